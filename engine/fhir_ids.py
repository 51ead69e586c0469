"""By what names other systems know the questionnaire of a rulebook, and the options of its questions.

There is no address on the web for them, so they are UUIDs made from the title of the rulebook:
the same rulebook has the same names on every machine, and one with another title has others.
"""

import re
from uuid import UUID, uuid5

from engine.rulebook import Rulebook
from engine.saved_answers import MadeWith
from engine.serialization import fingerprint

_OURS = UUID("6f3f3c0e-6a0e-4d0a-9a3b-5f0f6f6c2b51")
_VERSION = re.compile(r"(?P<version>.+)\+(?P<fingerprint>[0-9a-f]{64})")


def questionnaire_url(rulebook: Rulebook) -> str:
    """Return the canonical address of the questionnaire; it stays the same from version to version."""
    return uuid5(_OURS, rulebook.title).urn


def questionnaire_version(rulebook: Rulebook) -> str:
    """Return the version of the questionnaire: that of the rulebook, with its fingerprint behind a `+`."""
    return f"{rulebook.version}+{fingerprint(rulebook)}"


def option_system(rulebook: Rulebook, question: str) -> str:
    """Return the code system of the options of a question, which are unique within it."""
    return uuid5(uuid5(_OURS, rulebook.title), question).urn


def answers_to_us(rulebook: Rulebook, canonical: str) -> bool:
    """Return whether a canonical address, with or without a version, names our questionnaire."""
    return canonical.partition("|")[0] == questionnaire_url(rulebook)


def made_with(rulebook: Rulebook, canonical: str) -> MadeWith | None:
    """Return which version of the rulebook a canonical address names, or None if it does not say."""
    found = _VERSION.fullmatch(canonical.partition("|")[2])
    return MadeWith(rulebook.title, found["version"], found["fingerprint"]) if found else None
