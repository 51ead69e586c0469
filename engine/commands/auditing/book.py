"""The option `--book` of `audit source`: the reader's copy as a book, on the reader's own disk."""

from pathlib import Path
from typing import Annotated

import typer

from engine.audit.sources.collation import Collation
from engine.commands.outcomes import refuse_to_overwrite, write_page
from engine.errors import TreatmentOptionsError
from engine.rendering.book import book_as_html, book_as_markdown

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
