"""A text as words with their lines, and where one piece of it ends and the next begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from engine.document.splitting import lines, sentences
from engine.document.words import words


class Break(IntEnum):
    """What stands between a word and the word before it, weakest first."""

    NONE = 0
    LINE = 1
    BLANK_LINE = 2
    SENTENCE = 3


@dataclass(frozen=True)
class Layout:
    """The words of a document in order, each with where it stands.

    Attributes:
        words: as `engine.document.words.words` gives them.
        lines: for each word the line that it stands on, from 1.
        breaks: for each word what stands before it; one more for the end of the document.
    """

    words: tuple[str, ...]
    lines: tuple[int, ...]
    breaks: tuple[Break, ...]

    def strongest_inside(self, start: int, end: int) -> Break:
        """Return the strongest break of layout inside a run of words, not counting ends of sentences."""
        inside = self.breaks[start + 1 : end]
        return max((each for each in inside if each is not Break.SENTENCE), default=Break.NONE)

    def boundaries(self, within: Break) -> frozenset[int]:
        """Return the positions between words at which a piece may begin or end.

        Args:
            within: the strongest break that occurs inside a sentence of this copy:
                where lines are wrapped, the end of a line says nothing.
        """
        return frozenset(position for position, each in enumerate(self.breaks) if each > within)


def lay_out(text: str) -> Layout:
    """Return the words of a text with their lines and the breaks between them."""
    every: list[str] = []
    where: list[int] = []
    breaks: list[Break] = []
    before = Break.SENTENCE
    for number, line in enumerate(lines(text), start=1):
        for piece in sentences(line):
            run = words(piece)
            if run:
                every += run
                where += [number] * len(run)
                breaks += [before, *[Break.NONE] * (len(run) - 1)]
                before = Break.NONE
            before = max(before, _break_after(piece))
        before = max(before, Break.LINE if line.strip() else Break.BLANK_LINE)
    return Layout(tuple(every), tuple(where), (*breaks, Break.SENTENCE))


def _break_after(piece: str) -> Break:
    return Break.SENTENCE if piece.rstrip().endswith((".", "!", "?")) else Break.NONE


def excerpt(run: Sequence[str], most: int = 40) -> str:
    """Return words for a message; of a long run only its beginning and its end."""
    if len(run) <= most:
        return " ".join(run)
    return f"{' '.join(run[: most // 2])} … {' '.join(run[-most // 2 :])}"
