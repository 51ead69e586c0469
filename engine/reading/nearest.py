"""The nearest right name for a mistyped one."""

from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import name

SPACES = {" ": "a space", "\n": "a line end", "\t": "a tab"}


def suggestion(wrong: str, right: Iterable[str]) -> str:
    """Return ``; did you mean `name`?`` for the nearest right name, or nothing if none is near."""
    names = {name.lower(): name for name in sorted(set(right), key=lambda name: (len(name), name))}
    near = get_close_matches(wrong.lower(), names, n=1, cutoff=0.6)
    return f"; did you mean `{names[near[0]]}`?" if near else ""


def quoted(value: str, longest: int = 60) -> str:
    """Return what an author wrote in backticks, on one line and shortened, and what is not seen in a word."""
    return f"`{one_line(value, longest)}`{_unseen(value)}"


def _unseen(value: str) -> str:
    """Return the characters of a word that are not seen, or look like letters of its own script."""
    is_latin = any(each.isascii() and each.isalpha() for each in value)
    if len(value.split()) != 1 or not is_latin:
        return ""
    told = [
        SPACES.get(each, f"U+{ord(each):04X}")
        for each in dict.fromkeys(value)
        if each.isspace() or not each.isprintable() or (each.isalpha() and "LATIN" not in name(each, "LATIN"))
    ]
    return f" (with {', '.join(told[:3])})" if told else ""


def one_line(value: str, longest: int = 60) -> str:
    """Return a foreign text on one line, shortened, without marks that are not seen or turn the writing."""
    line = "".join(each if each.isprintable() else " " for each in " ".join(value.split()))
    return f"{line[:longest]}…" if len(line) > longest else line
