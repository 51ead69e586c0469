"""The scenarios that a rule asks for, its smallest case and near misses, and those that are missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from typing import Any

from engine.audit.checks.near_misses import terms_never_left_out
from engine.audit.testing.breaks import Effects, children, parents
from engine.audit.testing.scenarios import covers
from engine.inference import counting
from engine.inference.counting import Counting
from engine.minimal_sets import in_order, smallest_supports
from engine.options import Exploration, Reason, explore
from engine.rule_folder import RuleScenario, Scenario
from engine.rulebook import Derives, Question, Rule, Rulebook, Shows


@dataclass(frozen=True)
class Draft:
    """A scenario to fill in."""

    what: str  #: which case of the rule it is, in words
    has: tuple[str, ...]  #: the answer sheet, in the order of the vocabulary
    #: the outcome that the rulebook gives now, by the keys of a scenario: a hint, and no expectation
    today: tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Case:
    """Terms that must be true and terms that must not, whichever answers bring that about."""

    what: str  #: which case of the rule it is, in words
    wanted: frozenset[str]  #: the terms that are there, given or derived
    unwanted: frozenset[str] = frozenset()  #: the terms that are not there
    is_optional: bool = False  #: whether it is left out if no answers bring it about

    def sheet(self, rulebook: Rulebook) -> frozenset[str] | None:
        """Return a sheet that a visitor can give or, if there is none, the terms as they are, or None."""
        given = sheet_for(rulebook, self.wanted, self.unwanted)
        return None if given is None and self.is_optional else given or self.wanted


def drafts(rulebook: Rulebook, rule: Rule) -> tuple[Draft, ...]:
    """Return the smallest case of a rule and its near misses, each sheet once.

    A near miss leaves one term out, or has a parent or a sibling of it in its place; the rule does not fire.
    For a note or a fit, the terms of a rule that lists the therapy stand beside them: of the smallest one.
    Each is a sheet that a visitor can give, unless no answers bring its terms about.
    """
    rules = Counting(rulebook.rules)
    made: dict[frozenset[str], str] = {}
    for case in _cases(rulebook, rule):
        has = None if case.what in made.values() else case.sheet(rulebook)
        if has is not None and (rule not in rules.infer(has).fired) == bool(case.unwanted):
            made.setdefault(has, case.what)
    return tuple(
        Draft(what, tuple(term for term in rulebook.term if term in has), tuple(_today(rulebook, rule, has)))
        for has, what in made.items()
    )


def missing_drafts(rulebook: Rulebook, scenarios: Sequence[Scenario]) -> Mapping[str, tuple[Draft, ...]]:
    """Return what is missing by the file in which it belongs, each sheet once in a file.

    Drafted is every case of a rule that no scenario sees fire, or of which some term is never left out;
    sheets that a scenario of the file has already are left out.
    """
    there = {(each.place.file, frozenset(each.has)) for each in scenarios if isinstance(each, RuleScenario)}
    found: dict[str, dict[frozenset[str], Draft]] = {}
    for rule in _lacking(rulebook, scenarios):
        file = scenario_file(rule)
        for draft in drafts(rulebook, rule):
            has = frozenset(draft.has)
            if (file, has) not in there:
                of_file = found.setdefault(file, {})
                of_file[has] = _together(of_file[has], draft) if has in of_file else draft
    return {file: tuple(drafted.values()) for file, drafted in sorted(found.items())}


def scenario_file(rule: Rule) -> str:
    """Return the file in which the scenarios of a rule stand."""
    match rule.concludes:
        case Derives():
            return "rules/derivations.test.yaml"
        case Shows():
            return "rules/notices.test.yaml"
        case about:
            return f"rules/therapies/{about.therapy}.test.yaml"


def sheet_for(
    rulebook: Rulebook, wanted: Iterable[str], unwanted: Collection[str] = ()
) -> frozenset[str] | None:
    """Return a small sheet, which the questionnaire can give, with some terms and without others.

    The terms count whether they are given or derived. None if no answers bring this about.
    """
    counting, wanted = Counting(rulebook.rules), frozenset(wanted)
    supports = in_order(rulebook, smallest_supports(rulebook.rules, rulebook.askable, (), wanted))
    for support in sorted(supports, key=lambda each: len(wanted.symmetric_difference(each))):
        for sheet in sorted(
            _sheets(rulebook, frozenset(support)), key=lambda each: (len(each), sorted(each))
        ):
            if counting.fire(sheet)[1].isdisjoint(unwanted):
                return sheet
    return None


def _cases(rulebook: Rulebook, rule: Rule) -> Iterator[Case]:
    shown_with = Effects(rulebook).shown_with(rule)
    by_size = sorted(
        shown_with or [frozenset[str]()], key=lambda has: (len(has - set(rule.has)), sorted(has))
    )
    beside = by_size[0]
    yield Case(f"the smallest case of `{rule.id}`", beside.union(rule.has))
    for term in rule.has:
        gone = frozenset({term})
        what = f"a near miss, without `{term}`"
        listed_without = [each for each in by_size if term not in each]
        without = [Case(what, each.union(rule.has) - gone, gone) for each in (*listed_without, *by_size)]
        yield from (replace(each, is_optional=True) for each in without)
        yield from without
        rest, asks = beside.union(rule.has) - gone, bool(rulebook.askable)
        for parent in parents(rulebook, term):
            what = f"a near miss, with its parent `{parent}` in place of `{term}`"
            yield Case(what, rest | {parent}, gone, is_optional=asks)
            for sibling in (each for each in children(rulebook, parent) if each not in {term, *rule.has}):
                what = f"a near miss, with its sibling `{sibling}` in place of `{term}`"
                yield Case(what, rest | {sibling}, gone, is_optional=asks)
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
        found = {"because": listed.reasons, "cautions": cautions, "notes": listed.notes, "fits": listed.fits}
    for key, reasons in found.items():
        yield key, [each.rule.id for each in reasons]
    yield from _cites(rule, (reason for reasons in found.values() for reason in reasons))


def _cites(rule: Rule, reasons: Iterable[Reason[Any]]) -> Iterator[tuple[str, object]]:
    """Return what the rule cites, if it is among the reasons."""
    if rule.cites and any(each.rule == rule for each in reasons):
        yield "cites", {rule.id: list(rule.cites)}


def _lacking(rulebook: Rulebook, scenarios: Sequence[Scenario]) -> Iterator[Rule]:
    near = {rule.id for rule, _ in terms_never_left_out(rulebook, scenarios)}
    for rule in rulebook.rules:
        if rule.id in near or not any(covers(scenario, rule) for scenario in scenarios):
            yield rule


def _together(one: Draft, other: Draft) -> Draft:
    """Return the draft of a sheet that two rules ask for."""
    today = dict(one.today)
    cites = {**dict(today.get("cites", {})), **dict(dict(other.today).get("cites", {}))}  # type: ignore[call-overload]
    together = {**today, **({"cites": cites} if cites else {})}
    return replace(one, what=f"{one.what}; {other.what}", today=tuple(together.items()))


def _sheets(rulebook: Rulebook, terms: frozenset[str]) -> Iterator[frozenset[str]]:
    """Return the sheets with all these terms, of options that give at least one of them."""
    ways = [tuple(_answers(question, terms)) for question in rulebook.questions]
    for answers in product(*ways):
        sheet = frozenset[str]().union(*answers)
        if sheet >= terms:
            yield sheet


def _answers(question: Question, terms: frozenset[str]) -> Iterator[frozenset[str]]:
    """Return what a question can add, from options that give at least one of the terms."""
    options = list(dict.fromkeys(frozenset(each.gives) for each in question.choices if terms & {*each.gives}))
    most = 1 if question.choose == "one" else len(options)
    for picked in chain.from_iterable(combinations(options, count) for count in range(most + 1)):
        yield frozenset[str]().union(*picked)
