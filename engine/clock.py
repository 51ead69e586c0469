"""The day it is: the machine's, or one that is given so that an outcome can be repeated."""

import os
from datetime import UTC, date, datetime

from engine.errors import TreatmentOptionsError

VARIABLE = "SOURCE_DATE_EPOCH"
"""The environment variable that gives the time, as for reproducible builds: seconds since 1970 began, UTC."""


def today() -> date:
    """Return the day it is (UTC).

    Raises:
        TreatmentOptionsError: the variable holds something else than a time.
    """
    given = os.environ.get(VARIABLE, "")
    if not given:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"{VARIABLE} is `{given}`; give the seconds since 1970 began, or leave it out"
        raise TreatmentOptionsError(message) from None
