"""`audit source` and `audit number`: statements held against a copy of the document, and a new document."""

import re
from pathlib import Path
from typing import Annotated

import typer

from engine.audit.sources.collation import Collation, collate
from engine.commands.arguments import DEFAULT_RULES, Force, Output, Rules
from engine.commands.outcomes import refuse_to_overwrite, write_page
from engine.document.copy import read_copy
from engine.document.splitting import is_wrapped
from engine.document.splitting import number as numbered
from engine.errors import RulebookError, TreatmentOptionsError
from engine.reading.folder import shown
from engine.reading.load import load_rulebook, load_statements
from engine.rendering.book import book_as_html, book_as_markdown
from engine.rendering.collation import collation_as_json, collation_as_text
from engine.rendering.rule_files import statements_as_json, statements_as_yaml
from engine.rulebook import Rulebook

RENDERERS = {".html": book_as_html, ".md": book_as_markdown}
"""The renderers of a book, by the ending of its file."""


def _with_known_ending(path: Path | None) -> Path | None:
    if path and path.suffix.lower() not in RENDERERS:
        raise typer.BadParameter(f"`{path}` must end in {' or '.join(RENDERERS)}")
    return path


BookFile = Annotated[
    Path | None,
    typer.Option(
        "--book",
        metavar="OUT",
        callback=_with_known_ending,
        help="Write your copy as a book (.html, .md): what rests on each sentence, or why nothing does.",
    ),
]


def source(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Your copy of the source document, as plain text.")
    ],
    book: BookFile = None,
    force: Force = False,
    rules: Rules = DEFAULT_RULES,
    output: Output = "text",
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
    render = collation_as_json if output == "json" else collation_as_text
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


def check_book(out: Path, copy: Path, *, force: bool) -> None:
    """Make sure that a book may be written, before the work begins; never over the copy of the document.

    Raises:
        TreatmentOptionsError: it may not be written.
    """
    if out.exists() and copy.exists() and out.samefile(copy):
        raise TreatmentOptionsError(f"`{out}` is your copy of the document; name another file for the book")
    refuse_to_overwrite(out, force=force)


def write_book(out: Path, collation: Collation, *, force: bool) -> None:
    """Write a copy of a document as a book, in the form that the ending of the file names.

    Raises:
        TreatmentOptionsError: it cannot be written.
    """
    write_page(out, RENDERERS[out.suffix.lower()](collation), force=force)


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
    output: Output = "text",
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
    render = statements_as_json if output == "json" else statements_as_yaml
    text = read_copy(file)
    if is_wrapped(text) and not wrapped:
        typer.echo(
            f"many lines of {file} end within a sentence; --wrapped joins those of a paragraph", err=True
        )
    typer.echo(render(numbered(text, prefix, wrapped=wrapped, abbreviations=abbreviations or ())), nl=False)
