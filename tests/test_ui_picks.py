"""Picked options: kept while other questions are shown, dropped when the rulebook no longer offers them."""

from dataclasses import replace
from typing import Any

from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from tests.rulebooks import PLACE, small_rulebook
from ui import picks


def _question(name: str, choose: str, *groups: str) -> Question:
    made = tuple(
        ChoiceGroup("", tuple(Choice(each, each, "", (), PLACE) for each in group)) for group in groups
    )
    return Question(name, name, "", "", choose, made, (), "ours", PLACE)


def _rulebook() -> Rulebook:
    return replace(
        small_rulebook(),
        questions=(_question("topics", "several", "ab", "cd"), _question("who", "one", "xy")),
    )


def test_what_the_widgets_hold_is_taken_over() -> None:
    session: dict[str, Any] = {"pick-topics-0": ["b"], "pick-topics-1": ["c"], "pick-who-0": "y"}
    assert picks.collect(session, _rulebook()) == {"topics": ("b", "c"), "who": ("y",)}


def test_picks_stay_while_their_widgets_are_not_drawn() -> None:
    session: dict[str, Any] = {"pick-topics-0": ["b"], "pick-topics-1": []}
    picks.collect(session, _rulebook())
    del session["pick-topics-0"], session["pick-topics-1"]
    assert picks.collect(session, _rulebook()) == {"topics": ("b",)}


def test_an_answer_that_is_taken_back_is_gone() -> None:
    session: dict[str, Any] = {"visit-picks": {"who": ("x",)}, "pick-who-0": None}
    assert picks.collect(session, _rulebook()) == {}


def test_options_that_the_rulebook_no_longer_offers_are_dropped() -> None:
    session: dict[str, Any] = {"visit-picks": {"topics": ("a", "gone"), "vanished": ("a",)}}
    assert picks.collect(session, _rulebook()) == {"topics": ("a",)}


def test_a_question_for_one_answer_keeps_one() -> None:
    session: dict[str, Any] = {"visit-picks": {"who": ("x", "y")}}
    assert picks.collect(session, _rulebook()) == {"who": ("x",)}


def test_clearing_forgets_every_pick_and_leaves_the_rest() -> None:
    session: dict[str, Any] = {"visit-picks": {"who": ("x",)}, "visit-step": 3, "pick-who-0": "x", "other": 1}
    picks.clear(session)
    assert session == {"other": 1}
