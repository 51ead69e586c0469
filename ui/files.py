"""Files that a visitor can ask for: each is made when it is asked for, in memory, and handed out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.rendering import fhir
from engine.saved_answers import sheet_of, to_json
from ui.context import HTML, PDF, WORD, Context
from ui.printing.pdf import available

ANSWERS, ANSWERS_FHIR = "answers.json", "answers-fhir.json"
"""The names of the files of saved answers."""


@dataclass(frozen=True)
class File:
    """A file: its name, which tells nothing of the answers, its media type, and its content."""

    name: str
    kind: str
    content: bytes


def make(context: Context, name: str) -> File | None:
    """Return a file, or None where there is none of this name."""
    if name not in MAKERS:
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
    return fhir.to_json(fhir.response(context.rulebook, dict(context.visit.selections))).encode()


MAKERS: Mapping[str, tuple[str, Callable[[Context], bytes]]] = {
    ANSWERS: ("application/json", _answers),
    ANSWERS_FHIR: ("application/fhir+json", _answers_fhir),
}
"""The media type and the maker of each file, by its name."""
