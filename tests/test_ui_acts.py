"""What a button within a page asks for: done where it makes sense, and nothing at all otherwise."""

from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.load import load_rulebook
from engine.rulebook import Rulebook
from ui import acts, choices, picks, trail, tries

OCD = "obsessive-compulsive-disorder"


@cache
def _rulebook() -> Rulebook:
    return load_rulebook()


def _session() -> dict[str, Any]:
    """Return the state of a visit with an answer, a try, something marked and something looked up."""
    session: dict[str, Any] = {
        picks.KEPT: {"topics": (OCD,), "for-whom": ("myself",)},
        "pick-for-whom-0": "myself",
        choices.COMPARED: ("family-therapy",),
        choices.ORDER: "name",
    }
    tries.tell(session, _rulebook(), ["depression"])
    return session


def _asked(session: dict[str, Any], asked: str, page: str = "list") -> dict[str, Any]:
    acts.take(session, asked, page)
    acts.take_up(session, _rulebook())
    return session


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "tell",
        "tell nothing-of-the-kind",
        "tell mental-illness",
        "tell depression",
        "tell adult child",
        "leave-out",
        "leave-out schizophrenia nothing-of-the-kind",
        "pick",
        "pick topics",
        "pick topics nothing-of-the-kind",
        "pick for-whom nothing-of-the-kind",
        "pick nothing-of-the-kind depression",
        "show",
        "show rule:nothing-of-the-kind",
        "show <script>",
        "compare",
        "compare nothing-of-the-kind",
        "take rule:cbt-in-general",
        "order",
        "order nothing-of-the-kind",
        "Tell schizophrenia",
        "__class__ x",
        "\x00 \u202e",
    ],
)
def test_what_makes_no_sense_does_nothing(asked: str) -> None:
    session = _session()
    before = deepcopy(session)
    assert _asked(session, asked) == before | {acts.TURN: 1}, "only that something was asked for is counted"


@given(st.text(), st.sampled_from(["", *acts.ACTS]), st.text())
def test_whatever_a_browser_sends_is_taken(verb: str, known: str, about: str) -> None:
    session = _asked(_session(), f"{known or verb} {about}")
    assert picks.kept(session, _rulebook()).keys() <= {"topics", "for-whom"}
    assert acts.ASKED not in session


def test_nothing_is_done_twice() -> None:
    session = _asked(_session(), "tell schizophrenia")
    before = deepcopy(session)
    acts.take_up(session, _rulebook())
    assert session == before


def test_a_try_leads_to_what_it_moves_and_leaves_the_answers_alone() -> None:
    session = _asked(_session(), "tell schizophrenia trauma")
    assert session[acts.FOCUS] == acts.MOVED
    assert picks.kept(session, _rulebook()) == {"topics": (OCD,), "for-whom": ("myself",)}
    last = tries.tried(session, _rulebook())[-1]
    assert last == {
        "topics": ("depression", OCD, "schizophrenia"),
        "for-whom": ("myself",),
        "circumstances": ("trauma",),
    }


def test_leaving_an_answer_out_leads_to_what_it_moves() -> None:
    session = _asked(_session(), f"leave-out {OCD}")
    assert session[acts.FOCUS] == acts.MOVED
    assert tries.tried(session, _rulebook())[-1] == {"topics": ("depression",), "for-whom": ("myself",)}


def test_asking_for_a_child_takes_the_place_of_the_adult() -> None:
    session = _asked(_session(), "tell child")
    assert tries.tried(session, _rulebook())[-1]["for-whom"] == ("myself-under-18",)


def test_the_last_try_is_taken_back_and_the_way_leads_to_where_it_was_asked_for() -> None:
    session = _asked(_asked(_session(), "tell schizophrenia"), "undo")
    assert session[trail.RETURN]
    assert tries.tried(session, _rulebook()) == ({"topics": ("depression", OCD), "for-whom": ("myself",)},)


def test_every_try_is_taken_back_at_once() -> None:
    session = _asked(_asked(_session(), "tell schizophrenia"), "end")
    assert session[trail.RETURN]
    assert tries.tried(session, _rulebook()) == ()
    assert picks.kept(session, _rulebook()) == {"topics": (OCD,), "for-whom": ("myself",)}


def test_what_is_tried_becomes_the_answers_when_it_is_kept() -> None:
    session = _asked(_session(), "keep")
    assert tries.tried(session, _rulebook()) == ()
    assert picks.collect(session, _rulebook()) == {"topics": ("depression", OCD), "for-whom": ("myself",)}


def test_an_option_is_picked_and_taken_back() -> None:
    session = _asked(_session(), "pick topics schizophrenia")
    assert picks.kept(session, _rulebook())["topics"] == (OCD, "schizophrenia")
    assert picks.kept(_asked(session, f"pick topics {OCD}"), _rulebook())["topics"] == ("schizophrenia",)
    assert "for-whom" not in picks.kept(_asked(session, "pick for-whom myself"), _rulebook())
    assert picks.kept(_asked(session, "pick for-whom a-child"), _rulebook())["for-whom"] == ("a-child",)


def test_a_thing_is_looked_up_from_the_page_where_it_stands() -> None:
    session = _asked(_session(), "show therapy:play-therapy")
    assert (trail.looked_up(session), trail.origin(session)) == (("therapy:play-therapy",), "list")
    assert session[acts.GO] == "rules"


def test_another_page_is_gone_to() -> None:
    assert _asked(_session(), "go handout")[acts.GO] == "handout"


def test_therapies_are_marked_and_the_count_is_told() -> None:
    session = _asked(_session(), "compare play-therapy")
    assert session[choices.COMPARED] == ("family-therapy", "play-therapy")
    assert session[acts.TOLD] == ("told-compare", {"count": 2})
    assert _asked(session, "compare family-therapy")[choices.COMPARED] == ("play-therapy",)
    assert _asked(session, "take play-therapy")[acts.TOLD] == ("told-take", {"count": 1})


def test_another_order_is_chosen() -> None:
    assert _asked(_session(), "order fit")[choices.ORDER] == "fit"
