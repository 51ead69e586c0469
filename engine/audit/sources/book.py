"""A copy of a document as a book: each of its sentences with our statement, and with all that rests on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from engine.audit.sources.coverage import Coverage, coverage
from engine.audit.sources.dependents import Dependent, dependents_of
from engine.document.alignment import Alignment, align
from engine.document.layout import Layout, lay_out
from engine.document.outcomes import Outcome
from engine.document.passages import cut
from engine.rulebook import Rulebook, Source, Statement


class Mark(Enum):
    """What became of a sentence since the statements were written; the values are what readers are told."""

    AS_IT_WAS = ""
    CHANGED = "changed"
    MOVED = "out of order"
    VANISHED = "vanished"
    NEW = "new"


MARKS = {
    Outcome.FOUND: Mark.AS_IT_WAS,
    Outcome.CHANGED: Mark.CHANGED,
    Outcome.MOVED: Mark.MOVED,
    Outcome.VANISHED: Mark.VANISHED,
}


@dataclass(frozen=True)
class Sentence:
    """A sentence of the copy, or one that has vanished from it.

    Attributes:
        text: as it stands in the copy; empty where it has vanished.
        line: the line of the copy on which it begins; 0 where it has vanished.
        statement: ours; None where the words are new.
        resting: everything that rests on the statement.
    """

    mark: Mark
    text: str
    line: int
    statement: Statement | None
    resting: tuple[Dependent, ...]

    @property
    def why_none(self) -> str:
        """Return why nothing rests on it, without a full stop; empty if something does."""
        if self.statement is None:
            return "These words are of no statement, so nothing can rest on them"
        if self.resting:
            return ""
        if self.statement.not_encoded:
            return f"Nothing rests on it, as it carries no fact: {self.statement.not_encoded}"
        return "Nothing rests on it, though it states something: use it, or say why not"


@dataclass(frozen=True)
class Section:
    """Sentences of one part of the document; the title is empty for what stands before the first."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Book:
    """The whole document, in the order of the copy."""

    rulebook: Rulebook
    coverage: Coverage
    sections: tuple[Section, ...]

    @property
    def source(self) -> Source:
        """Return the source that the copy was held against."""
        return self.coverage.source

    def count(self, mark: Mark) -> int:
        """Return how many sentences bear a mark."""
        return sum(each.mark is mark for section in self.sections for each in section.sentences)

    def counts(self) -> tuple[str, ...]:
        """Return the counts that stand on top, each as a sentence without a full stop."""
        every, as_it_was = len(self.source.statements), self.count(Mark.AS_IT_WAS)
        damage = ", ".join(
            f"{self.count(mark):,} {mark.value}" for mark in (Mark.CHANGED, Mark.MOVED, Mark.VANISHED)
        )
        return (
            f"{as_it_was:,} of {every:,} statements stand in this copy word for word and in order",
            f"What is not as it was: {damage}; runs of words that are new: {self.count(Mark.NEW):,}",
            f"In the rulebook, {self.coverage.in_words()}",
        )


def book(rulebook: Rulebook, source: Source, text: str) -> Book:
    """Return a copy of a document as a book.

    Args:
        rulebook: what rests on the statements.
        source: one of its sources.
        text: the copy, in any layout.
    """
    layout = lay_out(text)
    sentences = _sentences(rulebook, source, layout, align(layout, source.statements), text)
    return Book(rulebook, coverage(rulebook, source), tuple(_sections(sentences)))


@dataclass(frozen=True)
class _Stretch:
    start: int
    statement: Statement | None
    mark: Mark


def _stretches(source: Source, alignment: Alignment) -> list[_Stretch]:
    """Return statements and new words in the order of the copy; what has vanished stands where it was."""
    pairs = zip(source.statements, alignment.fates, strict=True)
    every = [_Stretch(fate.start, statement, MARKS[fate.outcome]) for statement, fate in pairs]
    every += [_Stretch(start, None, Mark.NEW) for start, _ in alignment.new]
    return sorted(every, key=lambda each: (each.start, each.mark is not Mark.VANISHED))


def _sentences(
    rulebook: Rulebook, source: Source, layout: Layout, alignment: Alignment, text: str
) -> Iterator[Sentence]:
    stretches = _stretches(source, alignment)
    starts = [each.start for each in stretches if each.mark is not Mark.VANISHED]
    texts = iter(cut(text, starts))
    for each in stretches:
        gone = each.mark is Mark.VANISHED
        yield Sentence(
            mark=each.mark,
            text="" if gone else next(texts),
            line=0 if gone else layout.lines[each.start],
            statement=each.statement,
            resting=dependents_of(rulebook, each.statement.id) if each.statement else (),
        )


def _sections(sentences: Iterable[Sentence]) -> Iterator[Section]:
    title, held = "", list[Sentence]()
    for each in sentences:
        settled = each.statement is not None and each.mark is not Mark.MOVED
        if settled and each.statement is not None and each.statement.section != title:
            if held:
                yield Section(title, tuple(held))
            title, held = each.statement.section, []
        held.append(each)
    if held:
        yield Section(title, tuple(held))
