"""Files that a visitor can ask for: each is made when it is asked for, in memory, and handed out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.rendering import fhir
from engine.saved_answers import sheet_of, to_json
from engine.serialization import indented
from ui.context import HTML, PDF, WORD, Context
from ui.printing.pdf import available, pdf
from ui.rendering import handout_file
from ui.views import compare
from ui.views.comparison_document import comparison_document, of_nobody
from ui.views.handout.compose import handout
from ui.views.handout.page import PAGE_FILE, PDF_FILE
from ui.views.saved_answers import ANSWERS, ANSWERS_FHIR


@dataclass(frozen=True)
class File:
    """A file: its name, which tells nothing of the answers, its media type, and its content."""

    name: str
    kind: str
    content: bytes


def make(context: Context, name: str) -> File | None:
    """Return a file, or None where there is none of this name, or none can be made of what is chosen."""
    if name not in MAKERS or name.rpartition(".")[2] in {PDF, WORD} - context.setting.formats:
        return None
    if name in {compare.FILE, compare.BLANK_FILE} and not context.marked(context.visit.compared):
        return None
    kind, maker = MAKERS[name]
    return File(name, kind, maker(context))


def formats() -> frozenset[str]:
    """Return the kinds of files that can be made by this process."""
    return frozenset({HTML, WORD} | ({PDF} if available() else set()))


def _answers(context: Context) -> bytes:
    """Return the answers as a file that this app and the command line take."""
    return to_json(sheet_of(context.rulebook, dict(context.visit.selections), context.visit.matters)).encode()


def _answers_fhir(context: Context) -> bytes:
    """Return the answers as a file that other systems take: FHIR R4, without anything of a person."""
    return indented(fhir.response(context.rulebook, dict(context.visit.selections))).encode()


def _comparison(context: Context) -> bytes:
    from ui.printing.comparison_file import comparison_file  # noqa: PLC0415 -- loaded when it is needed

    return comparison_file(comparison_document(context))


WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAKERS: Mapping[str, tuple[str, Callable[[Context], bytes]]] = {
    ANSWERS: ("application/json", _answers),
    ANSWERS_FHIR: ("application/fhir+json", _answers_fhir),
    compare.FILE: (WORD_FILE, _comparison),
    compare.BLANK_FILE: (WORD_FILE, lambda context: _comparison(of_nobody(context))),
    PDF_FILE: ("application/pdf", lambda context: pdf(handout(context))),
    PAGE_FILE: ("text/html", lambda context: handout_file(handout(context)).encode()),
}
"""The media type and the maker of each file, by its name."""
