"""The text of a copy, as its reader wrote it, cut at given words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.document.splitting import lines
from engine.document.words import words

_OPENS = "([{\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}«¿¡"
_CLOSES = tuple(".,;:!?…)]}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}»")
_WORD_WITH_MARKS = re.compile(rf"[\W_]*[^\W_]+(?:[^\w{re.escape(_OPENS)}]|_)*")
"""A word with the marks around it: between two words, what opens goes with the second."""


def cut(text: str, starts: Sequence[int]) -> tuple[str, ...]:
    """Return the pieces of a text, each on one line, without marks that stand on a line or at its end alone.

    `starts` holds the positions of the words with which pieces begin, in order, the first one 0.
    """
    cutter = _Cutter(starts)
    for line in lines(text) if starts else ():
        cutter.take_line(line.split())
    return tuple(" ".join("".join(piece).split()) for piece in cutter.pieces)


@dataclass
class _Cutter:
    starts: Sequence[int]
    count: int = 0
    current: int = 0
    pieces: list[list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.pieces = [[] for _ in self.starts]

    def take_line(self, runs: Sequence[str]) -> None:
        """Take what stands between the white space of a line; what has no word goes with the next word."""
        marks: list[str] = []
        begun = False
        for run in runs:
            if words(run):
                parts = _parts(run)
                self._take("".join(f"{each} " for each in marks) + parts[0])
                for part in parts[1:]:
                    self._take(part)
                self.pieces[self.current].append(" ")
                marks, begun = [], True
            elif begun and not marks and run.startswith(_CLOSES):
                self.pieces[self.current].append(f"{run} ")
            else:
                marks.append(run)

    def _take(self, part: str) -> None:
        while self.current + 1 < len(self.starts) and self.starts[self.current + 1] <= self.count:
            self.current += 1
        self.count += len(words(part))
        self.pieces[self.current].append(part)


def _parts(run: str) -> list[str]:
    """Return a run as words with their marks; whole, where that would change its words."""
    parts = _WORD_WITH_MARKS.findall(run)
    same = "".join(parts) == run and tuple(each for part in parts for each in words(part)) == words(run)
    return parts if same and parts else [run]
