"""`audit draft`: the scenarios that a rule asks for, to fill in."""

import json
from typing import Annotated

import typer

from engine.audit.testing.draft import Draft, drafts, scenario_file
from engine.commands.auditing.review import known_rules
from engine.commands.options import DEFAULT_RULES, Output, OutputFormat, Rules
from engine.reading.folder import shown
from engine.reading.load import load_rulebook
from engine.rendering.as_draft import render_drafts

EPILOG = "Example: treatment-options audit draft cbt-in-general"


def draft(
    name: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.", show_default=False)],
    rules: Rules = DEFAULT_RULES,
    format_: Output = OutputFormat.text,
) -> None:
    """Print the smallest case of a rule and its near misses as scenarios to fill in.

    A near miss leaves a term out, or has its parent or a sibling in its place.
    What comes out today stands there as a comment: what must come out is for the author to say,
    from the source and not from the program.
    """
    rulebook = load_rulebook(rules)
    known_rules(rulebook, [name])
    rule = rulebook.rule[name]
    made, file = drafts(rulebook, rule), scenario_file(rule).replace("rules/", f"{shown(rules)}/", 1)
    text = _as_json(made, file) if format_ is OutputFormat.json else render_drafts(made, rule, file)
    typer.echo(text, nl=False)


def _as_json(made: tuple[Draft, ...], file: str) -> str:
    cases = [{"what": each.what, "has": each.has, "today": dict(each.today)} for each in made]
    return json.dumps({"file": file, "cases": cases}, ensure_ascii=False, indent=2) + "\n"
