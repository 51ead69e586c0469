"""Options from fired rules: listed therapies with their reasons, the others with their missing terms."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from engine.grouping import grouped
from engine.inference.proof import Evaluator, Inference
from engine.minimal_sets import smallest_answers
from engine.rulebook import (
    AboutTherapy,
    Cautions,
    Conclusion,
    Derives,
    Fits,
    Lists,
    Notes,
    Rule,
    Rulebook,
    Shows,
)

C = TypeVar("C", bound=Conclusion)


@dataclass(frozen=True)
class Reason(Generic[C]):
    """A fired rule with everything that it rests on."""

    rule: Rule  #: the rule that fired
    concludes: C  #: what it concludes
    answers: tuple[str, ...]  #: the given answers it rests on, in the order of the vocabulary
    via: tuple[Rule, ...]  #: the derivations on the way from those answers to the rule

    @property
    def editorials(self) -> tuple[Rule, ...]:
        """Return the rules of this proof that carry an editorial reading or addition."""
        return tuple(rule for rule in (self.rule, *self.via) if rule.editorial)


@dataclass(frozen=True)
class Listed:
    """A therapy that at least one rule listed."""

    therapy: str
    standing: str  #: the strongest standing among its reasons
    alongside: str  #: a companion if every reason of that standing names it, else empty
    reasons: tuple[Reason[Lists], ...]
    #: what speaks for care with it; said first, wherever the therapy is shown
    cautions: tuple[Reason[Cautions], ...]
    fits: tuple[Reason[Fits], ...]
    notes: tuple[Reason[Notes], ...]

    @property
    def wishes(self) -> tuple[str, ...]:
        """Return the wishes that the therapy fits, each once."""
        return tuple(dict.fromkeys(each.concludes.wish for each in self.fits))


@dataclass(frozen=True)
class Need:
    """The terms that a rule still misses."""

    rule: Rule
    missing: tuple[str, ...]  #: the terms of the rule that are not there
    #: the smallest sets of further answers that would make it fire; none if no question can
    answers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class NotListed:
    """A therapy that no rule listed, with its cautions."""

    therapy: str
    cautions: tuple[Reason[Cautions], ...]
    rulebook: Rulebook = field(repr=False, compare=False)  #: the checked rulebook
    terms: frozenset[str] = field(repr=False, compare=False)  #: the terms that are there, given or derived

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Return the missing terms of each of its rules; worked out when first read."""
        return tuple(
            need(self.rulebook, self.terms, rule)
            for rule in self.rulebook.rules
            if rule.lists == self.therapy
        )


@dataclass(frozen=True)
class Exploration:
    """The whole answer to an answer sheet."""

    rulebook: Rulebook
    answers: tuple[str, ...]  #: the given terms, in the order of the vocabulary
    derived: tuple[Reason[Derives], ...]  #: the derivations that fired
    #: by standing, then those without a caution first, then number of wishes that fit, then name
    listed: tuple[Listed, ...]
    not_listed: tuple[NotListed, ...]  #: by name
    notices: tuple[Reason[Shows], ...]  #: the notices to show

    @property
    def terms(self) -> frozenset[str]:
        """Return every term that is there, given or derived."""
        return frozenset(self.answers) | {each.concludes.term for each in self.derived}

    @property
    def therapies(self) -> tuple[Listed | NotListed, ...]:
        """Return every therapy: those that are listed, then the others."""
        return (*self.listed, *self.not_listed)

    def cautions(self, subject: str) -> tuple[Reason[Cautions], ...]:
        """Return the cautions about a therapy, listed or not; there are none about an alternative."""
        return next((each.cautions for each in self.therapies if each.therapy == subject), ())


def explore(rulebook: Rulebook, answers: Iterable[str], evaluate: Evaluator) -> Exploration:
    """Return the options for an answer sheet, which holds ids of terms, as an evaluator runs the rules."""
    return options(rulebook, evaluate(rulebook, answers))


def options(rulebook: Rulebook, inference: Inference) -> Exploration:
    """Return the options that the fired rules amount to."""
    lists = _by_therapy(_reasons(rulebook, inference, Lists))
    cautions = _by_therapy(_reasons(rulebook, inference, Cautions))
    fits = _by_therapy(_reasons(rulebook, inference, Fits))
    notes = _by_therapy(_reasons(rulebook, inference, Notes))
    listed = [
        Listed(
            therapy,
            *_standing(rulebook, reasons),
            reasons,
            cautions.get(therapy, ()),
            fits.get(therapy, ()),
            notes.get(therapy, ()),
        )
        for therapy, reasons in lists.items()
    ]
    others = sorted(set(rulebook.therapy) - set(lists), key=lambda each: _name(rulebook, each))
    return Exploration(
        rulebook=rulebook,
        answers=_in_order(rulebook, inference.given),
        derived=_reasons(rulebook, inference, Derives),
        listed=in_order(rulebook, listed),
        not_listed=tuple(
            NotListed(therapy, cautions.get(therapy, ()), rulebook, inference.terms) for therapy in others
        ),
        notices=_reasons(rulebook, inference, Shows),
    )


def in_order(rulebook: Rulebook, listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Return listed therapies by standing, those without a caution first, wishes that fit, and name."""
    rank = {standing: number for number, standing in enumerate(rulebook.standing)}

    def place(each: Listed) -> tuple[int, bool, int, str]:
        return rank[each.standing], bool(each.cautions), -len(each.wishes), _name(rulebook, each.therapy)

    return tuple(sorted(listed, key=place))


T = TypeVar("T", bound=AboutTherapy)


def _by_therapy(reasons: Iterable[Reason[T]]) -> dict[str, tuple[Reason[T], ...]]:
    return grouped((each.concludes.therapy, each) for each in reasons)


def _standing(rulebook: Rulebook, reasons: Iterable[Reason[Lists]]) -> tuple[str, str]:
    """Return the strongest standing, and what a therapy stands alongside in it."""
    reasons = tuple(reasons)
    standings = {each.concludes.standing for each in reasons}
    standing = next(each for each in rulebook.standing if each in standings)
    companions = {each.concludes.alongside for each in reasons if each.concludes.standing == standing}
    return standing, companions.pop() if len(companions) == 1 else ""


def need(rulebook: Rulebook, there: frozenset[str], rule: Rule) -> Need:
    """Return what a rule that did not fire still misses, beside the terms that are given or derived."""
    missing = tuple(term for term in rule.has if term not in there)
    return Need(rule, missing, smallest_answers(rulebook, there, missing))


def _reasons(rulebook: Rulebook, inference: Inference, kind: type[C]) -> tuple[Reason[C], ...]:
    """Return the fired rules with one kind of conclusion, each with what it rests on."""
    return tuple(
        Reason(rule, concludes, _in_order(rulebook, answers), via)
        for rule in inference.fired
        if isinstance(concludes := rule.concludes, kind)
        for answers, via in [inference.support(rule)]
    )


def _in_order(rulebook: Rulebook, terms: Iterable[str]) -> tuple[str, ...]:
    wanted = frozenset(terms)
    return tuple(term for term in rulebook.term if term in wanted)


def _name(rulebook: Rulebook, therapy: str) -> str:
    return rulebook.therapy[therapy].name.casefold()
