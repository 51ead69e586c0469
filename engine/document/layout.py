"""A text as words with their lines, and where one piece of it ends and the next begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from engine.document.words import PIECE, each_word, words
from engine.errors import DocumentError

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_OPENS = "([{\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}«¿¡"
_CLOSES = tuple(".,;:!?…)]}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}»")
_WORD_WITH_MARKS = re.compile(rf"[\W_]*[^\W_]+(?:[^\w{re.escape(_OPENS)}]|_)*")
"""A word with the marks around it: between two words, an opening mark goes with the second."""
_DIVIDED = re.compile(
    r"[^\W\d_][-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}\N{NOT SIGN}]$"
)  #: the end of a line that may divide a word


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
    spans: tuple[tuple[int, int], ...]  #: for each word where it begins and ends in the text, with its marks
    divided: frozenset[int]  #: where a word may be the second half of one that a line end divides
    text: str

    def passage(self, start: int, end: int) -> str:
        """Return a run of words, at least one, as it stands in the text, on one line, with its marks."""
        return " ".join(self.text[self.spans[start][0] : self.spans[end - 1][1]].split())

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
    found = _Found(most)
    for number, line in enumerate(_LINE.finditer(text), start=1):
        found.take_line(number, line.start(), line[1])
    breaks = (*found.breaks, Break.SENTENCE)
    words, spans, divided = tuple(found.words), tuple(found.spans), frozenset(found.divided)
    return Layout(words, tuple(found.lines), breaks, spans, divided, text)


@dataclass
class _Found:
    """The words of the lines so far."""

    most: int | None
    words: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    divided: set[int] = field(default_factory=set)
    before: Break = Break.SENTENCE
    is_divided: bool = False

    def take_line(self, number: int, offset: int, line: str) -> None:
        """Take the words of a line; marks that stand alone go with the word before them or behind them."""
        if self.is_divided and line.lstrip()[:1].islower():
            self.divided.add(len(self.words))
            self.before = Break.NONE
        first, marks = len(self.words), -1
        for run in PIECE.finditer(line):
            start, end = offset + run.start(), offset + run.end()
            if parts := _parts(run[0]):
                self._take(parts, number, start, marks)
                marks = -1
            elif len(self.words) > first and marks < 0 and run[0].startswith(_CLOSES):
                self.spans[-1] = (self.spans[-1][0], end)
            elif marks < 0:
                marks = start
            if run[0].endswith((".", "!", "?")):
                self.before = Break.SENTENCE
        self.before = max(self.before, Break.LINE if line.strip() else Break.BLANK_LINE)
        if line.strip():  # a blank line, as at the end of a page, may stand within a word
            self.is_divided = bool(_DIVIDED.search(line.rstrip()))

    def _take(self, parts: Iterable[str], number: int, start: int, marks: int) -> None:
        """Take the words of a run without white space, part by part."""
        for part in parts:
            end = start + len(part)
            for word in each_word(part):
                self.words.append(word)
                self.lines.append(number)
                self.breaks.append(self.before)
                self.spans.append((start if marks < 0 else marks, end))
                self.before, start, marks = Break.NONE, end, -1
                if self.most is not None and len(self.words) > self.most:
                    message = f"the copy has more than {self.most:,} words, so it is another document"
                    raise DocumentError(message)


def _parts(run: str) -> Sequence[str]:
    """Return a run as words with their marks, or whole where that would change them; none without words."""
    parts = _WORD_WITH_MARKS.findall(run)
    if len(parts) > 1 and "".join(parts) == run and [*map(words, parts)] == [(each,) for each in words(run)]:
        return parts
    return [run] if words(run) else []


def excerpt(run: Sequence[str], most: int = 40) -> str:
    """Return words for a message; of a long run only its beginning and its end."""
    if len(run) <= most:
        return " ".join(run)
    return f"{' '.join(run[: most // 2])} … {' '.join(run[-most // 2 :])}"
