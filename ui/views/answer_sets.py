"""Sets of answers, any one of which will do, grouped so that they can be read; nothing is added or lost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.inference.reference import closure
from engine.minimal_sets import AnswerSets, cone, in_order
from engine.options import Need
from engine.rulebook import Derives, Rulebook
from ui.context import term_labels
from ui.texts import Say


@dataclass(frozen=True)
class Answers:
    """One set of answers: a label that names what is not named above it, and the terms of all of them."""

    label: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class AnswerRow:
    """Sets of answers any one of which will do, under what they have in common; empty for a single one."""

    lead: str
    sets: tuple[Answers, ...]

    @property
    def text(self) -> str:
        """Return the row in one sentence."""
        return " ".join(filter(None, (self.lead, "; ".join(each.label for each in self.sets))))


def rows(rulebook: Rulebook, say: Say, needs: Iterable[Need], sets: AnswerSets) -> Iterator[AnswerRow]:
    """Yield rows of the smallest sets, each once; those that share nothing with others stand at the end."""
    kinds, lone = _kinds(rulebook, needs, sets), set[frozenset[str]]()
    for shared, last in _grouped(in_order(rulebook, sets)):
        for kind, terms in _by_kind(kinds, last):
            if len(terms) > 1:
                named = (Answers(rulebook.term[term].label, (*shared, term)) for term in terms)
                yield AnswerRow(_lead(rulebook, say, shared, kind), tuple(named))
            else:
                lone.add(frozenset((*shared, *terms)))
    yield from alone(rulebook, say, in_order(rulebook, frozenset(lone)), after=len(lone) < len(sets))


def alone(
    rulebook: Rulebook, say: Say, sets: Iterable[tuple[str, ...]], *, after: bool = False
) -> Iterator[AnswerRow]:
    """Yield one row of sets that share nothing, or none; it may stand after others."""
    named = tuple(Answers(_all_of(rulebook, say, each), each) for each in sets)
    if len(named) > 1:
        yield AnswerRow(say("changes-or-any") if after else say("changes-any"), named)
    elif named:
        yield AnswerRow(say("changes-or-this") if after else "", named)


def _grouped(ranked: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Write sets as terms that are all needed, and others of which any one is.

    (a and b) or (a and c) is a and (b or c): nothing is added and nothing is lost.
    """
    rest = ranked
    while rest:
        parts = Counter(tuple(other for other in each if other != term) for each in rest for term in each)
        shared = max(parts, key=lambda part: (-len(part), parts[part]))
        mine = [each for each in rest if len(each) == len(shared) + 1 and set(shared) < set(each)]
        yield shared, tuple(term for each in mine for term in each if term not in shared)
        rest = tuple(each for each in rest if each not in mine)


def _kinds(rulebook: Rulebook, needs: Iterable[Need], sets: AnswerSets) -> Mapping[str, frozenset[str]]:
    """Map each answer to the terms it counts as, among those that rules wait for and no question asks for."""
    derivations = [rule for rule in rulebook.rules if isinstance(rule.concludes, Derives)]
    missing = {term for need in needs for term in need.missing}
    awaited = missing.union(*(rule.has for rule in cone(derivations, missing))) - rulebook.askable
    terms = frozenset().union(*sets) if awaited else ()
    return {term: closure(derivations, {term}) & awaited for term in terms}


def _by_kind(
    kinds: Mapping[str, frozenset[str]], terms: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the terms that count as the same, then the others; the kind that most of them are of decides."""
    counts = Counter(kind for term in terms for kind in sorted(kinds.get(term, ())))
    kind, count = counts.most_common(1)[0] if counts else ("", 0)
    if count < 2:  # noqa: PLR2004 -- one answer is no kind
        yield "", terms
        return
    yield kind, tuple(each for each in terms if kind in kinds[each])
    if others := tuple(each for each in terms if kind not in kinds[each]):
        yield "", others


def _lead(rulebook: Rulebook, say: Say, shared: tuple[str, ...], kind: str) -> str:
    first, of = _all_of(rulebook, say, shared), rulebook.term[kind].label if kind else ""
    if shared:
        return say("changes-with-kind", first=first, kind=of) if kind else say("changes-with", first=first)
    return say("changes-any-kind", kind=of) if kind else say("changes-any")


def _all_of(rulebook: Rulebook, say: Say, terms: tuple[str, ...]) -> str:
    return say("rule-and").join(term_labels(rulebook, terms))
