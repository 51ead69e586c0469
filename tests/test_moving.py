"""What differs between the lists for two answer sheets: everything that does, nothing else, and why."""

from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import infer
from engine.moving import Moves, Shift, TherapyMove, moved
from engine.options import Exploration, Listed, Reason, explore
from engine.rulebook import Fits, Lists, Notes, Rulebook, Shows
from tests.brute_force import few_terms, rulebook_of
from tests.rulebooks import fits, is_a, lists, notes, rule, shows

NOTHING = Shift[Any]((), (), ())


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Exploration, Exploration]:
    """Return what two sheets amount to under the same crowded rulebook."""
    random = Random(draw(st.integers(0, 2**64)))
    rulebook = few_terms(random, most=20)
    one, other = (frozenset(each for each in rulebook.term if random.random() < 0.5) for _ in range(2))
    return explore(rulebook, one, infer), explore(rulebook, other, infer)


def _moved(rulebook: Rulebook, before: Iterable[str], after: Iterable[str]) -> Moves:
    return moved(explore(rulebook, before, infer), explore(rulebook, after, infer))


def _rules(reasons: Iterable[Reason[Any]]) -> set[str]:
    return {each.rule.id for each in reasons}


def _shown(exploration: Exploration) -> dict[str, tuple[str, str, set[str], set[str], set[str]]]:
    """Return what is shown of each listed therapy, by brute force over the rules that fire."""
    fired = infer(exploration.rulebook, exploration.answers).fired

    def of(kind: type[Lists | Fits | Notes], therapy: str) -> set[str]:
        return {
            each.id
            for each in fired
            if isinstance(each.concludes, kind) and each.concludes.therapy == therapy
        }

    return {
        each.therapy: (
            each.standing,
            each.alongside,
            of(Lists, each.therapy),
            of(Fits, each.therapy),
            of(Notes, each.therapy),
        )
        for each in exploration.listed
    }


@given(pairs())
@settings(max_examples=300)
def test_what_came_and_went_turns_the_first_list_into_the_second(
    pair: tuple[Exploration, Exploration],
) -> None:
    before, after = pair
    moves, one, other = moved(before, after), _shown(before), _shown(after)
    by_therapy = {each.therapy: each for each in moves.therapies}
    nothing = ("", "", set[str](), set[str](), set[str]())
    for therapy in before.rulebook.therapy:
        first, second = one.get(therapy, nothing), other.get(therapy, nothing)
        move = by_therapy.get(therapy)
        if move is None:
            assert first == second
            continue
        assert (move.came, move.left) == (therapy not in one, therapy not in other)
        assert move.stands_otherwise == (therapy in one and therapy in other and first[:2] != second[:2])
        shifts: tuple[Shift[Any], ...] = (move.lists, move.fits, move.notes)
        for shift, was, now in zip(shifts, first[2:], second[2:], strict=True):
            assert _rules(shift.came) == now - was
            assert _rules(shift.went) == was - now
            assert _rules(shift.otherwise) <= was & now
    shown_before, shown_after = (
        {each.id for each in infer(side.rulebook, side.answers).fired if isinstance(each.concludes, Shows)}
        for side in pair
    )
    assert _rules(moves.notices.came) == shown_after - shown_before
    assert _rules(moves.notices.went) == shown_before - shown_after
    assert set(moves.told) == set(after.answers) - set(before.answers)
    assert set(moves.untold) == set(before.answers) - set(after.answers)


@given(pairs())
def test_every_reason_is_told_as_it_is_on_the_list_that_it_is_on(
    pair: tuple[Exploration, Exploration],
) -> None:
    before, after = pair
    for move in moved(before, after).therapies:
        for name in ("reasons", "fits", "notes"):
            shift: Shift[Any] = getattr(move, {"reasons": "lists"}.get(name, name))
            assert set(shift.came) <= set(getattr(move.after, name, ()))
            assert set(shift.otherwise) <= set(getattr(move.after, name, ()))
            assert set(shift.went) <= set(getattr(move.before, name, ()))


@given(pairs())
def test_the_way_back_moves_the_same_the_other_way_round(pair: tuple[Exploration, Exploration]) -> None:
    before, after = pair
    there, back = moved(before, after), moved(after, before)
    assert (there.told, there.untold) == (back.untold, back.told)
    assert there.reordered == back.reordered
    assert {_turned(each) for each in there.therapies} == {_seen(each) for each in back.therapies}
    assert (there.notices.came, there.notices.went) == (back.notices.went, back.notices.came)


def _seen(move: TherapyMove) -> tuple[object, ...]:
    shifts = (move.lists, move.fits, move.notes)
    return (
        move.therapy,
        move.before,
        move.after,
        *((each.came, each.went, len(each.otherwise)) for each in shifts),
    )


def _turned(move: TherapyMove) -> tuple[object, ...]:
    shifts = (move.lists, move.fits, move.notes)
    return (
        move.therapy,
        move.after,
        move.before,
        *((each.went, each.came, len(each.otherwise)) for each in shifts),
    )


