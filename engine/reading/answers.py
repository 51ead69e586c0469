"""Answer sheets: YAML or JSON such as `{has: [depression]}`, held against a rulebook."""

import re
import sys
from pathlib import Path

from engine.errors import AnswersError, Fault
from engine.reading.documents import read_document
from engine.reading.folder import shown
from engine.reading.forms.scenarios import AnswerSheetForm
from engine.reading.nearest import quoted, suggestion
from engine.reading.plain_text import LARGEST, decode, read_text
from engine.rulebook import Rulebook

STANDARD_INPUT = "-"


def read_answers(source: str, rulebook: Rulebook) -> frozenset[str]:
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


def parse_answers(text: str, name: str, rulebook: Rulebook) -> frozenset[str]:
    """Return the answers in a text.

    Args:
        text: YAML or JSON.
        name: how messages name it.
        rulebook: what the answers must be terms of.

    Raises:
        AnswersError: the sheet cannot be used; it carries every fault.
    """
    document, faults = read_document(AnswerSheetForm, _without_leading_tabs(text), name, name)
    if document is not None:
        faults += [
            document.fault(f"unknown term {quoted(term)}{suggestion(term, rulebook.term)}", "has", number)
            for number, term in enumerate(document.form.has)
            if term not in rulebook.term
        ]
    if document is None or faults:
        raise AnswersError(tuple(faults))
    return frozenset(document.form.has)


def _without_leading_tabs(text: str) -> str:
    """Return JSON that is indented with tabs in a form that YAML takes too."""
    return (
        re.sub(r"(?m)^[ \t]+", lambda found: found[0].replace("\t", " "), text)
        if text.lstrip()[:1] == "{"
        else text
    )
