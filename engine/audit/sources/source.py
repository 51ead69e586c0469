"""The statements of a source held against a copy of its document: what is missing, and what rests on it."""

from dataclasses import dataclass

from engine.audit.sources.dependents import Dependent, dependents_of
from engine.document.alignment import align
from engine.document.layout import Layout, lay_out
from engine.document.outcomes import Fate, Outcome
from engine.errors import DocumentError
from engine.rulebook import Rulebook, Source, Statement


@dataclass(frozen=True)
class StatementReport:
    """What became of one statement.

    Attributes:
        outcome: found, changed, moved or vanished.
        line: the line of the copy on which it stands; 0 where it has vanished.
        reads: where it has changed, the words that stand for it now.
        resting: where it was not found in its order, everything that rests on it.
    """

    statement: Statement
    outcome: Outcome
    line: int
    reads: tuple[str, ...]
    resting: tuple[Dependent, ...]


@dataclass(frozen=True)
class NewWords:
    """A run of words of the copy that belongs to no statement, and the line on which it begins."""

    line: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class SourceReport:
    """What an audit of a source against a copy of its document has found."""

    source: Source
    statements: tuple[StatementReport, ...]
    new: tuple[NewWords, ...]

    @property
    def found(self) -> tuple[StatementReport, ...]:
        """Return the statements that stand in the copy word for word and in their order."""
        return tuple(each for each in self.statements if each.outcome is Outcome.FOUND)

    @property
    def findings(self) -> tuple[StatementReport, ...]:
        """Return the statements that have changed, moved or vanished, in their order."""
        return tuple(each for each in self.statements if each.outcome is not Outcome.FOUND)

    @property
    def words_found(self) -> int:
        """Return how many words the statements that were found have."""
        return sum(each.statement.words for each in self.found)

    @property
    def clean(self) -> bool:
        """Return whether every statement was found and no word of the copy is new."""
        return not self.findings and not self.new


def audit_source(rulebook: Rulebook, source: Source, text: str) -> SourceReport:
    """Hold the statements of a source against a copy of its document.

    Args:
        rulebook: names what rests on a statement.
        source: one of its sources.
        text: the copy, in any layout.
    """
    layout = lay_out(text)
    alignment = align(layout, source.statements)
    pairs = zip(source.statements, alignment.fates, strict=True)
    return SourceReport(
        source=source,
        statements=tuple(_report(rulebook, layout, statement, fate) for statement, fate in pairs),
        new=tuple(NewWords(layout.lines[start], layout.words[start:end]) for start, end in alignment.new),
    )


def best_source(rulebook: Rulebook, text: str) -> Source:
    """Return the source of which most words stand in a copy; of equals the one that comes first.

    Raises:
        DocumentError: the rulebook has no source.
    """
    if not rulebook.sources:
        raise DocumentError("the rulebook names no source: there is nothing to hold a document against")
    if len(rulebook.sources) == 1:
        return rulebook.sources[0]
    return max(rulebook.sources, key=lambda source: audit_source(rulebook, source, text).words_found)


def _report(rulebook: Rulebook, layout: Layout, statement: Statement, fate: Fate) -> StatementReport:
    found, gone = fate.outcome is Outcome.FOUND, fate.outcome is Outcome.VANISHED
    return StatementReport(
        statement=statement,
        outcome=fate.outcome,
        line=0 if gone else layout.lines[fate.start],
        reads=layout.words[fate.start : fate.end] if fate.outcome is Outcome.CHANGED else (),
        resting=() if found else dependents_of(rulebook, statement.id),
    )
