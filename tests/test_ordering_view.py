"""The order of the list: three ways, and what wishes do to it."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.options import Listed
from tests.visiting import SETTING, edition_of
from ui.context import Context
from ui.views.ordering import by_standing, fitting, order_of, order_view, ordered
from ui.visit import FIT, NAME, ORDERS, SOURCE, Visit
from ui.what_if import with_terms

EDITION = edition_of()
RULEBOOK = EDITION.rulebook
OCD, GROUP = "obsessive-compulsive-disorder", "work-in-a-group"
FEARS, FEELINGS = "face-fears-step-by-step", "express-feelings"
ANSWERS = st.frozensets(st.sampled_from(sorted(RULEBOOK.askable)), max_size=12)
MOST = st.lists(st.sampled_from(sorted(RULEBOOK.term)), unique=True, max_size=4).map(tuple)


def context(*answers: str, order: str = SOURCE, most: tuple[str, ...] = ()) -> Context:
    visit = Visit(selections=with_terms(RULEBOOK, (), answers), order=order, matters=most)
    return Context(EDITION, visit, SETTING)


def ids(listed: tuple[Listed, ...]) -> list[str]:
    return [each.therapy for each in listed]


def test_by_the_sources_words_the_standings_come_strongest_first_and_are_explained() -> None:
    found = by_standing(context(OCD).tried, context().say, ())
    labels = ["Named as a first choice", "Described as working well", "Mentioned"]
    assert [each.label for each in found] == labels
    assert all(each.says.text and each.says.marks for each in found)
    assert [label for label, _ in order_view(context(OCD)).words] == labels


def test_by_the_sources_words_without_marks_the_order_is_that_of_every_export() -> None:
    found = context(OCD, GROUP, FEARS)
    assert ordered(found) == found.tried.listed


@pytest.mark.standard(21)
def test_a_wish_that_matters_most_moves_what_it_goes_with_up_within_its_standing() -> None:
    answers = (OCD, FEELINGS, "change-unhelpful-thoughts", "learn-coping-skills", "an-equal-partnership")
    plain, marked = ordered(context(*answers)), ordered(context(*answers, most=(FEELINGS,)))
    assert sorted(ids(plain)) == sorted(ids(marked))
    assert plain != marked
    for _, group in groupby(marked, key=lambda each: (each.standing, bool(each.cautions))):
        goes = [FEELINGS in each.wishes for each in group]
        assert goes == sorted(goes, reverse=True)


def test_by_wishes_what_goes_with_most_of_them_comes_first_whatever_its_standing() -> None:
    first, *others = ordered(context(OCD, FEARS, order=FIT, most=(FEARS,)))
    assert (first.therapy, fitting(first, (FEARS,))) == ("exposure-therapy", (1, 1))
    assert {fitting(each, (FEARS,)) for each in others} == {(0, 0)}


def test_from_a_to_z_wishes_change_nothing() -> None:
    found = context(OCD, FEARS, order=NAME, most=(FEARS,))
    names = [RULEBOOK.therapy[each].name for each in ids(ordered(found))]
    assert names == sorted(names)
    assert order_view(found).moved == ()


@given(ANSWERS, st.sampled_from((SOURCE, FIT)), MOST)
def test_wishes_lift_nothing_with_a_caution_above_what_has_none(
    answers: frozenset[str], order: str, most: tuple[str, ...]
) -> None:
    found = context(*answers, order=order, most=most)
    alike = groupby(ordered(found), key=lambda each: each.standing if order_of(found) == SOURCE else "")
    for _, group in alike:
        cautioned = [bool(each.cautions) for each in group]
        assert cautioned == sorted(cautioned)


@pytest.mark.standard(21)
def test_what_wishes_moved_is_said_with_the_places_and_the_wishes() -> None:
    moved = "Exposure therapy: from place 2 to place 1. It goes with: Face fears in a planned way."
    assert order_view(context(OCD, FEARS, order=FIT)).moved == (moved,)
    assert order_view(context(OCD)).says == (context().say("order-source-says"),)
    *_, unmoved = order_view(context(OCD, FEARS)).says
    assert unmoved == "Your wishes change nothing in this order."


def test_the_order_of_wishes_is_offered_only_where_there_are_wishes() -> None:
    plain, wishing = (
        [(each.label, each.pressed) for each in order_view(context(*answers, order=FIT)).ways]
        for answers in ((OCD,), (OCD, FEARS))
    )
    assert plain == [("The source's words", True), ("A to Z", False)]
    assert wishing == [("The source's words", False), ("My wishes", True), ("A to Z", False)]


@given(ANSWERS, st.sampled_from(ORDERS), MOST)
def test_no_order_and_no_mark_hides_or_adds_an_option(
    answers: frozenset[str], order: str, most: tuple[str, ...]
) -> None:
    found = context(*answers, order=order, most=most)
    assert sorted(ids(ordered(found))) == sorted(ids(found.tried.listed))