@given(pairs())
def test_nothing_moves_only_between_lists_that_are_the_same(pair: tuple[Exploration, Exploration]) -> None:
    before, after = pair
    same = (before.listed, before.notices) == (after.listed, after.notices)
    assert moved(before, after).same_list == same
    assert moved(before, before).same_list


@given(pairs())
def test_more_answers_take_nothing_away(pair: tuple[Exploration, Exploration]) -> None:
    before, other = pair
    more = explore(before.rulebook, {*before.answers, *other.answers}, infer)
    moves = moved(before, more)
    assert moves.untold == ()
    assert not any(
        each.left or each.lists.went or each.fits.went or each.notes.went for each in moves.therapies
    )


@given(pairs())
def test_places_changed_exactly_if_two_therapies_on_both_lists_changed_theirs(
    pair: tuple[Exploration, Exploration],
) -> None:
    one, other = ([each.therapy for each in side.listed] for side in pair)
    both = [each for each in one if each in other]
    swapped = any(
        (one.index(first) < one.index(second)) != (other.index(first) < other.index(second))
        for first in both
        for second in both
        if first != second
    )
    assert moved(*pair).reordered == swapped


def test_a_therapy_comes_with_its_reasons_and_the_answers_behind_them() -> None:
    rulebook = rulebook_of(
        [
            is_a("drizzle", "rain"),
            lists("wet", ["rain"], standing="first"),
            notes("noted", ["cold"]),
            fits("fit", ["wish"], "wish"),
        ]
    )
    (move,) = _moved(rulebook, ["wish", "cold"], ["wish", "cold", "drizzle"]).therapies
    assert (move.came, move.left, move.stands_otherwise) == (True, False, False)
    (reason,) = move.lists.came
    assert (reason.rule.id, reason.answers, [each.id for each in reason.via]) == (
        "wet",
        ("drizzle",),
        ["is-a:drizzle:rain"],
    )
    assert (_rules(move.notes.came), _rules(move.fits.came)) == ({"noted"}, {"fit"})
    assert move.lists.went == move.lists.otherwise == ()


def test_a_therapy_leaves_with_the_reasons_that_are_gone() -> None:
    rulebook = rulebook_of(
        [lists("wet", ["rain"], standing="first"), lists("cool", ["cold"], standing="second")]
    )
    (move,) = _moved(rulebook, ["rain", "cold"], []).therapies
    assert (move.left, move.after) == (True, None)
    assert [(each.rule.id, each.answers) for each in move.lists.went] == [
        ("wet", ("rain",)),
        ("cool", ("cold",)),
    ]


def test_a_companion_that_is_no_longer_always_named_is_told() -> None:
    rulebook = rulebook_of(
        [
            rule("with", ["rain"], Lists("talking", "first", "pills")),
            lists("without", ["cold"], standing="first"),
        ]
    )
    (move,) = _moved(rulebook, ["rain"], ["rain", "cold"]).therapies
    assert move.stands_otherwise
    assert isinstance(move.before, Listed)
    assert isinstance(move.after, Listed)
    assert (move.before.alongside, move.after.alongside) == ("pills", "")


def test_notes_of_a_therapy_that_neither_sheet_lists_are_nothing_that_moves() -> None:
    rulebook = rulebook_of([notes("noted", ["rain"]), lists("wet", ["cold"], standing="first")])
    moves = _moved(rulebook, [], ["rain"])
    assert (moves.told, moves.therapies, moves.same_list) == (("rain",), (), True)


def test_a_rule_that_rests_on_another_answer_now_is_told_apart() -> None:
    rulebook = rulebook_of(
        [is_a("drizzle", "rain"), is_a("storm", "rain"), lists("wet", ["rain"], standing="first")]
    )
    (move,) = _moved(rulebook, ["drizzle"], ["storm"]).therapies
    assert (move.lists.came, move.lists.went, move.fits, move.notes) == ((), (), NOTHING, NOTHING)
    assert [each.answers for each in move.lists.otherwise] == [("storm",)]
    assert not move.stands_otherwise


def test_notices_come_and_go() -> None:
    rulebook = rulebook_of([shows("always"), shows("help", ["rain"]), shows("other", ["cold"])])
    moves = _moved(rulebook, ["rain"], ["cold"])
    assert (_rules(moves.notices.came), _rules(moves.notices.went)) == ({"other"}, {"help"})
    assert not moves.same_list


def test_therapies_that_change_places_are_told_and_newcomers_between_them_are_no_change() -> None:
    rulebook = rulebook_of(
        [
            lists("a", ["one"], "apple", "second"),
            lists("c", ["one"], "cherry", "second"),
            lists("b", ["two"], "banana", "second"),
            lists("c-first", ["three"], "cherry", "first"),
        ]
    )
    assert not _moved(rulebook, ["one"], ["one", "two"]).reordered
    raised = _moved(rulebook, ["one"], ["one", "three"])
    assert raised.reordered
    assert [each.therapy for each in raised.therapies] == ["cherry"]
