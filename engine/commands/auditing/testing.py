"""`audit test`, `audit mutants` and `audit draft`: scenarios run, held against broken rules, and drafted."""

from typing import Annotated

import typer

from engine.audit.testing.draft import Draft, drafts, missing_drafts, scenario_file
from engine.audit.testing.mutants import MutantReport, break_rules, unnoticed_breaks
from engine.audit.testing.scenario_runs import ScenarioRuns
from engine.audit.testing.scenarios import run_scenarios
from engine.commands.arguments import DEFAULT_RULES, Output, Rules
from engine.commands.auditing.prove import evaluators_of
from engine.commands.auditing.review import known_rules
from engine.commands.outcomes import as_values, count_in_words, print_findings, watching
from engine.reading.folder import shown
from engine.reading.load import load_folder
from engine.rendering.citing import file_of
from engine.rendering.rule_files import render_drafts
from engine.rule_folder import RuleScenario, SearchScenario
from engine.serialization import indented


def run(rules: Rules = DEFAULT_RULES, output: Output = "text") -> None:
    """Run every scenario through both evaluators, and search for every phrase; each must come out exactly."""
    folder = load_folder(rules)
    every = evaluators_of(folder.rulebook)
    evaluators = {name: every[name] for name in ("experta", "reference")}
    findings = tuple(run_scenarios(folder.rulebook, folder.scenarios, evaluators))
    if output == "json":
        values = {"scenarios": len(folder.scenarios), "findings": as_values(findings, shown(rules))}
        typer.echo(indented(values), nl=False)
    else:
        print_findings(findings, rules)
        phrases = sum(isinstance(each, SearchScenario) for each in folder.scenarios)
        ran = f"{len(folder.scenarios) - phrases} scenarios, each with {' and '.join(evaluators)}"
        searched = f", and {phrases} phrases of the search" if phrases else ""
        typer.echo(f"{ran}{searched}: {count_in_words(findings)}")
    raise typer.Exit(1 if findings else 0)


def mutants(rules: Rules = DEFAULT_RULES, format_: Output = "text") -> None:
    """Break every rule in every small way, and find the breaks that no scenario notices.

    A rule is dropped; it loses a term, gains one, or has a parent or a child of one in its place;
    it lists with another standing, with or without `alongside`; it loses a citation.

    Which breaks change nothing is known exactly, over all answer sheets that name any terms,
    derived ones too: these are not counted. Notes and fits count where their therapy is listed.
    What the rule files would refuse counts as noticed.
    """
    folder = load_folder(rules)
    runs = ScenarioRuns.of(folder.rulebook, folder.scenarios)
    watch = watching("Breaking rules")
    report = sum(break_rules(runs, watch(folder.rulebook.rules)), MutantReport())
    findings = tuple(unnoticed_breaks(report))
    if format_ == "json":
        typer.echo(_as_json(report, runs.failing, shown(rules)), nl=False)
    else:
        print_findings(findings, rules)
        typer.echo(_sum(report, len(runs.failing)), nl=False)
    raise typer.Exit(1 if findings or runs.failing else 0)


def _sum(report: MutantReport, failing: int) -> str:
    lines = (
        f"{report.breaks:,} breaks: {report.noticed:,} noticed by scenarios, "
        f"{report.refused:,} refused by the files, "
        f"{report.harmless:,} change nothing on any sheet, {len(report.unnoticed):,} unnoticed\n"
    )
    if failing:
        fail = "1 scenario fails" if failing == 1 else f"{failing:,} scenarios fail"
        notices = "notices" if failing == 1 else "notice"
        lines += f"{fail} as things stand and {notices} nothing; run `audit test` first\n"
    return lines


def _as_json(report: MutantReport, failing: tuple[RuleScenario, ...], rules: str) -> str:
    values = {
        "breaks": report.breaks,
        "noticed": report.noticed,
        "refused": report.refused,
        "harmless": report.harmless,
        "unnoticed": [
            {
                "rule": each.mutant.rule.id,
                "how": each.mutant.how,
                "sheet": sorted(each.sheet),
                "file": file_of(each.mutant.rule.place, rules),
                "line": each.mutant.rule.place.line,
            }
            for each in report.unnoticed
        ],
        "failing": [each.name for each in failing],
    }
    return indented(values)


def draft(
    name: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.", show_default=False)] = "",
    missing: Annotated[
        bool, typer.Option("--missing", help="Draft all that is missing, for every rule at once.")
    ] = False,
    rules: Rules = DEFAULT_RULES,
    format_: Output = "text",
) -> None:
    """Print the smallest case of a rule and its near misses as scenarios to fill in.

    A near miss leaves a term out, or has its parent or a sibling in its place.
    Each case is a sheet that a visitor can give, unless no answers bring its terms about.
    What comes out today stands there as a comment: what must come out is for the author to say,
    from the source and not from the program.
    With --missing: the cases of each rule that no scenario sees fire, or none comes near, by file.
    """
    if bool(name) == missing:
        raise typer.BadParameter("name a rule, or say --missing", param_hint="RULE")
    folder = load_folder(rules)
    if missing:
        found = missing_drafts(folder.rulebook, folder.scenarios)
    else:
        known_rules(folder.rulebook, [name])
        rule = folder.rulebook.rule[name]
        found = {scenario_file(rule): drafts(folder.rulebook, rule)}
    files = {file.replace("rules/", f"{shown(rules)}/", 1): made for file, made in found.items()}
    if format_ == "json":
        values = [_as_value(file, made) for file, made in files.items()]
        output = indented(values if missing else values[0])
    else:
        output = "\n\n".join(render_drafts(made, file) for file, made in files.items())
    typer.echo(output or "nothing is missing\n", nl=False)


def _as_value(file: str, made: tuple[Draft, ...]) -> dict[str, object]:
    cases = [{"what": each.what, "has": each.has, "today": dict(each.today)} for each in made]
    return {"file": file, "cases": cases}
