"""Answer sheets: YAML or JSON such as `{has: [depression]}`, saved ones too, held against a rulebook.

A FHIR R4 QuestionnaireResponse is an answer sheet too.
The command line is strict: whatever the rulebook does not know is a fault, with the nearest right name.
The app loads what was saved perhaps long ago: it takes what the rulebook still knows, and tells the rest.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import saved_answers
from engine.errors import AnswersError, Fault
from engine.questionnaire import answer_sheet
from engine.reading.documents import Document, fitted
from engine.reading.fhir import is_resource, read_response
from engine.reading.folder import shown
from engine.reading.forms.sheets import AnswerSheetForm
from engine.reading.misfits import marks_without_answer, misfits
from engine.reading.plain_text import LARGEST, decode, read_text
from engine.reading.written import Name, Pick, Written
from engine.reading.yaml_text import read_yaml
from engine.rulebook import Rulebook

STANDARD_INPUT = "-"
LARGEST_SAVED = 100_000
"""The most bytes that a file may have to be loaded in the app; what the app saves is far smaller."""
SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""How JSON may write one character that does not fit into four hex digits."""


@dataclass(frozen=True)
class Read:
    """An answer sheet without faults."""

    has: frozenset[str]  #: the terms that are true of the person
    #: what stood in the file of a person and was not taken in, each with its place
    left_out: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Saved:
    """A saved answer sheet, as far as a rulebook knows it."""

    loaded: saved_answers.Loaded  #: what the rulebook still knows of it, and all that it does not
    #: what stood in the file of a person and was not taken in, by its name there
    left_out: tuple[str, ...] = ()


def read_answers(source: str, rulebook: Rulebook) -> Read:
    """Return the answers in a file, or in standard input where the file is `-`.

    Raises:
        AnswersError: the sheet cannot be used; it carries every fault.
    """
    if source == STANDARD_INPUT:
        text, name = decode(sys.stdin.buffer.read(LARGEST + 1), "standard input"), "standard input"
    else:
        name = shown(Path(source))
        text = read_text(Path(source), name)
    if isinstance(text, Fault):
        raise AnswersError((text,))
    return parse_answers(text, name, rulebook)


def parse_answers(text: str, name: str, rulebook: Rulebook) -> Read:
    """Return the answers in a text of YAML or JSON, which messages call by the name.

    Raises:
        AnswersError: the sheet cannot be used; it carries every fault.
    """
    written = _written(text, name, rulebook)
    faults = [written.document.fault(message, *at.path) for at, message in misfits(written, rulebook)]
    if faults:
        raise AnswersError(tuple(faults))
    has = answer_sheet(rulebook, written.picks) if written.has is None else {each.id for each in written.has}
    return Read(
        has=frozenset(has),
        left_out=tuple(
            written.document.fault(
                f"`{each.id}` was left out; answers come in without the person", *each.path
            )
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
        raise AnswersError(tuple(written.document.fault(message, *at.path) for at, message in unfit))
    loaded = saved_answers.load(
        rulebook,
        has=None if written.has is None else [each.id for each in written.has],
        picked=written.picks,
        matters=[each.id for each in written.matters],
        made_with=written.made_with,
    )
    return Saved(loaded, tuple(each.id for each in written.left_out))


def _written(text: str, name: str, rulebook: Rulebook) -> Written:
    yaml = read_yaml(_as_yaml(text), name)
    if is_resource(yaml) and not yaml.faults:
        written, faults = read_response(yaml, name, rulebook)
    else:
        document, faults = fitted(AnswerSheetForm, yaml, name, name)
        written = _of_sheet(document) if document else None
    if written is None or faults:
        raise AnswersError(tuple(faults))
    return written


def _of_sheet(document: Document[AnswerSheetForm]) -> Written:
    form, made = document.form, document.form.rulebook
    return Written(
        has=tuple(Name(each, ("has", number)) for number, each in enumerate(form.has)),
        picked=None if form.picked is None else tuple(_picks(form.picked)),
        matters=tuple(Name(each, ("matters", number)) for number, each in enumerate(form.matters)),
        made_with=saved_answers.MadeWith(made.title, made.version, made.fingerprint) if made else None,
        document=document,
    )


def _picks(picked: dict[str, list[str]]) -> Iterator[Pick]:
    for question, options in picked.items():
        for number, option in enumerate(options):
            yield Pick(Name(question, ("picked", question)), Name(option, ("picked", question, number)))


def _as_yaml(text: str) -> str:
    """Return JSON that is indented with tabs, or escapes characters in two halves, as YAML takes it too."""
    if text.lstrip()[:1] != "{":
        return text
    text = re.sub(r"(?m)^[ \t]+", lambda found: found[0].replace("\t", " "), text)
    return SURROGATES.sub(lambda found: str(json.loads(f'"{found[0]}"')), text)
