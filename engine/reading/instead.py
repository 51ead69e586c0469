"""Advice on what to write for what rules cannot say: negation, OR, comparisons, ids with digits first."""

import re

NOTHING_IS_ABSENT = (
    "a rule asks only for what is there; write one with `cautions`, or make the opposite a term"
)
ONE_OF_SEVERAL = "write a rule for each (`each` does it in one), or a term of which all are a kind (`is-a`)"
BANDS = "a rule compares nothing; make each band a term, such as `age-65-or-older`, and ask for that"
ALL_OF_THEM = "the terms of a rule stand in the list `has`, and all of them must be there"
LETTER_FIRST = "an id begins with a letter; put a word in front"

COMMA = "within `{ }` a comma ends a text; put the text in quotation marks"
KEYS = {
    **dict.fromkeys(("unless", "not", "except", "without", "none", "none-of", "has-not"), NOTHING_IS_ABSENT),
    **dict.fromkeys(("any", "any-of", "or", "either", "one-of"), ONE_OF_SEVERAL),
    **dict.fromkeys(("all", "all-of", "and", "if", "when", "needs", "requires"), ALL_OF_THEM),
}
"""Keys that other notations have, with what says the same here."""
TEXTS = (
    (re.compile(r"[<>≤≥=]"), BANDS),
    (re.compile(r"^(not|no|without|unless)\s|^[!~-]", re.IGNORECASE), NOTHING_IS_ABSENT),
    (re.compile(r"\s(or)\s|\|", re.IGNORECASE), ONE_OF_SEVERAL),
    (re.compile(r"\s(and)\s|&", re.IGNORECASE), ALL_OF_THEM),
    (re.compile(r"^[0-9]+[a-z0-9-]*$"), LETTER_FIRST),
)
"""Mistakes in the place of an id, with what to write there; the first that is found counts."""


def instead_of_key(key: str) -> str:
    """Return what to write instead of a key, or nothing if no notation is known that has it."""
    return COMMA if len(key.split()) > 1 else KEYS.get(key.replace("_", "-").lower(), "")


def instead_of_text(text: str) -> str:
    """Return what to write instead of a text that stands where an id should, or nothing."""
    return next((advice for pattern, advice in TEXTS if pattern.search(text.strip())), "")
