"""What a visitor looked up on the Rules page, one thing after the other; kept while that page is shown."""

from collections.abc import MutableMapping
from typing import Any

PREFIX = "rules-"
"""What the keys of the Rules page begin with; all of them are forgotten when it is left."""
TRAIL = f"{PREFIX}trail"
ORIGIN = f"{PREFIX}from"
RETURN = "return"
"""Set for one run of the app: whether the visitor goes back to where they were."""


def looked_up(session: MutableMapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of the things on the way, the one that is shown last."""
    return tuple(session.get(TRAIL, ()))


def origin(session: MutableMapping[str, Any]) -> str:
    """Return the page that the visitor came from by a link to a thing; empty if by the name of the page."""
    return str(session.get(ORIGIN, ""))


def go_on(session: MutableMapping[str, Any], key: str, page: str) -> None:
    """Look up another thing.

    Args:
        session: the state of the session.
        key: the key of the thing.
        page: the page on which the link to it stands.
    """
    if page != "rules":
        forget(session)
        session[ORIGIN] = page
    trail = looked_up(session)
    session[TRAIL] = trail if trail[-1:] == (key,) else (*trail, key)


def go_back(session: MutableMapping[str, Any]) -> None:
    """Return to the thing before, or to the beginning."""
    session[TRAIL] = looked_up(session)[:-1]
    session[RETURN] = True


def start_anew(session: MutableMapping[str, Any]) -> None:
    """Return to the beginning."""
    session.pop(TRAIL, None)


def forget(session: MutableMapping[str, Any]) -> None:
    """Forget everything that the Rules page holds."""
    for key in [each for each in session if str(each).startswith(PREFIX)]:
        del session[key]
