"""The delta of the lists for two answer sheets: everything that differs, nothing else, and why."""

from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import infer
from engine.list_delta import Delta, ListDelta, list_delta
from engine.options import Exploration, Reason, explore
from engine.rulebook import Cautions, Fits, Lists, Notes, Rulebook, Shows
from tests.brute_force import few_terms, rulebook_of
from tests.rulebooks import is_a, lists

Pair = tuple[Exploration, Exploration]
KINDS: dict[type[Any], str] = {Lists: "reasons", Cautions: "cautions", Fits: "fits", Notes: "notes"}


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Return the explorations of two sheets under the same crowded rulebook."""
    random = Random(draw(st.integers(0, 2**64)))
    rulebook = few_terms(random, most=20)
    one, other = (frozenset(each for each in rulebook.term if random.random() < 0.5) for _ in range(2))
    return explore(rulebook, one, infer), explore(rulebook, other, infer)


def _delta(rulebook: Rulebook, before: Iterable[str], after: Iterable[str]) -> ListDelta:
    return list_delta(explore(rulebook, before, infer), explore(rulebook, after, infer))


def _rules(reasons: Iterable[Reason[Any]]) -> set[str]:
    return {each.rule.id for each in reasons}


def _fired(exploration: Exploration, kind: type[Any], therapy: str = "") -> set[str]:
    """Return the rules of a kind that fire, about a therapy, by the reference alone."""
    return {
        each.id
        for each in infer(exploration.rulebook, exploration.answers).fired
        if isinstance(each.concludes, kind) and getattr(each.concludes, "therapy", "") == therapy
    }


@given(pairs())
@settings(max_examples=300)
def test_additions_and_removals_turn_the_first_list_into_the_second(pair: Pair) -> None:
    before, after = pair
    delta = list_delta(before, after)
    one, other = ({each.therapy: each for each in side.listed} for side in pair)
    changed = {each.therapy: each for each in delta.changed}
    assert delta.added == tuple(each for each in after.listed if each.therapy not in one)
    assert delta.removed == tuple(each for each in before.listed if each.therapy not in other)
    for therapy in one.keys() & other.keys():
        first, second = one[therapy], other[therapy]
        change = changed.pop(therapy, None)
        if change is None:
            assert first == second
            continue
        assert (change.before, change.after) == (first, second)
        assert change.restated == ((first.standing, first.alongside) != (second.standing, second.alongside))
        for (kind, name), reasons in zip(KINDS.items(), change.reasons, strict=True):
            was, now = (_fired(side, kind, therapy) for side in pair)
            assert (_rules(reasons.added), _rules(reasons.removed)) == (now - was, was - now)
            old, new = (set(getattr(option, name)) for option in (first, second))
            assert {*reasons.added, *reasons.changed} == new - old
            assert {*reasons.removed} <= old
            assert _rules(reasons.changed) <= was & now
    assert changed == {}
    was, now = (
        {rule for each in side.rulebook.therapy for rule in _fired(side, Cautions, each)} for side in pair
    )
    assert (_rules(delta.cautions.added), _rules(delta.cautions.removed)) == (now - was, was - now)
    was, now = (_fired(side, Shows) for side in pair)
    assert (_rules(delta.notices.added), _rules(delta.notices.removed)) == (now - was, was - now)
    was, now = (set(side.answers) for side in pair)
    assert (set(delta.answers.added), set(delta.answers.removed)) == (now - was, was - now)


@given(pairs())
def test_nothing_differs_only_between_lists_that_are_the_same(pair: Pair) -> None:
    before, after = pair
    one, other = ([side.cautions(each) for each in side.rulebook.therapy] for side in pair)
    same = (before.listed, one, before.notices) == (after.listed, other, after.notices)
    assert bool(list_delta(before, after)) != same
    assert not list_delta(before, before)


@given(pairs())
def test_more_answers_take_nothing_away(pair: Pair) -> None:
    before, other = pair
    delta = list_delta(before, explore(before.rulebook, {*before.answers, *other.answers}, infer))
    assert (delta.answers.removed, delta.removed) == ((), ())
    assert (delta.cautions.removed, delta.notices.removed) == ((), ())
    assert not any(reasons.removed for each in delta.changed for reasons in each.reasons)


@given(pairs())
def test_a_list_is_reordered_exactly_if_two_options_on_both_changed_places(pair: Pair) -> None:
    one, other = ([each.therapy for each in side.listed] for side in pair)
    both = [each for each in one if each in other]
    swapped = any(
        (one.index(first) < one.index(second)) != (other.index(first) < other.index(second))
        for first in both
        for second in both
        if first != second
    )
    assert list_delta(*pair).reordered == swapped


def test_a_rule_that_rests_on_another_answer_now_is_changed() -> None:
    edges = [is_a("drizzle", "rain"), is_a("storm", "rain")]
    rulebook = rulebook_of([*edges, lists("wet", ["rain"], standing="first")])
    (change,) = _delta(rulebook, ["drizzle"], ["storm"]).changed
    assert (change.lists.added, change.lists.removed, change.fits, change.notes) == ((), (), Delta(), Delta())
    assert [each.answers for each in change.lists.changed] == [("storm",)]
    assert (change.restated, change.rests_otherwise) == (False, True)


def test_options_that_change_places_are_a_difference_and_newcomers_between_them_are_none() -> None:
    second = [("a", "one", "apple"), ("c", "one", "cherry"), ("b", "two", "banana")]
    rules = [lists(name, [term], therapy, "second") for name, term, therapy in second]
    rulebook = rulebook_of([*rules, lists("c-first", ["three"], "cherry", "first")])
    assert not _delta(rulebook, ["one"], ["one", "two"]).reordered
    raised = _delta(rulebook, ["one"], ["one", "three"])
    assert raised.reordered
    assert [each.therapy for each in raised.changed] == ["cherry"]
