"""How much of a source is used, in counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.cards import held_rows
from engine.rulebook import Entry, Rulebook, Shows, Source, Statement


@dataclass(frozen=True)
class Coverage:
    """How the statements of a source are used; one statement may be used in several ways.

    Attributes:
        says: the statements that state something.
        not_encoded: the others, each with its reason.
        unused: those that state something that nothing shows or rests on.
        by: what uses them, and how many statements it uses.
    """

    source: Source
    says: tuple[Statement, ...]
    not_encoded: tuple[Statement, ...]
    unused: tuple[Statement, ...]
    by: tuple[tuple[str, int], ...]

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
    users: dict[str, set[str]] = {}
    for kind, cites in _users(rulebook):
        users.setdefault(kind, set()).update(cites)
    every = {each.id for each in source.statements}
    used = set().union(*users.values())
    says = tuple(each for each in source.statements if each.says)
    return Coverage(
        source=source,
        says=says,
        not_encoded=tuple(each for each in source.statements if not each.says),
        unused=tuple(each for each in says if each.id not in used),
        by=tuple((kind, len(cited & every)) for kind, cited in users.items()),
    )


def _users(rulebook: Rulebook) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield what uses statements, with their ids; a kind may come often."""
    for rule in rulebook.rules:
        yield "notices" if isinstance(rule.concludes, Shows) else "rules", rule.cites
    for held in held_rows(rulebook):
        yield "cards", _of_entries(held.row.entries)
    for subject in rulebook.subjects:
        yield "cards", subject.in_short.cites if subject.in_short else ()
    for therapy in rulebook.therapies:
        yield "cards", therapy.form_of_cites
    for kind in rulebook.kinds:
        yield "cards", kind.cites
    for term in rulebook.terms:
        yield "terms", term.cites
    for question in rulebook.questions:
        yield "questions", question.cites
    for passage in rulebook.about:
        yield "about page", _of_entries(passage.entries)


def _of_entries(entries: Iterable[Entry]) -> Iterator[str]:
    return (entry.statement for entry in entries if entry.statement)
