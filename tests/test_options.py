"""Fired rules as options: order, standing, companions, wishes, proofs and editorial marks."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inference.reference import infer
from engine.options import Exploration, Listed, Reason, explore
from engine.rendering.as_json import editorial
from engine.rulebook import Cautions, Lists, Rule, Rulebook
from tests.rulebooks import (
    cautions,
    derives,
    fits,
    is_a,
    lists,
    notes,
    rule,
    rulebooks,
    sheets,
    shows,
    small_rulebook,
)


def exploring(*rules: Rule, has: str = "") -> Exploration:
    """Return what comes of these rules for answers that are separated by spaces."""
    return explore(small_rulebook(*rules), has.split(), infer)


def order(*rules: Rule, has: str = "") -> str:
    """Return the therapies that are listed in their order, separated by spaces."""
    return " ".join(each.therapy for each in exploring(*rules, has=has).listed)


def ids(reasons: Iterable[Reason[Any]]) -> list[str]:
    """Return the ids of the rules of reasons."""
    return [each.rule.id for each in reasons]


RANKED = (
    lists("a", ["x"], "walking", "first"), lists("b", ["x"], "reading", "second"),
    lists("c", ["x"], "Baking", "second"), lists("d", ["x"], "acting", "second"),
    fits("e", ["fun"], "fun", "reading"), fits("f", ["calm"], "calm", "reading"),
    fits("g", ["calm"], "calm", "acting"),
)  # fmt: skip


def test_therapies_stand_in_the_order_of_standing_then_wishes_then_name() -> None:
    assert order(*RANKED, has="x") == "walking acting Baking reading"
    assert order(*RANKED, has="x calm") == "walking acting reading Baking"
    assert order(*RANKED, has="x calm fun") == "walking reading acting Baking"
    not_listed = [each.therapy for each in exploring(*RANKED).not_listed]
    assert not_listed == ["acting", "Baking", "reading", "walking"], "these by their names alone"


def test_two_rules_for_the_same_wish_count_once() -> None:
    twice = (*RANKED, fits("h", ["calm", "x"], "calm", "acting"))
    assert order(*twice, has="x calm fun") == "walking reading acting Baking"
    acting = exploring(*twice, has="x calm fun").listed[2]
    assert (acting.wishes, ids(acting.fits)) == (("calm",), ["g", "h"])


def test_a_caution_puts_a_therapy_below_those_of_its_standing_that_have_none_whatever_it_fits() -> None:
    careful = (*RANKED, cautions("h", ["calm"], "reading"), cautions("i", ["x"], "walking"))
    assert order(*careful, has="x calm fun") == "walking acting Baking reading", (
        "reading fits both wishes and has a caution; walking has one too, and no other of its standing"
    )


def test_the_standing_is_the_strongest_and_all_reasons_stay() -> None:
    rules = (lists("weak", ["x"], standing="second"), lists("strong", ["y"], standing="first"))
    book = replace(small_rulebook(*rules), standings=tuple(reversed(small_rulebook(*rules).standings)))
    (listed,) = explore(book, ["x", "y"], infer).listed
    assert (listed.standing, ids(listed.reasons)) == ("first", ["weak", "strong"])
    (listed,) = explore(book, ["x"], infer).listed
    assert (listed.standing, ids(listed.reasons)) == ("second", ["weak"])


@pytest.mark.parametrize(
    ("has", "standing", "alongside"),
    [
        ("with", "first", "pills"),
        ("with with-too", "first", "pills"),
        ("with without", "first", ""),
        ("with other", "first", ""),
        ("with weak", "first", "pills"),
        ("weak", "second", ""),
        ("weak weak-with", "second", ""),
        ("without weak-with", "first", ""),
        ("weak-with", "second", "pills"),
    ],
)
def test_a_companion_stands_beside_a_therapy_only_if_every_reason_of_its_standing_names_it(
    has: str, standing: str, alongside: str
) -> None:
    (listed,) = exploring(
        rule("1", ["with"], Lists("talking", "first", "pills")),
        rule("2", ["with-too"], Lists("talking", "first", "pills")),
        rule("3", ["without"], Lists("talking", "first", "")),
        rule("4", ["other"], Lists("talking", "first", "tea")),
        rule("5", ["weak"], Lists("talking", "second", "")),
        rule("6", ["weak-with"], Lists("talking", "second", "pills")),
        has=has,
    ).listed
    assert (listed.standing, listed.alongside) == (standing, alongside)


def test_fits_and_notes_are_shown_where_their_therapy_is_listed_and_nowhere_else() -> None:
    rules = (lists("l", ["x"]), notes("n", ["y"]), fits("f", ["w"], "w"))
    alone = exploring(*rules, has="y w")
    assert alone.listed == ()
    assert [each.therapy for each in alone.not_listed] == ["talking"]
    (listed,) = exploring(*rules, has="x y w").listed
    assert (ids(listed.reasons), ids(listed.notes), ids(listed.fits)) == (["l"], ["n"], ["f"])


def test_a_caution_is_shown_where_its_therapy_is_listed_and_where_it_is_not() -> None:
    rules = (lists("l", ["x"]), cautions("c", ["y"]), cautions("d", ["z"]))
    (other,) = exploring(*rules, has="y").not_listed
    (listed,) = exploring(*rules, has="x y").listed
    assert [each.concludes.text for each in other.cautions] == ["Care, says c."]
    assert other.cautions == listed.cautions == exploring(*rules, has="y").cautions("talking")
    assert exploring(*rules, has="y").cautions("no-such-therapy") == ()


def test_what_is_not_listed_tells_what_each_of_its_rules_lacks_and_nothing_where_none_lists_it() -> None:
    rules = (lists("one", ["x", "y"]), lists("two", ["z"]), notes("n", ["x"]))
    (other,) = exploring(*rules, has="x").not_listed
    needs = [(need.rule.id, need.missing, need.answers) for need in other.needs]
    assert needs == [("one", ("y",), ()), ("two", ("z",), ())]
    (other,) = exploring(notes("n", ["y"])).not_listed
    assert (other.therapy, other.needs) == ("talking", ())


def test_a_reason_names_the_answers_and_the_derivations_that_it_rests_on() -> None:
    rules = (
        is_a("drizzle", "rain"), is_a("rain", "weather"), derives("misery", ["weather", "cold"], "misery"),
        derives("unused", ["cold"], "shiver"), lists("l", ["misery", "hungry"]), lists("m", ["rain"]),
    )  # fmt: skip
    found = exploring(*rules, has="hungry cold drizzle unrelated")
    proofs = [
        (each.rule.id, each.answers, [rule.id for rule in each.via]) for each in found.listed[0].reasons
    ]
    assert proofs == [
        ("l", ("drizzle", "cold", "hungry"), ["is-a:drizzle:rain", "is-a:rain:weather", "misery"]),
        ("m", ("drizzle",), ["is-a:drizzle:rain"]),
    ]
    derived = [f"{each.concludes.term}: {' '.join(each.answers)}" for each in found.derived]
    assert derived == ["rain: drizzle", "weather: drizzle", "misery: drizzle cold", "shiver: cold"]


def test_where_a_term_came_about_in_two_ways_both_are_in_the_proof() -> None:
    found = exploring(is_a("a", "c"), is_a("b", "c"), lists("l", ["c"]), has="a b c")
    (reason,) = found.listed[0].reasons
    assert reason.answers == ("a", "b", "c")
    assert [each.id for each in reason.via] == ["is-a:a:c", "is-a:b:c"]


def test_editorial_marks_travel_with_the_derivations_that_a_reason_rests_on() -> None:
    plain = [replace(each, editorial="") for each in (is_a("a", "b"), lists("l", ["c"]), lists("m", ["b"]))]
    ours = replace(is_a("b", "c"), editorial="a reading")
    found = exploring(plain[0], ours, plain[1], plain[2], has="a")
    through, direct = found.listed[0].reasons
    assert [each.id for each in through.editorials] == ["is-a:b:c"]
    assert editorial(through) == "is-a:b:c: a reading"
    assert (direct.editorials, editorial(direct)) == ((), None)
    assert [editorial(each) for each in found.derived] == [None, "a reading"]
    rules = (replace(is_a("a", "b"), editorial="one"), replace(lists("l", ["b"]), editorial="two"))
    (reason,) = exploring(*rules, has="a").listed[0].reasons
    assert editorial(reason) == "two; is-a:a:b: one", "its own mark before those that it rests on"


def test_notices_are_shown_by_their_rules_and_always_if_they_need_nothing() -> None:
    rules = (shows("always"), shows("when-wet", ["wet"]), is_a("rain", "wet"))
    assert ids(exploring(*rules).notices) == ["always"]
    assert ids(exploring(*rules, has="rain").notices) == ["always", "when-wet"]


def test_the_answers_come_back_in_the_order_of_the_vocabulary() -> None:
    assert exploring(lists("l", ["z", "a", "m"]), has="a m z").answers == ("z", "a", "m")


Case = tuple[Rulebook, frozenset[str], frozenset[str]]
BOOKS_AND_SHEETS = rulebooks().flatmap(lambda book: st.tuples(st.just(book), sheets(book), sheets(book)))


@given(BOOKS_AND_SHEETS)
def test_more_answers_never_take_a_reason_away_and_never_weaken_a_standing(case: Case) -> None:
    book, sheet, more = case
    before, after = explore(book, sheet, infer), explore(book, sheet | more, infer)
    then = {each.therapy: each for each in after.listed}
    rank = list(book.standing).index
    for each in before.listed:
        for kind in ("reasons", "fits", "notes"):
            assert set(ids(getattr(each, kind))) <= set(ids(getattr(then[each.therapy], kind)))
        assert rank(then[each.therapy].standing) <= rank(each.standing)
    for therapy in book.therapy:
        assert set(ids(before.cautions(therapy))) <= set(ids(after.cautions(therapy)))
    assert set(ids(before.notices)) <= set(ids(after.notices))
    assert set(ids(before.derived)) <= set(ids(after.derived))


@given(BOOKS_AND_SHEETS)
def test_every_reason_fires_from_the_answers_that_it_names_alone(case: Case) -> None:
    book, sheet, _ = case
    found = explore(book, sheet, infer)
    shown: list[Reason[Any]] = [each for therapy in book.therapy for each in found.cautions(therapy)]
    for listed in found.listed:
        shown += (*listed.reasons, *listed.fits, *listed.notes)
    for reason in shown:
        assert set(reason.answers) <= sheet
        assert reason.rule in infer(replace(book, rules=(*reason.via, reason.rule)), reason.answers).fired


@given(BOOKS_AND_SHEETS)
def test_every_therapy_is_listed_or_not_in_the_order_of_its_keys_with_its_own_cautions(case: Case) -> None:
    book, sheet, _ = case
    found = explore(book, sheet, infer)

    def key(each: Listed) -> tuple[int, bool, int, str]:
        cautioned = bool(found.cautions(each.therapy))
        return list(book.standing).index(each.standing), cautioned, -len(each.wishes), each.therapy

    assert list(found.listed) == sorted(found.listed, key=key)
    names = [each.therapy for each in found.listed] + [each.therapy for each in found.not_listed]
    assert sorted(names) == sorted(book.therapy)
    fired = [(each, each.concludes) for each in infer(book, sheet).fired]
    for therapy in book.therapy:
        expected = [rule for rule, end in fired if isinstance(end, Cautions) and end.therapy == therapy]
        assert [each.rule for each in found.cautions(therapy)] == expected
