"""What a visitor chose besides answers: what matters most, what to compare, what to take along, the order."""

from collections.abc import Collection, MutableMapping
from typing import Any

from ui.picks import PREFIX

MATTERS = f"{PREFIX}matters"
COMPARED = f"{PREFIX}compared"
TAKEN = f"{PREFIX}taken"
ORDER = f"{PREFIX}order"
LARGE = f"{PREFIX}large"
"""Whether the type is large, for a display that several people look at."""
MOST_COMPARED = 4
"""How many therapies can stand side by side."""


def chosen(session: MutableMapping[str, Any], key: str, known: Collection[str]) -> tuple[str, ...]:
    """Return what was chosen, without what there is no more.

    Args:
        session: the state of the session.
        key: which of the choices.
        known: what can be chosen.
    """
    return tuple(each for each in session.get(key, ()) if each in known)


def choose(session: MutableMapping[str, Any], key: str, values: Collection[str]) -> None:
    """Choose exactly these, in this order."""
    session[key] = tuple(values)


def turn(session: MutableMapping[str, Any], key: str, value: str) -> bool:
    """Choose something, or take it back if it was chosen; return whether it is chosen now."""
    before = tuple(session.get(key, ()))
    session[key] = tuple(each for each in before if each != value) if value in before else (*before, value)
    return value in session[key]
