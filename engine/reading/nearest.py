"""The nearest right name for a mistyped one."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(wrong: str, right: Iterable[str]) -> str:
    """Return ``; did you mean `name`?`` for the nearest right name, or nothing if none is near."""
    names = {name.lower(): name for name in sorted(set(right), key=lambda name: (len(name), name))}
    near = get_close_matches(wrong.lower(), names, n=1, cutoff=0.6)
    return f"; did you mean `{names[near[0]]}`?" if near else ""


def quoted(value: str, longest: int = 60) -> str:
    """Return what an author wrote in backticks, on one line and shortened."""
    return f"`{one_line(value, longest)}`"


def one_line(value: str, longest: int = 60) -> str:
    """Return a foreign text on one line, shortened, without marks that are not seen or turn the writing."""
    line = "".join(each if each.isprintable() else " " for each in " ".join(value.split()))
    return f"{line[:longest]}…" if len(line) > longest else line
