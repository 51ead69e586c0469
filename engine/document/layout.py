"""A text as words with their lines, and where one piece of it ends and the next begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from engine.document.splitting import lines, sentences
from engine.document.words import each_word
from engine.errors import DocumentError

_DIVIDED = re.compile(r"[^\W\d_][-\N{HYPHEN}\N{SOFT HYPHEN}]$")
"""The end of a line that may divide a word."""


class Break(IntEnum):
    """A break between a word and the word before it, weakest first."""

    NONE = 0
    LINE = 1
    BLANK_LINE = 2
    SENTENCE = 3


@dataclass(frozen=True)
class Layout:
    """The words of a document in order, each with its line and the break before it."""

    words: tuple[str, ...]  #: as `engine.document.words.words` gives them
    lines: tuple[int, ...]  #: for each word the line that it stands on, from 1
    breaks: tuple[Break, ...]  #: for each word the break before it; one more for the end of the document
    #: the positions of words that may be the second half of a word divided at the end of a line
    divided: frozenset[int] = frozenset()

    def strongest_inside(self, start: int, end: int) -> Break:
        """Return the strongest break of layout inside a run of words, not counting ends of sentences."""
        inside = self.breaks[start + 1 : end]
        return max((each for each in inside if each is not Break.SENTENCE), default=Break.NONE)

    def boundaries(self, within: Break) -> frozenset[int]:
        """Return the positions between words at which a piece may begin or end.

        A break that occurs within a sentence of this copy says nothing, as the ends of wrapped lines.
        """
        return frozenset(position for position, each in enumerate(self.breaks) if each > within)


def lay_out(text: str, most: int | None = None) -> Layout:
    """Return the words of a text with their lines and the breaks between them.

    Raises:
        DocumentError: it has more words than `most`.
    """
    every: list[str] = []
    where: list[int] = []
    breaks: list[Break] = []
    divided: set[int] = set()
    before, line_before = Break.SENTENCE, ""
    for number, line in enumerate(lines(text), start=1):
        if _DIVIDED.search(line_before) and line.lstrip()[:1].islower():
            divided.add(len(every))
            before = Break.NONE
        for piece in sentences(line):
            for word in each_word(piece):
                every.append(word)
                where.append(number)
                breaks.append(before)
                before = Break.NONE
                if most is not None and len(every) > most:
                    message = f"the copy has more than {most:,} words, so it is another document: name a copy"
                    raise DocumentError(message)
            before = max(before, _break_after(piece))
        before = max(before, Break.LINE if line.strip() else Break.BLANK_LINE)
        line_before = line.rstrip()
    return Layout(tuple(every), tuple(where), (*breaks, Break.SENTENCE), frozenset(divided))


def _break_after(piece: str) -> Break:
    return Break.SENTENCE if piece.rstrip().endswith((".", "!", "?")) else Break.NONE


def excerpt(run: Sequence[str], most: int = 40) -> str:
    """Return words for a message; of a long run only its beginning and its end."""
    if len(run) <= most:
        return " ".join(run)
    return f"{' '.join(run[: most // 2])} … {' '.join(run[-most // 2 :])}"
