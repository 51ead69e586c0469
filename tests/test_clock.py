"""The day it is: the machine's, or the one that is given."""

from datetime import UTC, date, datetime

import pytest

from engine.clock import VARIABLE, today
from engine.errors import TreatmentOptionsError


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("0", date(1970, 1, 1)),
        ("1795391999", date(2026, 11, 22)),
        ("1795392000", date(2026, 11, 23)),
    ],
)
def test_a_given_time_says_the_day_in_utc(
    monkeypatch: pytest.MonkeyPatch, given: str, expected: date
) -> None:
    monkeypatch.setenv(VARIABLE, given)
    assert today() == expected


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_one_it_is_the_day_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, nothing: str | None
) -> None:
    monkeypatch.delenv(VARIABLE)
    if nothing is not None:
        monkeypatch.setenv(VARIABLE, nothing)
    before = datetime.now(UTC).date()
    assert before <= today() <= datetime.now(UTC).date()


@pytest.mark.parametrize("given", ["2026-11-23", "1e9", "9" * 40, "nan"])
def test_what_is_no_time_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(VARIABLE, given)
    with pytest.raises(TreatmentOptionsError) as error:
        today()
    assert str(error.value) == (
        f"SOURCE_DATE_EPOCH is `{given}`; give the seconds since 1970 began, or leave it out"
    )
