"""A text that was read: lists, mappings and strings, each with its line, and what is wrong with it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from engine.errors import Fault
from engine.reading.nearest import quoted

UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no text file should have: all but the printable characters of YAML 1.1 (section 4.1.1)."""
DEEPEST = 12  #: how many lists and mappings may stand inside each other

Content = str | list["Content"] | dict[str, "Content"]
Path = tuple[str | int, ...]


@dataclass
class Parsed:
    """The content of a file."""

    name: str  #: how messages name the file
    content: Content | None = None  #: strings, lists and mappings; None if nothing could be read
    #: the line of each value and key by its path: `("rules", 0, "has")`
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)  #: what is wrong

    def line(self, path: Path) -> int:
        """Return the line of the nearest known place at or above a path."""
        known = tuple(step for step in path)
        while known and known not in self.lines:
            known = known[:-1]
        return self.lines.get(known, 1)

    def fault(self, message: str, *path: str | int) -> Fault:
        """Return what is wrong with a value, at its line."""
        return Fault(self.name, self.line(path), message)


class Builder:
    """Builds values from what a parser finds, without recursion, so that depth cannot hurt."""

    def __init__(self, name: str, passed_over: Collection[str] = ()) -> None:
        """Take the name by which messages call the file, and keys below which it may be deep as it likes."""
        self.result, self.whole, self._passed_over = Parsed(name), True, frozenset[str | int](passed_over)
        self._beyond = 0  #: how many lists and mappings are open that are too deep to be kept
        self._open: list[tuple[Path, list[Content] | dict[str, Content]]] = []
        self._key: list[str | None] = []

    def printable(self, text: str) -> bool:
        """Return whether a text holds nothing that no text should have; the first such character is told."""
        wrong = UNPRINTABLE.search(text)
        if wrong:
            line = len(text[: wrong.start() + 1].splitlines())
            self.fault(line, _control_character(wrong[0]))
        return not wrong

    def start(self, line: int, value: Content) -> bool:
        """Take in a text, or open a list or mapping; return whether to go on."""
        if self._beyond:
            self._beyond += not isinstance(value, str)
            return True
        if not isinstance(value, str):
            if self.awaits_key():
                self.fault(line, "a key must be a word, not a list or a mapping")
                return False
            if len(self._open) >= DEEPEST:
                if not self._passed_over.isdisjoint(self._open[-1][0]):
                    self._beyond = 1
                    self.value(line, "")
                    return True
                self.fault(line, f"is nested more than {DEEPEST} levels deep")
                return False
        self.value(line, value)
        return True

    def awaits_key(self) -> bool:
        """Return whether a key comes next."""
        return bool(self._open) and isinstance(self._open[-1][1], dict) and self._key[-1] is None

    def value(self, line: int, value: Content) -> None:
        """Put a value where it belongs: as a key, below a key, into a list, or as the whole."""
        path: Path = ()
        if self.awaits_key() and isinstance(value, str):
            self._take_key(line, value)
            return
        if self._open:
            parent_path, parent = self._open[-1]
            if isinstance(parent, dict):
                key = self._key[-1] or ""
                path, self._key[-1] = (*parent_path, key), None
                parent.setdefault(key, value)
            else:
                path = (*parent_path, len(parent))
                parent.append(value)
                self.result.lines.setdefault(path, line)
        else:
            self.result.content = value
            self.result.lines[()] = line
        if not isinstance(value, str):
            self._open.append((path, value))
            self._key.append(None)

    def close(self) -> None:
        """End the list or mapping that was opened last."""
        if self._beyond:
            self._beyond -= 1
            return
        self._open.pop()
        self._key.pop()

    def refuse(self, line: int, text: str) -> None:
        """Tell a character in a value that no text should have."""
        if wrong := UNPRINTABLE.search(text):
            self.fault(line, _control_character(wrong[0]))

    def _take_key(self, line: int, key: str) -> None:
        parent_path, parent = self._open[-1]
        first = self.result.lines.setdefault((*parent_path, key), line)
        if key in parent:
            self.fault(line, f"the key {quoted(key)} stands here a second time; the first is in line {first}")
        self._key[-1] = key

    def fault(self, line: int, message: str) -> None:
        """Tell what is wrong in a line."""
        self.result.faults.append(Fault(self.result.name, line, message))


def _control_character(character: str) -> str:
    """Return what is told of a character that no text should have."""
    return f"holds a control character (U+{ord(character):04X}); take it out"
