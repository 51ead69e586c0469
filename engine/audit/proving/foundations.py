"""What is shown without any rule, held to its foundation: a statement that says something, or our reason."""

from collections.abc import Iterator

from engine.rulebook import Entry, Kind, Question, Rulebook, Term


def unfounded(rulebook: Rulebook) -> Iterator[str | None]:
    """Return None for each thing that is shown and has its foundation, or in words that it has none."""
    for what, entry in _entries(rulebook):
        said = entry.statement in rulebook.statement and rulebook.statement[entry.statement].says
        yield (
            None if said or (entry.text and entry.editorial) else f"{what} shows an entry without foundation"
        )
    founded: list[tuple[str, Term | Kind | Question]] = [("term", each) for each in rulebook.terms]
    founded += [("kind", each) for each in rulebook.kinds]
    founded += [("question", each) for each in rulebook.questions]
    for kind, each in founded:
        yield None if each.cites or each.editorial else f"the {kind} `{each.id}` has no foundation"


def _entries(rulebook: Rulebook) -> Iterator[tuple[str, Entry]]:
    """Return every entry of every card, shared ones once, and of every passage."""
    for subject in rulebook.subjects:
        yield from ((f"the card of `{subject.id}`", entry) for row in subject.card for entry in row.entries)
    for general in rulebook.general:
        shared = (general.entries, *(entries for _, entries in general.by_kind))
        yield from ((f"the row `{general.row}`", entry) for entries in shared for entry in entries)
    for passage in rulebook.about:
        yield from ((f"the passage `{passage.id}`", entry) for entry in passage.entries)
