"""The log of the server: seldom, and never what a visitor sent."""

import logging

import pytest

from ui.server.logs import QUIET, Discreet, Seldom, kind

VISIT = "46ec081d-3a5c-4f0e-9d5e-0123456789ab"


def _record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("any", logging.WARNING, __file__, 1, message, arguments, None)


@pytest.fixture
def discreet() -> Discreet:
    """Return what makes records of lines, at a time that stands still."""
    return Discreet(logging.LogRecord, Seldom(lambda: 0.0))


def test_the_same_line_is_written_once_a_minute_and_then_says_how_often_it_was_left_out() -> None:
    now = 0.0
    seldom = Seldom(lambda: now)
    assert [seldom(_record("a message made no sense")) for _ in range(1000)] == [True] + [False] * 999
    for minutes, more in ((1, " (and 999 more times since)"), (2, "")):
        now = minutes * QUIET
        again = _record("a message made no sense")
        assert (seldom(again), again.getMessage()) == (True, f"a message made no sense{more}")


def test_lines_that_differ_do_not_wait_for_each_other() -> None:
    seldom = Seldom(lambda: 0.0)
    assert [seldom(_record("ended: %s", kind)) for kind in ("one", "other", "one")] == [True, True, False]


@pytest.mark.parametrize(
    ("line", "values", "kept"),
    [
        ("Visit %s is there", (VISIT,), "Visit %s is there"),
        (f"Visit {VISIT} fails\n2026-11-25 FORGED", (), "Visit … fails"),
    ],
)
def test_of_a_line_of_somebody_else_neither_its_values_nor_names_nor_further_lines_are_kept(
    discreet: Discreet, line: str, values: tuple[str, ...], kept: str
) -> None:
    record = discreet("streamlit.any", logging.WARNING, "any.py", 1, line, values, None)
    assert record.getMessage() == kept


def test_of_an_error_only_its_kind_and_place_are_kept_alone_and_in_a_line(discreet: Discreet) -> None:
    with pytest.raises(ValueError, match="picked") as raised:
        int("what a visitor picked")
    assert kind(raised.value).startswith("ValueError at test_server_logs.py:")
    error = (ValueError, raised.value, raised.tb)
    record = discreet("uvicorn.error", logging.ERROR, "any.py", 1, "It failed", (), error)
    assert logging.Formatter().format(record).startswith("It failed: ValueError at test_server_logs.py:")
    assert "picked" not in logging.Formatter().format(record)


def test_a_line_that_was_written_just_now_reaches_no_handler(discreet: Discreet) -> None:
    line = ("streamlit.any", logging.ERROR, "any.py", 1, "It failed", (), None)
    assert [discreet(*line).levelno for _ in "ab"] == [logging.ERROR, -1]
