"""Content that no rule shows: it must cite a statement that says something, or give our reason."""

from collections.abc import Iterator

from engine.cards import held_rows
from engine.rulebook import Entry, InShort, Kind, Question, Rulebook, Term


def uncited(rulebook: Rulebook) -> Iterator[str | None]:
    """Yield None for each entry with a citation or our reason, or in words that it has neither."""
    for what, entry in _entries(rulebook):
        said = entry.statement in rulebook.statement and rulebook.statement[entry.statement].says
        yield (
            None if said or (entry.text and entry.editorial) else f"{what} shows an entry without foundation"
        )
    for what, founded in _citing(rulebook):
        yield None if founded.cites or founded.editorial else f"the {what} has no foundation"


def _citing(rulebook: Rulebook) -> Iterator[tuple[str, Term | Kind | Question | InShort]]:
    """Return everything else that must cite a statement or be ours with a reason."""
    yield from ((f"term `{each.id}`", each) for each in rulebook.terms)
    yield from ((f"kind `{each.id}`", each) for each in rulebook.kinds)
    yield from ((f"question `{each.id}`", each) for each in rulebook.questions)
    for subject in rulebook.subjects:
        if subject.in_short:
            yield f"line in short of `{subject.id}`", subject.in_short
    for held in held_rows(rulebook):
        if held.row.short:
            yield f"few words for the {held.what}", held.row.short


def _entries(rulebook: Rulebook) -> Iterator[tuple[str, Entry]]:
    """Return every entry of every card, shared ones once, and of every passage."""
    for held in held_rows(rulebook):
        yield from ((f"the {held.what}", entry) for entry in held.row.entries)
    for passage in rulebook.about:
        yield from ((f"the passage `{passage.id}`", entry) for entry in passage.entries)
