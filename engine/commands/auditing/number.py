"""`audit number`: a new document, as statements to fill in."""

import re
from pathlib import Path
from typing import Annotated

import typer

from engine.commands.arguments import Output, OutputFormat
from engine.document.copy import read_copy
from engine.document.splitting import is_wrapped
from engine.document.splitting import number as numbered
from engine.rendering.as_statements import statements_as_json, statements_as_yaml


def number(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document, as plain text.")],
    prefix: Annotated[
        str,
        typer.Option(
            "--prefix", metavar="LETTERS", help="What ids begin with: capitals that no other source uses."
        ),
    ] = "S",
    wrapped: Annotated[
        bool, typer.Option("--wrapped", help="Join the lines of a paragraph; a blank line ends one.")
    ] = False,
    abbreviations: Annotated[
        list[str] | None,
        typer.Option(
            "--abbreviation",
            metavar="WORD",
            help="A word with a full stop that ends no sentence, such as Dr.; may be given several times.",
        ),
    ] = None,
    output: Output = OutputFormat.text,
) -> None:
    """Number the sentences of a document, and print them as a file of rules/sources to fill in.

    Each line that is not blank is split after a full stop, an exclamation mark or a question mark.
    Of each sentence only the first words are printed, five at most,
    with the count and the fingerprint of all of its words.
    What it says, in words of your own, is left empty, and so is its section.
    """
    if not re.fullmatch("[A-Z]+", prefix):
        message = f"`{prefix}` is not made of capitals from A to Z alone"
        raise typer.BadParameter(message, param_hint="--prefix")
    render = statements_as_json if output is OutputFormat.json else statements_as_yaml
    text = read_copy(file)
    if is_wrapped(text) and not wrapped:
        typer.echo(
            f"many lines of {file} end within a sentence; --wrapped joins those of a paragraph", err=True
        )
    typer.echo(render(numbered(text, prefix, wrapped=wrapped, abbreviations=abbreviations or ())), nl=False)
