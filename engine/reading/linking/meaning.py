"""Sources, terms and standings."""

from collections.abc import Iterator, Mapping

from engine.reading.forms.meaning import SourceForm, StandingsForm, StatementForm, TermForm, VocabularyForm
from engine.reading.references import Position
from engine.reading.short_forms import members
from engine.rulebook import Companion, Source, Standing, Statement, Term


def source(name: str, here: Position) -> Source:
    """Return a source with its statements; the name is the file's."""
    form: SourceForm = here.document.form
    return Source(
        id=name,
        title=form.title,
        publisher=form.publisher,
        taken=form.taken,
        owner=form.owner,
        review_months=int(form.review_months),
        next_review=form.next_review,
        limits=form.limits,
        statements=tuple(_statement(name, *each) for each in here.each(form.statements, "statements")),
        place=here.place,
    )


def _statement(source_name: str, here: Position, form: StatementForm) -> Statement:
    return Statement(
        id=form.id,
        source=source_name,
        section=form.section,
        opens=form.opens,
        words=int(form.words),
        sha256=form.sha256,
        says=form.says or "",
        not_encoded=form.not_encoded or "",
        place=here.place,
    )


def terms(vocabulary: Position) -> Iterator[Term]:
    """Return the terms of the vocabulary; a term that is a kind of itself is noted as a fault."""
    form: VocabularyForm = vocabulary.document.form
    parents = {term.id: [edge.term for edge in term.is_a] for _, term in members(form.root)}
    for here, term in vocabulary.each(form.root):
        _refuse_cycle(here.below("is-a"), term, parents)
        yield Term(
            id=term.id,
            kind=term.kind,
            label=term.label,
            also_called=tuple(term.also_called),
            everyday_words=tuple(term.everyday_words),
            says=term.says,
            cites=here.below("cites").cites(term.cites),
            editorial=term.editorial or "",
            place=here.place,
        )


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
    return tuple(
        Standing(each.id, each.label, each.says, tuple(each.wording), form.editorial, position.place)
        for position, each in here.each(form.standings, "standings")
    )


def companions(here: Position) -> tuple[Companion, ...]:
    """Return what a therapy can stand alongside."""
    form: StandingsForm = here.document.form
    return tuple(
        Companion(each.id, each.label, each.says, position.place)
        for position, each in here.each(form.companions, "companions")
    )
