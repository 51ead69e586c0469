"""What is logged: that something went wrong, where, and of which kind; never what a visitor sent or saw.

Whoever sends nonsense a thousand times gets one line a minute, so that nobody can fill the disk with logs.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from time import monotonic

BROKEN = "streamlit.error_util"
"""Who logs that a page could not be drawn."""
MESSAGES = "streamlit.web.server.starlette.starlette_websocket"
"""Who logs each message that makes no sense."""
SERVER = "uvicorn.error"
"""Who logs what becomes of the server, and each request that makes no sense."""
VISITS = "uvicorn.access"
"""Who logs every request with its whole address."""
OURS = "ui.server.limits"
"""Who logs the end of conversations that broke."""
QUIET = 60.0
"""Seconds for which the same line is not written again."""


def keep_quiet() -> None:
    """Log no requests, and no messages of what broke: they may hold what a visitor picked."""
    logging.getLogger(VISITS).addFilter(lambda _: False)
    logging.getLogger(SERVER).addFilter(_matters)
    logging.getLogger(BROKEN).addFilter(_without_message)
    logging.getLogger(MESSAGES).addFilter(_without_trace)
    for name in (BROKEN, MESSAGES, OURS):
        logging.getLogger(name).addFilter(Seldom())


class Seldom:
    """Lets the same line through once a while; the next one says how many were left out."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Take what tells the time in seconds."""
        self._clock = clock
        self._written: dict[str, float] = {}
        self._left_out: dict[str, int] = {}

    def __call__(self, record: logging.LogRecord) -> bool:
        """Return whether a line is to be written."""
        line, now = record.getMessage(), self._clock()
        if now - self._written.get(line, -QUIET) < QUIET:
            self._left_out[line] = self._left_out.get(line, 0) + 1
            return False
        self._written[line] = now
        if count := self._left_out.pop(line, 0):
            record.msg, record.args = f"{line} (and {count:,} more times since)", ()
        return True


def _matters(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.ERROR


def _without_message(record: logging.LogRecord) -> bool:
    """Leave the kind of an error and its place in a record, and nothing else."""
    if record.exc_info:
        record.msg, record.args = "a page could not be drawn: %s", (kind(record.exc_info[1]),)
        record.exc_info = record.exc_text = None
    return True


def _without_trace(record: logging.LogRecord) -> bool:
    """Leave what is said of a message, and no more: there may be thousands of them."""
    record.exc_info = record.exc_text = None
    return True


def kind(error: BaseException | None) -> str:
    """Return of which kind an error is, and in which file and line it happened; not its message."""
    place, trace = "an unknown place", error.__traceback__ if error else None
    while trace:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"
