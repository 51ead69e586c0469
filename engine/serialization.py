"""The checked rulebook as one JSON file, and its fingerprint; neither needs pydantic or YAML."""

import hashlib
import json
from functools import cache
from typing import Any

from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from engine.errors import TreatmentOptionsError
from engine.rulebook import Conclusion, Rulebook


def to_json(rulebook: Rulebook) -> str:
    """Return the rulebook as JSON: the same rulebook gives the same bytes, on every machine."""
    plain = converter().unstructure(rulebook)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Rulebook:
    """Return the rulebook that was written to JSON.

    Raises:
        TreatmentOptionsError: the text is not a rulebook that this version wrote.
    """
    try:
        made: Rulebook = converter().structure(json.loads(text), Rulebook)
    except Exception as error:  # a text of any kind can come in here, and any way to fail means the same
        message = "this is not a rulebook in JSON that this version wrote; write it anew from the rule files"
        raise TreatmentOptionsError(message) from error
    return made


def fingerprint(rulebook: Rulebook) -> str:
    """Return the SHA-256 of the rulebook's JSON form in UTF-8, as 64 hex digits."""
    return hashlib.sha256(to_json(rulebook).encode()).hexdigest()


def indented(value: object) -> str:
    """Return plain values as the JSON that other programs and people are given, ending with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@cache
def converter(*unions: Any) -> Converter:  # noqa: ANN401 -- there is no type of unions
    """Return what turns frozen values into lists and mappings, and back.

    A value of several possible kinds, such as a conclusion, carries the name of its own.
    """
    made = Converter(unstruct_collection_overrides={tuple: list, frozenset: sorted}, forbid_extra_keys=True)
    for union in (Conclusion, *unions):
        configure_tagged_union(
            union, made, tag_name="concludes", tag_generator=lambda kind: kind.__name__.lower()
        )
    return made
