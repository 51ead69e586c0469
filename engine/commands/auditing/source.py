"""`audit source`: the statements held against a copy of the document."""

from pathlib import Path
from typing import Annotated

import typer

from engine.audit.sources.collation import collate
from engine.commands.arguments import DEFAULT_RULES, Force, Output, OutputFormat, Rules
from engine.commands.auditing.book import BookFile, check_book, write_book
from engine.document.copy import read_copy
from engine.errors import RulebookError
from engine.reading.folder import shown
from engine.reading.load import load_rulebook, load_statements
from engine.rendering.collation import collation_as_json, collation_as_text
from engine.rulebook import Rulebook


def source(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Your copy of the source document, as plain text.")
    ],
    book: BookFile = None,
    force: Force = False,
    rules: Rules = DEFAULT_RULES,
    output: Output = OutputFormat.text,
) -> None:
    """Hold the statements against a copy of the document; the copy is only read, never kept.

    Every statement is looked for by the fingerprint of its words, in order.
    So layout, quotation marks, dashes and bullets do not matter.
    Every changed, added or missing word does.
    The statements may stand alone: what rests on them is shown as soon as all of the rulebook loads.
    """
    if book:
        check_book(book, file, force=force)
    text = read_copy(file)
    collation = collate(_rulebook(rules), text)
    render = collation_as_json if output is OutputFormat.json else collation_as_text
    typer.echo(render(collation, shown(rules)), nl=False)
    if book:
        write_book(book, collation, force=force)
        typer.echo(f"{shown(book)} written", err=True)
    raise typer.Exit(1 if collation.damaged or collation.new else 0)


def _rulebook(rules: Path) -> Rulebook:
    """Return the rulebook or, as long as it does not load, its statements alone; and say so."""
    try:
        return load_rulebook(rules)
    except RulebookError as error:
        alone = load_statements(rules)
        count = len(error.faults)
        faults = f"{count:,} fault{'' if count == 1 else 's'} elsewhere in {shown(rules)}"
        typer.echo(f"{faults}: what rests on a statement is not known (`audit check` says more)", err=True)
        return alone
