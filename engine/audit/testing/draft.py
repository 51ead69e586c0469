"""The scenarios that a rule asks for: its smallest case, and the cases that just miss it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from engine.audit.testing.breaks import Effects, children, parents
from engine.inference import counting
from engine.inference.counting import Counting
from engine.options import Exploration, Reason, explore
from engine.rulebook import Derives, Rule, Rulebook, Shows


@dataclass(frozen=True)
class Draft:
    """A scenario to fill in.

    Attributes:
        what: which case of the rule it is, in words.
        has: the answer sheet, in the order of the vocabulary.
        today: what the rulebook gives now, by the keys of a scenario: a hint, and no expectation.
    """

    what: str
    has: tuple[str, ...]
    today: tuple[tuple[str, object], ...]


def drafts(rulebook: Rulebook, rule: Rule) -> tuple[Draft, ...]:
    """Return the smallest case of a rule and its near misses, each sheet once.

    A near miss leaves one term out, or has a parent or a sibling of it in its place; the rule does not fire.
    For a note or a fit, the terms of a rule that lists the therapy stand beside them: of the smallest one.
    """
    rules = Counting(rulebook.rules)
    smallest, *near = _cases(rulebook, rule)
    made = {smallest[1]: smallest[0]}
    for what, has in near:
        if rule not in rules.infer(has).fired:
            made.setdefault(has, what)
    return tuple(
        Draft(what, tuple(term for term in rulebook.term if term in has), tuple(_today(rulebook, rule, has)))
        for has, what in made.items()
    )


def scenario_file(rule: Rule) -> str:
    """Return the file in which the scenarios of a rule stand."""
    match rule.concludes:
        case Derives():
            return "rules/derivations.test.yaml"
        case Shows():
            return "rules/notices.test.yaml"
        case about:
            return f"rules/therapies/{about.therapy}.test.yaml"


def _cases(rulebook: Rulebook, rule: Rule) -> Iterator[tuple[str, frozenset[str]]]:
    shown_with = Effects(rulebook).shown_with(rule)
    beside = min(shown_with, key=lambda has: (len(has - set(rule.has)), sorted(has)), default=frozenset())
    yield f"the smallest case of `{rule.id}`", beside.union(rule.has)
    for term in rule.has:
        rest = beside.union(rule.has) - {term}
        yield f"a near miss, without `{term}`", rest
        for parent in parents(rulebook, term):
            yield f"a near miss, with its parent `{parent}` in place of `{term}`", rest | {parent}
            for sibling in (each for each in children(rulebook, parent) if each not in {term, *rule.has}):
                yield f"a near miss, with its sibling `{sibling}` in place of `{term}`", rest | {sibling}
                break


def _today(rulebook: Rulebook, rule: Rule, has: frozenset[str]) -> Iterator[tuple[str, object]]:
    """Return what comes out now, by the keys of a scenario; nothing for what does not come out."""
    options = explore(rulebook, has, counting.infer)
    match rule.concludes:
        case Derives():
            derived = [each for each in options.derived if each.concludes.term not in has]
            yield "derives", list(dict.fromkeys(each.concludes.term for each in derived))
            yield from _cites(rule, derived)
        case Shows():
            yield "shows", [each.concludes.notice for each in options.notices]
            yield from _cites(rule, options.notices)
        case about:
            yield from _of_therapy(options, about.therapy, rule)


def _of_therapy(options: Exploration, therapy: str, rule: Rule) -> Iterator[tuple[str, object]]:
    cautions = options.cautions(therapy)
    found: dict[str, tuple[Reason[Any], ...]] = {"cautions": cautions} if cautions else {}
    listed = next((each for each in options.listed if each.therapy == therapy), None)
    if listed:
        yield "lists", listed.standing
        if listed.alongside:
            yield "alongside", listed.alongside
        found = {
            "because": listed.reasons,
            "cautions": cautions,
            "notes": listed.notes,
            "fits": listed.fits,
        }
    for key, reasons in found.items():
        yield key, [each.rule.id for each in reasons]
    yield from _cites(rule, (reason for reasons in found.values() for reason in reasons))


def _cites(rule: Rule, reasons: Iterable[Reason[Any]]) -> Iterator[tuple[str, object]]:
    """Return what the rule cites, if it is among the reasons."""
    if rule.cites and any(each.rule == rule for each in reasons):
        yield "cites", {rule.id: list(rule.cites)}
