"""Answer sheets: YAML or JSON such as `{has: [TERM]}`, saved ones too, held against a rulebook.

A FHIR R4 QuestionnaireResponse is an answer sheet too. JSON is read without any library.
The command line is strict: whatever the rulebook does not know is a fault, with the nearest right name.
The app loads what was saved perhaps long ago: it takes what the rulebook still knows, and tells the rest.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from engine import saved_answers
from engine.errors import AnswersError, Fault
from engine.files import naming
from engine.reading.fhir import PASSED_OVER, TYPE, is_resource, read_response
from engine.reading.folder import shown
from engine.reading.json_text import not_json, read_json
from engine.reading.misfits import marks_without_answer, misfits
from engine.reading.parsed import Parsed
from engine.reading.plain_text import LARGEST, decode, read_text
from engine.reading.shapes import Items, Record, Table, Words, faults
from engine.reading.written import Name, Pick, Written
from engine.rulebook import Rulebook
from engine.saved_answers import answer_sheet

STANDARD_INPUT = "-"
LARGEST_SAVED = 100_000
"""The most bytes that a file may have to be loaded in the app; what the app saves is far smaller."""
MOST_SAVED = 1_000  #: the most answers of such a file: a visit holds each that it does not know
_NAMES = Items(Words())
SHEET = Record(
    {
        "has": _NAMES,
        "picked": Table(_NAMES),
        "matters": _NAMES,
        "rulebook": Record(
            {
                "title": Words(),
                "version": Words(),
                "fingerprint": Words(r"^[0-9a-f]{64}\Z", "the 64 hex digits of a fingerprint"),
            },
            needed=frozenset({"title", "version", "fingerprint"}),
        ),
    },
    needed=frozenset({"has"}),
)
"""An answer sheet: the terms that are true of the person, and what else a person may have saved."""


@dataclass(frozen=True)
class Read:
    """An answer sheet without faults."""

    has: frozenset[str]  #: the terms that are true of the person
    #: the entries in a person's file that were not taken in, each with its place
    left_out: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Saved:
    """A saved answer sheet, as far as a rulebook knows it."""

    loaded: saved_answers.Loaded  #: what the rulebook still knows of it, and all that it does not
    #: the entries in a person's file that were not taken in, by its name there
    left_out: tuple[str, ...] = ()


def read_answers(source: str, rulebook: Rulebook) -> Read:
    """Return the answers in a file, or in standard input where the file is `-`.

    Raises:
        AnswersError: the sheet cannot be used; it carries every fault.
        TreatmentOptionsError: standard input cannot be read.
    """
    if source == STANDARD_INPUT:
        name, text = "standard input", _standard_input()
    else:
        name = shown(Path(source))
        text = read_text(Path(source), name)
    if isinstance(text, Fault):
        raise AnswersError((text,))
    return parse_answers(text, name, rulebook)


def _standard_input() -> str | Fault:
    if sys.stdin is None:  # as Python makes it where it was closed
        return Fault("standard input", 0, "is closed; send the answers into it, or name a file")
    with naming(Path("standard input"), "read"):
        return decode(sys.stdin.buffer.read(LARGEST + 1), "standard input")


def parse_answers(text: str, name: str, rulebook: Rulebook) -> Read:
    """Return the answers in a text of YAML or JSON, which messages call by the name.

    Raises:
        AnswersError: the sheet cannot be used; it carries every fault.
    """
    written = _written(text, name, rulebook)
    wrong = [written.parsed.fault(message, *at.path) for at, message in misfits(written, rulebook)]
    if wrong:
        raise AnswersError(tuple(wrong))
    has = answer_sheet(rulebook, written.picks) if written.has is None else {each.id for each in written.has}
    return Read(
        has=frozenset(has),
        left_out=tuple(
            written.parsed.fault(f"`{each.id}` was left out; answers come in without the person", *each.path)
            for each in written.left_out
        ),
    )


def load_saved(content: bytes, rulebook: Rulebook) -> Saved:
    """Return what a rulebook still knows of a saved sheet in YAML or JSON; the content may be anything.

    Raises:
        AnswersError: it is no answer sheet; it carries every fault, none with the name of a file.
    """
    if len(content) > LARGEST_SAVED:
        raise AnswersError(
            (Fault("", 0, f"is larger than {LARGEST_SAVED:,} bytes, so it is no saved sheet"),)
        )
    text = decode(content, "")
    if isinstance(text, Fault):
        raise AnswersError((text,))
    written = _written(text, "", rulebook)
    unfit = list(marks_without_answer(written))
    if unfit:
        raise AnswersError(tuple(written.parsed.fault(message, *at.path) for at, message in unfit))
    if len(written.has or ()) + len(written.picked or ()) + len(written.matters) > MOST_SAVED:
        message = f"holds more than {MOST_SAVED:,} answers, so it is no saved sheet"
        raise AnswersError((Fault("", 0, message),))
    loaded = saved_answers.load(
        rulebook,
        has=None if written.has is None else [each.id for each in written.has],
        picked=written.picks,
        matters=[each.id for each in written.matters],
        made_with=written.made_with,
    )
    return Saved(loaded, tuple(each.id for each in written.left_out))


def _written(text: str, name: str, rulebook: Rulebook) -> Written:
    parsed = _parsed(text, name)
    if is_resource(parsed):
        written, found = read_response(parsed, rulebook)
    else:
        found = faults(SHEET, parsed)
        written = None if found else _of_sheet(parsed)
    if written is None or found:
        raise AnswersError(tuple(found))
    return written


def _parsed(text: str, name: str) -> Parsed:
    """Return what stands in a text of JSON or YAML; a fault in one is not told as one of the other."""
    wrong = not_json(text)
    if not wrong:
        return read_json(text, name, PASSED_OVER)
    is_xml = text.lstrip().startswith("<")
    if is_xml:
        wrong = 0, "is XML or HTML, which is not read; save the answers as JSON"
    refused = Parsed(name, faults=[Fault(name, *wrong)])
    if is_xml or f'"{TYPE}"' in text:
        return refused
    if find_spec("yaml") is None:  # so it is in a visitor's own browser
        return Parsed(name, faults=[Fault(name, 0, "is not JSON, which is all that can be read here")])
    from engine.reading.yaml_text import read_yaml  # noqa: PLC0415 -- loaded where it is to be had

    parsed = read_yaml(text, name)
    return refused if parsed.content is None and re.match(r'\s*[{[]\s*"', text) else parsed


def _of_sheet(parsed: Parsed) -> Written:
    sheet: Any = parsed.content
    made = sheet.get("rulebook")
    return Written(
        has=tuple(_names(sheet, "has")),
        picked=tuple(_picks(sheet["picked"])) if "picked" in sheet else None,
        matters=tuple(_names(sheet, "matters")),
        made_with=saved_answers.MadeWith(**made) if made else None,
        parsed=parsed,
    )


def _names(sheet: dict[str, list[str]], key: str) -> Iterator[Name]:
    return (Name(each, (key, number)) for number, each in enumerate(sheet.get(key, ())))


def _picks(picked: dict[str, list[str]]) -> Iterator[Pick]:
    for question, options in picked.items():
        for number, option in enumerate(options):
            yield Pick(Name(question, ("picked", question)), Name(option, ("picked", question, number)))
