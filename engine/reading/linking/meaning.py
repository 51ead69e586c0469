"""Sources, terms and standings."""

from collections.abc import Iterator, Mapping

from engine.reading.forms.meaning import SourceForm, StandingsForm, TermForm, VocabularyForm
from engine.reading.references import Position
from engine.reading.short_forms import members
from engine.rulebook import Companion, Source, Standing, Statement, Term


def source(name: str, here: Position) -> Source:
    """Return a source with its statements; the name is the file's."""
    form: SourceForm = here.document.form
    statements = tuple(
        below.made(Statement, each, source=name, words=int(each.words))
        for below, each in here.each(form.statements, "statements")
    )
    return here.made(Source, form, id=name, review_months=int(form.review_months), statements=statements)


def terms(vocabulary: Position) -> Iterator[Term]:
    """Return the terms of the vocabulary; a term that is a kind of itself is noted as a fault."""
    form: VocabularyForm = vocabulary.document.form
    parents = {term.id: [edge.term for edge in term.is_a] for _, term in members(form.root)}
    for here, term in vocabulary.each(form.root):
        _refuse_cycle(here.below("is-a"), term, parents)
        yield here.made(Term, term)


def _refuse_cycle(here: Position, term: TermForm, parents: Mapping[str, list[str]]) -> None:
    way = _way_back(term.id, parents)
    if way:
        steps = " is a ".join(f"`{step}`" for step in way)
        here.fault(f"{steps}: a term cannot be a kind of itself; take out one step")


def _way_back(start: str, parents: Mapping[str, list[str]]) -> list[str]:
    """Return the shortest chain of is-a from a term back to itself, or nothing."""
    chains, seen = [[start]], {start}
    while chains:
        chain = chains.pop(0)
        for parent in parents.get(chain[-1], ()):
            if parent == start:
                return [*chain, parent]
            if parent not in seen:
                seen.add(parent)
                chains.append([*chain, parent])
    return []


def standings(here: Position) -> tuple[Standing, ...]:
    """Return the standings, strongest first."""
    form: StandingsForm = here.document.form
    listed = here.each(form.standings, "standings")
    return tuple(position.made(Standing, each, editorial=form.editorial) for position, each in listed)


def companions(here: Position) -> tuple[Companion, ...]:
    """Return what a therapy can stand alongside."""
    listed = here.each(here.document.form.companions, "companions")
    return tuple(position.made(Companion, each) for position, each in listed)
