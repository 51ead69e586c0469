"""Our words for what does not fit where it stands, whoever found it."""

import re
from collections.abc import Collection

from engine.reading.instead import instead_of_key, instead_of_text
from engine.reading.nearest import quoted, suggestion
from engine.reading.parsed import Path

AN_ID = "lower-case words joined by hyphens"
ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
A_MAPPING = "a mapping of keys and values"
A_LIST = "a list such as [one, two]"
A_TEXT = "a text"


def named(path: Path) -> tuple[str, str]:
    """Return the key at which a value stands, and the same or that it is an item of a list there."""
    key = next((quoted(step) for step in reversed(path) if isinstance(step, str)), "the file")
    return key, f"an item of {key}" if path and isinstance(path[-1], int) else key


def unknown_key(key: str, known: Collection[str]) -> str:
    """Return what is said of a key, in backticks, that does not belong where it stands."""
    plain = key.split("`")[1]
    if plain in known:
        return f"the key {key} does not belong here; it stands elsewhere in such a file"
    advice = instead_of_key(plain)
    return f"there is no key {key}: {advice}" if advice else f"unknown key {key}{suggestion(plain, known)}"


def not_one_of(key: str, found: str, expected: Collection[str]) -> str:
    """Return what is said of a text that is none of those that are expected."""
    *others, last = (f"`{each}`" for each in expected)
    told = f"{', '.join(others)} or {last}" if others else last
    return f"{key} cannot be {quoted(found)}; it is one of {told}{suggestion(found, expected)}"


def wrong_text(key: str, found: str, meaning: str) -> str:
    """Return what is said of a text that is not what is meant."""
    if not found.strip():
        return f"{key} is empty; write something or leave the line out"
    advice = meaning == AN_ID and instead_of_text(found)
    if advice:
        return f"{quoted(found)} does not belong into {key}: {advice}"
    return f"{quoted(found)} does not belong into {key}, which takes {meaning}"


def wrong_shape(value: str, found: object, shape: str) -> str:
    """Return what is said of a value of another kind."""
    return f"{value} must be {shape}, but it is {_described(found)}"


def _described(found: object) -> str:
    match found:
        case "":
            return "empty"
        case str():
            return f"the text {quoted(found)}"
        case list():
            return "a list"
        case _:
            return "a mapping"
