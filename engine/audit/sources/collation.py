"""A copy of a document held against the statements of its source, sentence by sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from engine.audit.sources.foundations import Dependent, dependents_of
from engine.document.alignment import Alignment, align
from engine.document.layout import Layout, lay_out
from engine.document.places import Fate, Outcome
from engine.errors import DocumentError
from engine.rulebook import Rulebook, Source, Statement

_TIMES, _SHORT = 8, 10_000
"""How many times the words of the longest document a copy may have, and how many it always may have."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the copy, or one that has vanished from it."""

    outcome: Outcome  #: found, changed, moved or vanished; or new, for words of no statement
    statement: Statement | None  #: ours; None where the words are new
    line: int  #: the line of the copy on which it begins; 0 where it has vanished
    words: tuple[str, ...]  #: its words in the copy; none where it has vanished
    text: str  #: the same as it stands in the copy
    dependents: tuple[Dependent, ...]  #: everything that rests on the statement


@dataclass(frozen=True)
class Section:
    """Sentences of one section of the document; the title is empty for what stands before the first."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Collation:
    """A whole copy."""

    rulebook: Rulebook
    source: Source  #: the source that it was held against
    #: all of them, in the order of the copy; a vanished one stands where it was
    sentences: tuple[Sentence, ...]

    @cached_property
    def found(self) -> tuple[Statement, ...]:
        """Return the statements that stand in the copy word for word and in their order."""
        return tuple(
            each.statement for each in self.sentences if each.statement and each.outcome is Outcome.FOUND
        )

    @cached_property
    def damaged(self) -> tuple[tuple[Statement, Sentence], ...]:
        """Return the statements that have changed, moved or vanished, in order, with their sentences."""
        pairs = [
            (each.statement, each)
            for each in self.sentences
            if each.statement and each.outcome is not Outcome.FOUND
        ]
        order = {each.id: index for index, each in enumerate(self.source.statements)}
        return tuple(sorted(pairs, key=lambda pair: order[pair[0].id]))

    @cached_property
    def new(self) -> tuple[Sentence, ...]:
        """Return the runs of words that belong to no statement."""
        return tuple(each for each in self.sentences if each.outcome is Outcome.NEW)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the sentences by section, in the order of the copy."""
        return tuple(_sections(self.sentences))

    def count(self, outcome: Outcome) -> int:
        """Return how many sentences have an outcome."""
        return sum(each.outcome is outcome for each in self.sentences)


def collate(rulebook: Rulebook, text: str) -> Collation:
    """Hold a copy of a document, in any layout, against the source of which most words stand in it.

    Raises:
        DocumentError: the rulebook has no source, or the copy is far too long to be one.
    """
    if not rulebook.sources:
        raise DocumentError("the rulebook names no source: there is nothing to hold a document against")
    layout = lay_out(text, most_words(rulebook))
    aligned = [(source, align(layout, source.statements)) for source in rulebook.sources]
    source, alignment = max(aligned, key=lambda each: _words_found(each[1]))
    return Collation(rulebook, source, tuple(_sentences(rulebook, source, layout, alignment)))


def most_words(rulebook: Rulebook) -> int:
    """Return how many words a copy may have at most."""
    sizes = (sum(each.words for each in source.statements) for source in rulebook.sources)
    return max(_TIMES * max(sizes, default=0), _SHORT)


def _words_found(alignment: Alignment) -> int:
    return sum(each.end - each.start for each in alignment.fates if each.outcome is Outcome.FOUND)


def _sentences(
    rulebook: Rulebook, source: Source, layout: Layout, alignment: Alignment
) -> Iterator[Sentence]:
    stretches: list[tuple[Fate, Statement | None]] = [
        *zip(alignment.fates, source.statements, strict=True),
        *((Fate(Outcome.NEW, start, end), None) for start, end in alignment.new),
    ]
    stretches.sort(key=lambda each: (each[0].start, each[0].end))
    for fate, statement in stretches:
        vanished = fate.outcome is Outcome.VANISHED
        yield Sentence(
            outcome=fate.outcome,
            statement=statement,
            line=0 if vanished else layout.lines[fate.start],
            words=layout.words[fate.start : fate.end],
            text="" if vanished else layout.passage(fate.start, fate.end),
            dependents=dependents_of(rulebook, statement.id) if statement else (),
        )


def _sections(sentences: Iterable[Sentence]) -> Iterator[Section]:
    """Yield runs of sentences; where one stands out of order or is new, no section begins."""
    titled, title = list[tuple[str, Sentence]](), ""
    for each in sentences:
        if each.statement and each.outcome is not Outcome.MOVED:
            title = each.statement.section
        titled.append((title, each))
    for title, run in groupby(titled, key=itemgetter(0)):
        yield Section(title, tuple(each for _, each in run))
