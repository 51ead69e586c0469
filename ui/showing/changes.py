"""What would change a place on the list: every smallest set of answers, each to be tried with one tap."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.counterfactuals import promotions, removals
from engine.inference.reference import closure
from engine.minimal_sets import AnswerSets, cone, in_order, smallest
from engine.options import Exploration, Listed, Need, NotListed
from engine.questionnaire import answer_sheet
from engine.rulebook import Derives, Lists, Rule, Rulebook
from ui.texts import Say
from ui.what_if import with_terms


@dataclass(frozen=True)
class Tap:
    """One set of answers to try: what the button says, and the terms that it tells or leaves out."""

    label: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """Taps of which any one will do, under what they have in common; that is empty for a single one."""

    lead: str
    taps: tuple[Tap, ...]


@dataclass(frozen=True)
class Part:
    """Everything that would change a place in one way.

    Attributes:
        verb: what a tap asks the app to do: `tell` or `leave-out`.
        nothing: what is said where there are no rows.
    """

    verb: str
    heading: str
    rows: tuple[Row, ...]
    nothing: str


@dataclass(frozen=True)
class ListedChanges:
    """What would change a listed therapy's place: a part for taking it off, one for each higher standing."""

    therapy: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class WaitingChanges:
    """What would list a therapy that is not listed."""

    therapy: str
    part: Part


def listed(exploration: Exploration, say: Say, listed: Listed) -> ListedChanges:
    """Return what would take a listed therapy off, and what would give it a stronger standing."""
    rulebook, every = exploration.rulebook, removals(exploration, listed)
    off = Part(
        verb="leave-out",
        heading=say("changes-off"),
        rows=tuple(_alone(say, [_tap(rulebook, say, each, each) for each in every])),
        nothing=say("changes-stays"),
    )
    return ListedChanges(listed.therapy, say("changes-title"), (off, *_stronger(exploration, say, listed)))


def waiting(exploration: Exploration, say: Say, not_listed: NotListed) -> WaitingChanges:
    """Return what would list a therapy that is not listed."""
    sets = smallest(_that_work(exploration, not_listed.needs))
    part = Part(
        verb="tell",
        heading=say("needs-summary"),
        rows=tuple(_rows(exploration.rulebook, say, not_listed.needs, sets)),
        nothing=say("needs-nothing"),
    )
    return WaitingChanges(not_listed.therapy, part)


def _stronger(exploration: Exploration, say: Say, listed: Listed) -> Iterator[Part]:
    """Return a part for each standing that can be reached, with the answers that lead to it and no higher."""
    rulebook, needs = exploration.rulebook, promotions(exploration, listed)
    above: AnswerSets = frozenset()
    for standing in rulebook.standings:
        mine = [each for each in needs if _standing(each) == standing.id]
        every = smallest((*above, *_that_work(exploration, mine)))
        if here := every - above:
            heading = say("changes-stronger", standing=standing.label)
            yield Part("tell", heading, tuple(_rows(rulebook, say, mine, here)), nothing="")
        above = every


def _standing(need: Need) -> str:
    return need.rule.concludes.standing if isinstance(need.rule.concludes, Lists) else ""


def _that_work(exploration: Exploration, needs: Iterable[Need]) -> Iterator[frozenset[str]]:
    """Return the sets of further answers with which one of the rules fires.

    Where a question takes one answer, a new one takes the place of the old one:
    a set by which the rule would lose what it rests on is left out.
    """
    rulebook, given = exploration.rulebook, frozenset(exploration.answers)
    exclusive, at_stake = _exclusive(rulebook), list[tuple[Rule, frozenset[str]]]()
    for need in needs:
        for answers in map(frozenset, need.answers):
            if exclusive.isdisjoint(answers) or len(exclusive & (answers | given)) == 1:
                yield answers
            else:
                at_stake.append((need.rule, answers))
    picks = with_terms(rulebook, (), given) if at_stake else ()
    for rule, answers in at_stake:
        after = answer_sheet(rulebook, dict(with_terms(rulebook, picks, answers)))
        if closure(rulebook.rules, after).issuperset(rule.has):
            yield answers


