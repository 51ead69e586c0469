"""A visit that the server forgot while its page stayed open: it says so, and does not just go on.

A process may end, and a visit that nobody talks to is forgotten after a while.
The page then finds another process or a new visit by itself.
Its script knows the name of the visit before, and tells when it meets another one.
"""

from collections.abc import MutableMapping
from secrets import token_hex
from typing import Any

NAME = "own-name"
PLACE = "visit-lost"
"""On which page it was noticed; there it is told, until the visitor goes on to another one."""

Session = MutableMapping[str, Any]


def name(session: Session) -> str:
    """Return what tells this visit from every other one; it is made of nothing that was answered."""
    return str(session.setdefault(NAME, token_hex(8)))


def notice(session: Session, page: str) -> None:
    """Note that the visit before is lost."""
    session[PLACE] = page


def told_on(session: Session, page: str) -> bool:
    """Return whether the loss is told on a page; on the first other page it is forgotten."""
    if session.get(PLACE, page) != page:
        del session[PLACE]
    return PLACE in session
