"""The log: that something went wrong, where, and of which kind; never what a visitor sent or saw.

Others fill their lines with what they were sent: names of visits, names of files, parts of messages.
So of every line that is not ours only its pattern is kept, and of an error only its kind and place.
Whoever sends nonsense a thousand times gets one line a minute, so that nobody can fill the disk with logs.
"""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

SERVER = "uvicorn.error"  #: who logs what becomes of the server, and each request that makes no sense
VISITS = "uvicorn.access"  #: who logs every request with its whole address
OURS = "ui."  #: what the names of those begin with whose lines are safe as they are
LONGEST = 200  #: characters of a line of somebody else
NAMES = re.compile(r"\S*[0-9A-Fa-f-]{12,}\S*")  #: what may be the name of a visit or of a file
QUIET = 60.0  #: seconds for which the same line is not written again
MOST_LINES = 1_000  #: different lines that are remembered
NOWHERE = -1  #: a level below that of every handler


def keep_quiet() -> None:
    """Log no requests, and of everything else what may be told, seldom."""
    logging.getLogger(VISITS).addFilter(lambda _: False)
    logging.getLogger(SERVER).addFilter(lambda record: record.levelno >= logging.ERROR)
    logging.setLogRecordFactory(Discreet(logging.LogRecord, Seldom()))


class Discreet:
    """Makes the record of each line, whoever logs it, with nothing in it that a visitor sent."""

    def __init__(self, make: Callable[..., logging.LogRecord], seldom: "Seldom") -> None:
        self._make, self._seldom = make, seldom

    def __call__(self, *given: Any, **named: Any) -> logging.LogRecord:  # noqa: ANN401 -- as logging gives them
        """Return the record."""
        record = self._make(*given, **named)
        if not record.name.startswith(OURS):
            record.msg, record.args = pattern(str(record.msg)), ()
        if record.exc_info:
            record.msg = f"{record.getMessage()}: {kind(record.exc_info[1])}"
            record.args, record.exc_info, record.exc_text = (), None, None
        record.stack_info = None
        if record.levelno >= logging.WARNING and not self._seldom(record):
            record.levelno = NOWHERE
        return record


class Seldom:
    """Lets the same line through once a while; the next one says how many were left out."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._written: dict[str, float] = {}
        self._left_out: dict[str, int] = {}

    def __call__(self, record: logging.LogRecord) -> bool:
        """Return whether a line is to be written."""
        line, now = record.getMessage(), self._clock()
        if now - self._written.get(line, -QUIET) < QUIET:
            self._left_out[line] = self._left_out.get(line, 0) + 1
            return False
        if len(self._written) >= MOST_LINES:
            self._written.clear()
            self._left_out.clear()
        self._written[line] = now
        if count := self._left_out.pop(line, 0):
            record.msg, record.args = f"{line} (and {count:,} more times since)", ()
        return True


def pattern(line: str) -> str:
    """Return the beginning of a line, without what may be a name."""
    first = line.strip().partition("\n")[0][:LONGEST]
    return NAMES.sub("…", "".join(each if each.isprintable() else " " for each in first))


def kind(error: BaseException | None) -> str:
    """Return of which kind an error is, and in which file and line it happened; not its message."""
    place, trace = "an unknown place", error.__traceback__ if error else None
    while trace:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"