def _exclusive(rulebook: Rulebook) -> frozenset[str]:
    """Return the terms with which an answer may go that was given before."""
    return frozenset(
        term
        for question in rulebook.questions
        if question.choose == "one"
        for choice in question.choices
        for term in choice.gives
    )


def _rows(rulebook: Rulebook, say: Say, needs: Iterable[Need], sets: AnswerSets) -> Iterator[Row]:
    """Return rows of taps, one tap for each set; those that share nothing with others stand at the end."""
    kinds, lone = _kinds(rulebook, needs, sets), set[frozenset[str]]()
    for shared, last in _grouped(in_order(rulebook, sets)):
        for kind, terms in _by_kind(kinds, last):
            if len(terms) > 1:
                taps = (_tap(rulebook, say, (*shared, term), (term,)) for term in terms)
                yield Row(_lead(rulebook, say, shared, kind), tuple(taps))
            else:
                lone.add(frozenset((*shared, *terms)))
    alone = [_tap(rulebook, say, each, each) for each in in_order(rulebook, frozenset(lone))]
    yield from _alone(say, alone, after=len(lone) < len(sets))


def _grouped(ranked: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Write sets as terms that are all needed, and others of which any one is.

    (a and b) or (a and c) is a and (b or c): nothing is added and nothing is lost.
    """
    rest = ranked
    while rest:
        parts = Counter(_without(each, term) for each in rest for term in each)
        shared = max(parts, key=lambda part: (-len(part), parts[part]))
        mine = [each for each in rest if len(each) == len(shared) + 1 and set(shared) < set(each)]
        yield shared, tuple(term for each in mine for term in each if term not in shared)
        rest = tuple(each for each in rest if each not in mine)


def _without(terms: tuple[str, ...], left_out: str) -> tuple[str, ...]:
    return tuple(each for each in terms if each != left_out)


def _kinds(rulebook: Rulebook, needs: Iterable[Need], sets: AnswerSets) -> Mapping[str, frozenset[str]]:
    """Map each answer to what it counts as, among the terms that rules wait for and no question asks for."""
    derivations = [rule for rule in rulebook.rules if isinstance(rule.concludes, Derives)]
    missing = {term for need in needs for term in need.missing}
    awaited = missing.union(*(rule.has for rule in cone(derivations, missing))) - rulebook.askable
    terms = frozenset().union(*sets) if awaited else ()
    return {term: closure(derivations, {term}) & awaited for term in terms}


def _by_kind(
    kinds: Mapping[str, frozenset[str]], terms: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return the terms that count as the same, then the others; the kind that most of them are of decides."""
    counts = Counter(kind for term in terms for kind in sorted(kinds.get(term, ())))
    kind, count = counts.most_common(1)[0] if counts else ("", 0)
    if count < 2:  # noqa: PLR2004 -- one answer is no kind
        yield "", terms
        return
    yield kind, tuple(each for each in terms if kind in kinds[each])
    if others := tuple(each for each in terms if kind not in kinds[each]):
        yield "", others


def _alone(say: Say, taps: list[Tap], *, after: bool = False) -> Iterator[Row]:
    """Return one row of taps that share nothing, or none; it may stand after others."""
    if len(taps) > 1:
        yield Row(say("changes-or-any") if after else say("changes-any"), tuple(taps))
    elif taps:
        yield Row(say("changes-or-this") if after else "", tuple(taps))


def _lead(rulebook: Rulebook, say: Say, shared: tuple[str, ...], kind: str) -> str:
    first, of = _all_of(rulebook, say, shared), rulebook.term[kind].label if kind else ""
    if shared:
        return say("changes-with-kind", first=first, kind=of) if kind else say("changes-with", first=first)
    return say("changes-any-kind", kind=of) if kind else say("changes-any")


def _tap(rulebook: Rulebook, say: Say, terms: tuple[str, ...], named: tuple[str, ...]) -> Tap:
    return Tap(_all_of(rulebook, say, named), terms)


def _all_of(rulebook: Rulebook, say: Say, terms: tuple[str, ...]) -> str:
    return say("rule-and").join(rulebook.term[each].label for each in terms)
