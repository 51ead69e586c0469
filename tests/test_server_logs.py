"""The log of the server: seldom, and never what a visitor sent."""

import logging

import pytest

from ui.server.logs import QUIET, Discreet, Seldom, kind


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("any", logging.WARNING, __file__, 1, message, arguments, None)


def test_the_same_line_is_written_once_a_minute_and_then_says_how_often_it_was_left_out() -> None:
    clock = Clock()
    seldom = Seldom(clock)
    assert [seldom(_record("a message made no sense")) for _ in range(1000)] == [True] + [False] * 999
    clock.now = QUIET
    after = _record("a message made no sense")
    assert seldom(after)
    assert after.getMessage() == "a message made no sense (and 999 more times since)"
    clock.now = 2 * QUIET
    quiet = _record("a message made no sense")
    assert seldom(quiet)
    assert quiet.getMessage() == "a message made no sense"


def test_lines_that_differ_do_not_wait_for_each_other() -> None:
    seldom = Seldom(Clock())
    assert [seldom(_record("ended: %s", kind)) for kind in ("one", "other", "one")] == [True, True, False]


def test_of_an_error_its_kind_and_place_are_told_and_not_its_message() -> None:
    with pytest.raises(ValueError, match="picked") as raised:
        int("what a visitor picked")
    assert kind(raised.value).startswith("ValueError at test_server_logs.py:")


def test_of_a_line_of_somebody_else_neither_its_values_nor_names_nor_further_lines_are_kept() -> None:
    discreet = Discreet(logging.LogRecord, Seldom(Clock()))
    visit = "46ec081d-3a5c-4f0e-9d5e-0123456789ab"
    with_values = discreet("streamlit.any", logging.WARNING, "any.py", 1, "Visit %s is there", (visit,), None)
    assert with_values.getMessage() == "Visit %s is there"
    written_in = discreet(
        "streamlit.any", logging.WARNING, "any.py", 1, f"Visit {visit} fails\n2026-11-25 FORGED", (), None
    )
    assert written_in.getMessage() == "Visit … fails"


def test_of_an_error_in_a_line_only_its_kind_and_place_are_kept() -> None:
    discreet = Discreet(logging.LogRecord, Seldom(Clock()))
    with pytest.raises(ValueError, match="picked") as raised:
        int("what a visitor picked")
    error = (ValueError, raised.value, raised.tb)
    record = discreet("uvicorn.error", logging.ERROR, "any.py", 1, "It failed", (), error)
    assert logging.Formatter().format(record).startswith("It failed: ValueError at test_server_logs.py:")
    assert "picked" not in logging.Formatter().format(record)


def test_a_line_that_was_written_just_now_reaches_no_handler() -> None:
    discreet = Discreet(logging.LogRecord, Seldom(Clock()))
    levels = [
        discreet("streamlit.any", logging.ERROR, "any.py", 1, "It failed", (), None).levelno for _ in "ab"
    ]
    assert levels == [logging.ERROR, -1]
