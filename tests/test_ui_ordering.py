"""The order of the list: three ways, and what wishes do to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inference.reference import infer
from engine.options import Exploration, explore
from engine.reading.load import load_rulebook
from ui.showing.matters import matters
from ui.showing.ordering import FIT, NAME, ORDERS, SOURCE, groups, known_order, ordering
from ui.showing.results import results
from ui.texts import texts

SAY = texts("en")
RULEBOOK = load_rulebook()
OCD, GROUP = "obsessive-compulsive-disorder", "work-in-a-group"
FEARS, FEELINGS = "face-fears-step-by-step", "express-feelings"
SHEETS = st.frozensets(st.sampled_from(sorted(RULEBOOK.askable)), max_size=12)


def _explored(*answers: str) -> Exploration:
    return explore(RULEBOOK, answers, infer)


def _order(exploration: Exploration, order: str, *most: str) -> list[str]:
    return [each.therapy for group in groups(exploration, SAY, order, most) for each in group.listed]


def test_by_the_sources_words_the_groups_are_its_standings_strongest_first() -> None:
    labels = [each.label for each in groups(_explored(OCD), SAY, SOURCE, ())]
    assert labels == ["Named as a first choice", "Described as working well", "Mentioned"]


def test_by_the_sources_words_without_marks_the_order_is_that_of_every_export() -> None:
    exploration = _explored(OCD, GROUP, FEARS)
    assert _order(exploration, SOURCE) == [each.therapy for each in exploration.listed]


@pytest.mark.standard(21)
def test_a_wish_that_matters_most_moves_what_it_goes_with_up_within_its_group() -> None:
    exploration = _explored(
        OCD, FEELINGS, "change-unhelpful-thoughts", "learn-coping-skills", "an-equal-partnership"
    )
    plain, marked = _order(exploration, SOURCE), _order(exploration, SOURCE, FEELINGS)
    assert sorted(plain) == sorted(marked)
    with_it = {each.therapy for each in exploration.listed if FEELINGS in each.wishes}
    for standing in RULEBOOK.standing:
        inside = [each.therapy for each in exploration.listed if each.standing == standing]
        mine = [each for each in marked if each in inside]
        assert [each in with_it for each in mine] == sorted((each in with_it for each in mine), reverse=True)


def test_by_wishes_what_goes_with_most_of_them_comes_first_whatever_its_standing() -> None:
    exploration = _explored(OCD, FEARS)
    found = groups(exploration, SAY, FIT, (FEARS,))
    assert [each.label for each in found] == [
        "Goes with 1 of the things that matter most to you",
        "Goes with none of what matters most to you",
    ]
    assert [each.therapy for each in found[0].listed] == ["exposure-therapy"]


def test_from_a_to_z_wishes_change_nothing() -> None:
    exploration = _explored(OCD, FEARS)
    names = [RULEBOOK.therapy[each].name for each in _order(exploration, NAME, FEARS)]
    assert names == sorted(names)
    assert ordering(exploration, SAY, NAME, (FEARS,)).moved == ()


@pytest.mark.standard(21)
def test_what_wishes_moved_is_told_with_the_places_and_the_wishes() -> None:
    told = ordering(_explored(OCD, FEARS), SAY, FIT, ())
    assert told.moved == (
        "Exposure therapy: from place 2 to place 1. It goes with: Face fears in a planned way.",
    )
    assert ordering(_explored(OCD), SAY, SOURCE, ()).unmoved == ""
    assert (
        ordering(_explored(OCD, FEARS), SAY, SOURCE, ()).unmoved
        == "Your wishes change nothing in this order."
    )


@given(SHEETS, st.sampled_from(ORDERS), st.data())
def test_no_order_and_no_mark_hides_or_adds_a_therapy(
    answers: frozenset[str], order: str, data: st.DataObject
) -> None:
    exploration = explore(RULEBOOK, answers, infer)
    most = data.draw(st.lists(st.sampled_from(sorted(RULEBOOK.term)), unique=True, max_size=4))
    shown = [each.card.id for group in results(exploration, SAY, order, most).groups for each in group.listed]
    assert sorted(shown) == sorted(each.therapy for each in exploration.listed)


@pytest.mark.parametrize("order", ["", "best", "<script>"])
def test_an_order_that_does_not_exist_is_that_of_the_source(order: str) -> None:
    assert known_order(order) == SOURCE


def test_what_can_matter_most_is_what_was_wished_for_and_nothing_else() -> None:
    view = matters(RULEBOOK, SAY, (OCD, GROUP, "adult", FEARS))
    assert [each.id for each in view.options] == [GROUP, FEARS]
    assert view.none == ""
    assert (view.number, view.progress) == (8, "Question 8 of 8")


def test_without_wishes_the_step_says_so() -> None:
    view = matters(RULEBOOK, SAY, (OCD,))
    assert view.options == ()
    assert view.none.startswith("You told us no wishes yet")
