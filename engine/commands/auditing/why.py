"""`audit why`: the proof behind each therapy, and the smallest changes that would change it."""

import shutil
import sys
from typing import Annotated

import typer

from engine.audit.why import why as reasons_why
from engine.commands.arguments import DEFAULT_RULES, Output, Rules, answers_in
from engine.errors import TreatmentOptionsError
from engine.inference import production
from engine.reading.folder import shown
from engine.reading.load import load_rulebook
from engine.reading.nearest import quoted, suggestion
from engine.rendering.as_json import render_why_json
from engine.rendering.tree import LINES, PLAIN, Strokes
from engine.rendering.why_text import render_why
from engine.rulebook import Rulebook


def why(
    sheet: Annotated[
        str,
        typer.Argument(metavar="SHEET", help="YAML or JSON such as {has: [TERM]}; - is standard input."),
    ],
    therapy: Annotated[
        str,
        typer.Argument(metavar="THERAPY", help="A therapy by its id; all without it.", show_default=False),
    ] = "",
    rules: Rules = DEFAULT_RULES,
    format_: Output = "text",
) -> None:
    """Tell as a tree why each therapy is listed or not, down to the answers and the statements.

    For what is listed: the smallest sets of answers whose removal takes it off.
    For what is not: the smallest sets of further answers that would list it.
    Both are exact, each therapy by itself.
    """
    rulebook = load_rulebook(rules)
    inference = production.infer(rulebook, answers_in(sheet, rulebook))
    proofs = reasons_why(rulebook, inference, known_therapy(rulebook, therapy))
    if format_ == "json":
        typer.echo(render_why_json(proofs), nl=False)
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
        typer.echo(render_why(proofs, _strokes(), width, shown(rules)), nl=False)


def known_therapy(rulebook: Rulebook, name: str) -> str:
    """Return the id of a therapy, or nothing for nothing.

    Raises:
        TreatmentOptionsError: no therapy has this id; the message names the nearest.
    """
    if not name or name in rulebook.therapy:
        return name
    called = {
        each: therapy.id for therapy in rulebook.therapies for each in (therapy.name, *therapy.also_called)
    }
    exact = next((found for each, found in called.items() if each.casefold() == name.casefold()), "")
    near = f"; did you mean `{exact}`?" if exact else suggestion(name, rulebook.therapy)
    raise TreatmentOptionsError(f"unknown therapy {quoted(name)}{near}")


def _strokes() -> Strokes:
    """Return lines for a terminal that can show them, plain characters for everything else."""
    if not sys.stdout.isatty():
        return PLAIN
    try:
        (LINES.child + LINES.last + LINES.below_child).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return LINES
