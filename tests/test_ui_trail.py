"""What was looked up: on and back again, and forgotten when the page is left."""

from typing import Any

from ui import picks, trail


def test_things_are_looked_up_one_after_the_other_and_left_again() -> None:
    session: dict[str, Any] = {}
    trail.go_on(session, "rule:a", "rules")
    trail.go_on(session, "term:b", "rules")
    assert trail.looked_up(session) == ("rule:a", "term:b")
    assert trail.origin(session) == ""
    trail.go_back(session)
    assert trail.looked_up(session) == ("rule:a",)
    assert session[trail.RETURN] is True


def test_the_page_that_a_visitor_came_from_is_kept_and_begins_a_new_trail() -> None:
    session: dict[str, Any] = {trail.TRAIL: ("rule:old",)}
    trail.go_on(session, "rule:a", "list")
    trail.go_on(session, "term:b", "rules")
    assert trail.looked_up(session) == ("rule:a", "term:b")
    assert trail.origin(session) == "list"


def test_a_second_click_on_the_same_way_counts_once() -> None:
    session: dict[str, Any] = {}
    trail.go_on(session, "rule:a", "list")
    trail.go_on(session, "rule:a", "rules")
    assert trail.looked_up(session) == ("rule:a",)


def test_going_back_at_the_beginning_stays_there() -> None:
    session: dict[str, Any] = {}
    trail.go_back(session)
    assert trail.looked_up(session) == ()


def test_clearing_the_answers_forgets_what_was_looked_up() -> None:
    session: dict[str, Any] = {}
    trail.go_on(session, "rule:a", "list")
    session["rules-copy"] = b"text"
    picks.clear(session)
    assert session == {}
