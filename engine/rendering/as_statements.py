"""The statements of a new document, as YAML to fill in and as JSON."""

import json
import re
from collections.abc import Iterable

from engine.document.splitting import Piece
from engine.serialization import indented

HEAD = """\
# yaml-language-server: $schema=../schema/source.schema.json
# Fill in what is empty.
# Where a sentence carries no fact, put `not-encoded:` with the reason in place of `says:`.
title:
publisher:
taken:
owner:
review-months:
next-review:
limits:
statements:
"""
"""The head of a source, to fill in."""
PLAIN = re.compile(r"[^\W\d_][\w,.'-]*( [\w.'-][\w,.'-]*)*")  #: a text that needs no quotation marks in YAML


def statements_as_yaml(pieces: Iterable[Piece]) -> str:
    """Return the file of a source to fill in; as it is, no rulebook would load with it."""
    return HEAD + "".join(map(_statement, pieces))


def statements_as_json(pieces: Iterable[Piece]) -> str:
    """Return what is known of each statement without its text, ending with a line end."""
    values = [
        {"id": each.id, "opens": each.opens, "words": each.words, "sha256": each.sha256} for each in pieces
    ]
    return indented({"statements": values})


def _statement(piece: Piece) -> str:
    return (
        f"  - id: {piece.id}\n"
        "    section:\n"
        f"    opens: {_scalar(piece.opens)}\n"
        f"    words: {piece.words}\n"
        f"    sha256: {_scalar(piece.sha256)}\n"
        "    says:\n"
    )


def _scalar(text: str) -> str:
    is_plain = PLAIN.fullmatch(text) or re.fullmatch("[0-9a-f]+", text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)
