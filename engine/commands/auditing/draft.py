"""`audit draft`: the scenarios that a rule asks for, to fill in."""

from typing import Annotated

import typer

from engine.audit.testing.draft import Draft, drafts, missing_drafts, scenario_file
from engine.commands.arguments import DEFAULT_RULES, Output, OutputFormat, Rules
from engine.commands.auditing.review import known_rules
from engine.reading.folder import shown
from engine.reading.load import load_folder
from engine.rendering.as_draft import render_drafts
from engine.serialization import indented


def draft(
    name: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.", show_default=False)] = "",
    missing: Annotated[
        bool, typer.Option("--missing", help="Draft all that is missing, for every rule at once.")
    ] = False,
    rules: Rules = DEFAULT_RULES,
    format_: Output = OutputFormat.text,
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
    if format_ is OutputFormat.json:
        values = [_as_value(file, made) for file, made in files.items()]
        output = indented(values if missing else values[0])
    else:
        output = "\n\n".join(render_drafts(made, file) for file, made in files.items())
    typer.echo(output or "nothing is missing\n", nl=False)


def _as_value(file: str, made: tuple[Draft, ...]) -> dict[str, object]:
    cases = [{"what": each.what, "has": each.has, "today": dict(each.today)} for each in made]
    return {"file": file, "cases": cases}
