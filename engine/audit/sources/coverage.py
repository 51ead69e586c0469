"""The use that is made of the statements of a source, in counts."""

from dataclasses import dataclass

from engine.audit.sources.foundations import Kind, foundations
from engine.rulebook import Rulebook, Source, Statement

USES = ("rules", "notices", "cards", "terms", "questions", "about page")  #: the uses that are counted
_USE: dict[Kind, str] = {
    "rule": "rules",
    "notice": "notices",
    "term": "terms",
    "question": "questions",
    "passage": "about page",
}
"""The use by the kind of what rests on a statement; all other kinds stand on cards."""


@dataclass(frozen=True)
class Coverage:
    """The uses of the statements of a source; one statement may be used in several ways."""

    source: Source
    says: tuple[Statement, ...]  #: the statements that state something
    not_encoded: tuple[Statement, ...]  #: the others, each with its reason
    unused: tuple[Statement, ...]  #: those that state something that nothing shows or rests on
    by: tuple[tuple[str, int], ...]  #: each use, and how many statements it makes use of

    @property
    def used(self) -> int:
        """Return how many of the statements that state something are used."""
        return len(self.says) - len(self.unused)

    def in_words(self) -> str:
        """Return the counts as a sentence, without a full stop and without any rounding."""
        every, says = len(self.source.statements), len(self.says)
        used = f"all {says:,}" if says and not self.unused else f"{self.used:,} of these"
        by = "; ".join(f"{kind}: {count:,}" for kind, count in self.by)
        return (
            f"{says:,} of {every:,} statements say something, {used} are used ({by}); "
            f"{len(self.not_encoded):,} carry no fact, each with its reason"
        )


def coverage(rulebook: Rulebook, source: Source) -> Coverage:
    """Return how the statements of a source are used in a rulebook."""
    every = {each.id for each in source.statements}
    by: dict[str, set[str]] = {use: set() for use in USES}
    for dependent, cites, _ in foundations(rulebook):
        by[_USE.get(dependent.kind, "cards")] |= every.intersection(cites)
    used = set().union(*by.values())
    says = tuple(each for each in source.statements if each.says)
    return Coverage(
        source=source,
        says=says,
        not_encoded=tuple(each for each in source.statements if not each.says),
        unused=tuple(each for each in says if each.id not in used),
        by=tuple((name, len(cited)) for name, cited in by.items() if cited),
    )
