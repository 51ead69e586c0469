"""The proof that a therapy is listed, or is not, as a tree, and the smallest changes of an answer sheet.

What would list a therapy, and what would take it off, is exact.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.counterfactuals import Sets, removals
from engine.inference.proof import Inference
from engine.inference.reference import closure
from engine.minimal_sets import in_order, smallest
from engine.options import Exploration, Listed, Need, NotListed, options
from engine.rulebook import Rule, Rulebook


@dataclass(frozen=True)
class TermProof:
    """The proof of a term."""

    term: str  #: its id
    given: bool  #: whether it was answered
    ways: tuple["RuleProof", ...]  #: the derivations that bring it about, also where the term was given
    above: bool = False  #: whether its ways stand already higher up in the same tree


@dataclass(frozen=True)
class RuleProof:
    """A rule that fired, and why each of its terms is there."""

    rule: Rule
    terms: tuple[TermProof, ...]


@dataclass(frozen=True)
class WhyListed:
    """A listed therapy with its whole proof."""

    listed: Listed
    reasons: tuple[RuleProof, ...]  #: the rules that list it
    cautions: tuple[RuleProof, ...]  #: the rules that caution about it
    fits: tuple[RuleProof, ...]  #: the rules that say that it goes with a wish
    notes: tuple[RuleProof, ...]  #: the rules that note something about it
    removals: Sets  #: the smallest sets of given answers whose removal takes it off; none if nothing can

    @property
    def therapy(self) -> str:
        """Return the id of the therapy."""
        return self.listed.therapy


@dataclass(frozen=True)
class WhyNot:
    """A therapy that is not listed, and what would list it."""

    therapy: str
    cautions: tuple[RuleProof, ...]  #: the rules that caution about it all the same
    needs: tuple[Need, ...]  #: the missing terms of each of its rules
    #: over all of them, the smallest sets of further answers that would list it; none if no question can
    answers: Sets


@dataclass(frozen=True)
class Why:
    """The effect of an answer sheet on therapies: the listed ones first, in the order of the options."""

    exploration: Exploration
    therapies: tuple[WhyListed | WhyNot, ...]


def why(rulebook: Rulebook, inference: Inference, therapy: str = "") -> Why:
    """Return why a therapy is listed or not after an inference, or why every one is where none is named."""
    exploration = options(rulebook, inference)
    proofs = _Proofs(inference)
    wanted = frozenset([therapy] if therapy else rulebook.therapy)
    listed = (_why_listed(exploration, proofs, each) for each in exploration.listed if each.therapy in wanted)
    others = (_why_not(rulebook, proofs, each) for each in exploration.not_listed if each.therapy in wanted)
    return Why(exploration, (*listed, *others))


def _why_listed(exploration: Exploration, proofs: "_Proofs", listed: Listed) -> WhyListed:
    return WhyListed(
        listed=listed,
        reasons=proofs.of(each.rule for each in listed.reasons),
        cautions=proofs.of(each.rule for each in listed.cautions),
        fits=proofs.of(each.rule for each in listed.fits),
        notes=proofs.of(each.rule for each in listed.notes),
        removals=removals(exploration, listed),
    )


def _why_not(rulebook: Rulebook, proofs: "_Proofs", other: NotListed) -> WhyNot:
    every = frozenset(frozenset(answers) for need in other.needs for answers in need.answers)
    cautions = proofs.of(each.rule for each in other.cautions)
    return WhyNot(other.therapy, cautions, other.needs, in_order(rulebook, smallest(every)))


@dataclass(frozen=True)
class _Proofs:
    """The fired rules, ready to become trees."""

    inference: Inference

    def of(self, rules: Iterable[Rule]) -> tuple[RuleProof, ...]:
        """Return the proofs of rules that fired; each tree shows every term once."""
        return tuple(self._rule(rule, set()) for rule in rules)

    def _rule(self, rule: Rule, shown: set[str]) -> RuleProof:
        return RuleProof(rule, tuple(self._term(term, shown) for term in dict.fromkeys(rule.has)))

    def _term(self, term: str, shown: set[str]) -> TermProof:
        given, derivations = term in self.inference.given, self._ways.get(term, ())
        if term in shown:
            return TermProof(term, given, (), above=bool(derivations))
        shown.add(term)
        return TermProof(term, given, tuple(self._rule(each, shown) for each in derivations))

    @cached_property
    def _ways(self) -> dict[str, tuple[Rule, ...]]:
        """Map each derived term to the derivations that do not themselves need it."""
        derivations = self.inference.deriving.items()
        return {term: tuple(self._without_circles(term, rules)) for term, rules in derivations}

    def _without_circles(self, term: str, derivations: Iterable[Rule]) -> Iterator[Rule]:
        others = (rule for rule in self.inference.fired if rule.derives != term)
        there = closure(others, self.inference.given - {term})
        return (rule for rule in derivations if there.issuperset(rule.has))
