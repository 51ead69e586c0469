"""`audit mutants`: which small breaks of the rules would no scenario notice?"""

import typer

from engine.audit.testing.mutants import MutantReport, break_rules, unnoticed_breaks
from engine.audit.testing.scenario_runs import ScenarioRuns
from engine.commands.arguments import DEFAULT_RULES, Output, OutputFormat, Rules
from engine.commands.outcomes import print_findings, watching
from engine.reading.folder import shown
from engine.reading.load import load_folder
from engine.rendering.citing import file_of
from engine.rule_folder import RuleScenario
from engine.serialization import indented


def mutants(rules: Rules = DEFAULT_RULES, format_: Output = OutputFormat.text) -> None:
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
    if format_ is OutputFormat.json:
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
