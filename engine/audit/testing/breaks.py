"""Every rule broken in every small way, and which of these breaks change anything at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from engine.grouping import grouped
from engine.inference.counting import Counting
from engine.rulebook import Fits, Lists, Notes, Rule, Rulebook, Shows


@dataclass(frozen=True)
class Mutant:
    """A rule broken in one way."""

    rule: Rule  #: the rule as it stands
    broken: Rule | None  #: the rule as it is broken; None if it is dropped
    how: str  #: the break, in words


def mutants(rulebook: Rulebook, rule: Rule) -> Iterator[Mutant]:
    """Return every break of a rule, each once.

    The rule is dropped; it loses a term, gains one, or has a parent or a child of one instead;
    it lists with another standing, with or without `alongside`; it loses a citation.
    """
    seen = {_unordered(rule)}
    for mutant in _all(rulebook, rule):
        key = _unordered(mutant.broken)
        if key not in seen:
            seen.add(key)
            yield mutant


def is_refused(rulebook: Rulebook, mutant: Mutant) -> bool:
    """Return whether a rule so broken cannot be written: the rule files would not load."""
    broken = mutant.broken
    if broken is None:
        return False
    if not broken.has and not isinstance(broken.concludes, Shows):
        return True
    if broken.cites:
        return False
    by_wish_alone = all(rulebook.term[term].kind == "wish" for term in broken.has)
    return not broken.editorial or (broken.lists is not None and by_wish_alone)


@dataclass(frozen=True)
class Effects:
    """The effects of breaks of the rules of a rulebook.

    A rule fires on a sheet if its terms come about there *without it*:
    whatever it derives itself comes too late for it.
    So let `cl` be what the other rules make of a sheet,
    `H` the terms of the rule, and `B` those of the broken one.
    Both fire on the same sheets exactly if `cl(H)` holds all of `B`, and `cl(B)` all of `H`:
    that is the minimal-case argument, both ways.
    If they do, and conclude and cite the same, then nothing else can differ on any sheet.

    Notes and fits are shown only where a rule lists their therapy.
    For them the same is asked on the sheets to which the terms of such a rule are added: once for each.
    """

    rulebook: Rulebook

    @cached_property
    def _counting(self) -> Counting:
        return Counting(self.rulebook.rules)

    @cached_property
    def _listing(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """Map each therapy to the terms of each rule that lists it, fewest first."""
        ways = {(rule.lists, frozenset(rule.has)) for rule in self.rulebook.rules if rule.lists is not None}
        return grouped(sorted(ways, key=lambda way: (len(way[1]), sorted(way[1]))))

    def shown_with(self, rule: Rule) -> tuple[frozenset[str], ...]:
        """Return what must be there beside a rule's terms to show its conclusion: one set for each way."""
        if isinstance(rule.concludes, Notes | Fits):
            return self._listing.get(rule.concludes.therapy, ())
        return (frozenset(),)

    def example(self, mutant: Mutant) -> frozenset[str] | None:
        """Return a sheet on which a break shows; None exactly if it changes nothing on any sheet."""
        rule, broken = mutant.rule, mutant.broken
        for beside in self.shown_with(rule):
            here = beside.union(rule.has)
            if broken is None or (broken.concludes, broken.cites) != (rule.concludes, rule.cites):
                return here
            if not self._without(rule, here).issuperset(broken.has):
                return here
            there = beside.union(broken.has)
            if not self._without(rule, there).issuperset(rule.has):
                return there
        return None

    def _without(self, rule: Rule, sheet: Iterable[str]) -> set[str]:
        return self._counting.fire(sheet, self._counting.positions[rule.id])[1]


def _unordered(rule: Rule | None) -> object:
    return rule and (frozenset(rule.has), rule.concludes, frozenset(rule.cites))


def _all(rulebook: Rulebook, rule: Rule) -> Iterator[Mutant]:
    yield Mutant(rule, None, "dropped")
    for term in rule.has:
        yield _with_terms(rule, _swapped(rule, term), f"without the term `{term}`")
        for kin, other in _kin(rulebook, term):
            yield _with_terms(
                rule, _swapped(rule, term, other), f"with `{other}`, a {kin} of `{term}`, in its place"
            )
    for term in rulebook.term:
        yield _with_terms(rule, (*rule.has, term), f"with the further term `{term}`")
    yield from _other_conclusions(rulebook, rule)
    for statement in rule.cites:
        fewer = tuple(each for each in rule.cites if each != statement)
        yield Mutant(rule, replace(rule, cites=fewer), f"without the citation of `{statement}`")


def _with_terms(rule: Rule, has: Iterable[str], how: str) -> Mutant:
    return Mutant(rule, replace(rule, has=tuple(dict.fromkeys(has))), how)


def _swapped(rule: Rule, term: str, *others: str) -> tuple[str, ...]:
    return tuple(new for each in rule.has for new in (others if each == term else (each,)))


def _kin(rulebook: Rulebook, term: str) -> Iterator[tuple[str, str]]:
    """Return the parents and the children of a term, by the rules that derive one term from one other."""
    for parent in parents(rulebook, term):
        yield "parent", parent
    for child in children(rulebook, term):
        yield "child", child


def parents(rulebook: Rulebook, term: str) -> tuple[str, ...]:
    """Return the terms that a rule derives from a term alone."""
    return tuple(rule.derives for rule in rulebook.rules if rule.derives is not None and rule.has == (term,))


def children(rulebook: Rulebook, term: str) -> tuple[str, ...]:
    """Return the terms from which alone a rule derives a term."""
    return tuple(rule.has[0] for rule in rulebook.rules if rule.derives == term and len(rule.has) == 1)


def _other_conclusions(rulebook: Rulebook, rule: Rule) -> Iterator[Mutant]:
    lists = rule.concludes
    if not isinstance(lists, Lists):
        return
    for standing in rulebook.standing:
        broken = replace(rule, concludes=replace(lists, standing=standing))
        yield Mutant(rule, broken, f"as `{standing}`")
    for companion in ("", *(each.id for each in rulebook.companions)):
        broken = replace(rule, concludes=replace(lists, alongside=companion))
        yield Mutant(
            rule, broken, f"alongside `{companion}`" if companion else f"not alongside `{lists.alongside}`"
        )
