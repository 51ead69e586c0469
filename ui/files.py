"""Files that a visitor can ask for: each is made when it is asked for, in memory, and handed out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui.context import HTML, PDF, WORD, Context
from ui.printing.pdf import available


@dataclass(frozen=True)
class File:
    """A file: its name, which tells nothing of the answers, its media type, and its content."""

    name: str
    kind: str
    content: bytes


MAKERS: Mapping[str, tuple[str, Callable[[Context], bytes]]] = {}
"""The media type and the maker of each file, by its name."""


def make(context: Context, name: str) -> File | None:
    """Return a file, or None where there is none of this name."""
    if name not in MAKERS:
        return None
    kind, maker = MAKERS[name]
    return File(name, kind, maker(context))


def formats() -> frozenset[str]:
    """Return the kinds of files that can be made by this process."""
    return frozenset({HTML, WORD} | ({PDF} if available() else set()))
