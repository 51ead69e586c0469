"""`find`: words of one's own in, the topics that go by them out."""

from typing import Annotated

import typer

from engine import finding
from engine.commands.arguments import DEFAULT_RULES, Output, Rules
from engine.errors import TreatmentOptionsError
from engine.reading.load import load_rulebook
from engine.rendering.as_found import render_json, render_text


def find(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="A name, initials, or words of your own.")
    ],
    output: Output = "text",
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Find the topics that go by some words, as the page does.

    It finds names and what people call a condition, and infers nothing from signs.
    Where the words speak of danger, the help block stands beside the answer.
    """
    text = " ".join(words)
    if not text.strip():
        message = "there are no words to look for; write a name, initials, or words of your own"
        raise TreatmentOptionsError(message)
    rulebook = load_rulebook(rules)
    render = render_json if output == "json" else render_text
    typer.echo(render(rulebook, finding.find(rulebook, text)), nl=False)
