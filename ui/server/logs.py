"""What is logged: that something went wrong, where, and of which kind; never what a visitor sent or saw."""

import logging
from pathlib import Path
from types import TracebackType

BROKEN = "streamlit.error_util"
"""Who logs that a page could not be drawn."""
SERVER = "uvicorn.error"
"""Who logs what becomes of the server, and each request that makes no sense."""
VISITS = "uvicorn.access"
"""Who logs every request with its whole address."""


def keep_quiet() -> None:
    """Log no requests, and no messages of what broke: they may hold what a visitor picked."""
    logging.getLogger(VISITS).addFilter(lambda _: False)
    logging.getLogger(SERVER).addFilter(_matters)
    logging.getLogger(BROKEN).addFilter(_without_message)


def _matters(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.ERROR


def _without_message(record: logging.LogRecord) -> bool:
    """Leave the kind of an error and its place in a record, and nothing else."""
    if record.exc_info:
        kind, _, trace = record.exc_info
        record.msg, record.args = (
            "a page could not be drawn: %s at %s",
            (kind and kind.__name__, _place(trace)),
        )
        record.exc_info = record.exc_text = None
    return True


def _place(trace: TracebackType | None) -> str:
    """Return the file and line where it happened."""
    place = "an unknown place"
    while trace:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
