"""The day it is: the machine's, or the one that is given."""

from datetime import UTC, date, datetime

import pytest

from engine.clock import VARIABLE, today
from engine.errors import TreatmentOptionsError

DAYS = {"0": (1970, 1, 1), "1795391999": (2026, 11, 22), "1795392000": (2026, 11, 23)}


@pytest.mark.parametrize("given", DAYS)
def test_a_given_time_says_the_day_in_utc(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(VARIABLE, given)
    assert today() == date(*DAYS[given])


@pytest.mark.parametrize("nothing", [{}, {VARIABLE: ""}], ids=["unset", "empty"])
def test_without_one_it_is_the_day_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, nothing: dict[str, str]
) -> None:
    monkeypatch.setattr("os.environ", nothing)
    before = datetime.now(UTC).date()
    assert before <= today() <= datetime.now(UTC).date()


@pytest.mark.parametrize("given", ["2026-11-23", "1e9", "9" * 40, "nan"])
def test_what_is_no_time_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(VARIABLE, given)
    told = f"SOURCE_DATE_EPOCH is `{given}`; give the seconds since 1970 began, or leave it out"
    with pytest.raises(TreatmentOptionsError) as error:
        today()
    assert str(error.value) == told
