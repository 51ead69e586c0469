"""Content that no rule shows: it must cite a statement that says something, or give our reason."""

from collections.abc import Iterator

from engine.audit.sources.dependents import foundations
from engine.cards import held_rows
from engine.rulebook import Rulebook


def uncited(rulebook: Rulebook) -> Iterator[str | None]:
    """Yield None for each text with a citation or our reason, or in words that it has neither."""
    shown = [(each.what, cites, editorial) for each, cites, editorial in foundations(rulebook)]
    shorts = [(f"few words, {held.what}", held.row.short) for held in held_rows(rulebook)]
    shown += [(what, short.cites, short.editorial) for what, short in shorts if short]
    says = {each.id: each.says for each in rulebook.statement.values()}
    for what, cites, editorial in shown:
        is_founded = all(says.get(each) for each in cites) if cites else editorial
        yield None if is_founded else f"{what}: no statement that says anything, and no reason of ours"
