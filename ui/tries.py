"""What a visitor tries out: answers as if they were given, one try on top of another; the real ones stay."""

from collections.abc import Iterable, MutableMapping
from typing import Any

from engine.rulebook import Rulebook
from ui import picks
from ui.showing.questionnaire import Picks, known
from ui.showing.trying import told, untold

TRIES = f"{picks.PREFIX}tries"
MOST = 30
"""How many tries can stand on top of each other; with one more, the first can no longer be gone back to."""


def tried(session: MutableMapping[str, Any], rulebook: Rulebook) -> tuple[Picks, ...]:
    """Return what was picked in each try, the last one last; none if nothing is tried."""
    return tuple(known(rulebook, each) for each in session.get(TRIES, ()))


def tell(session: MutableMapping[str, Any], rulebook: Rulebook, terms: Iterable[str]) -> bool:
    """Try what would be if these answers were given too; return whether that makes any difference."""
    return _push(session, rulebook, told(rulebook, _now(session, rulebook), terms))


def leave_out(session: MutableMapping[str, Any], rulebook: Rulebook, terms: Iterable[str]) -> bool:
    """Try what would be without these answers; return whether that makes any difference."""
    return _push(session, rulebook, untold(rulebook, _now(session, rulebook), terms))


def try_on(session: MutableMapping[str, Any], rulebook: Rulebook, other: Picks) -> bool:
    """Try what would be if these were the picks; return whether that makes any difference."""
    return _push(session, rulebook, known(rulebook, other))


def undo(session: MutableMapping[str, Any]) -> None:
    """Take the last try back."""
    session[TRIES] = session.get(TRIES, ())[:-1]


def end(session: MutableMapping[str, Any]) -> None:
    """Take every try back."""
    session.pop(TRIES, None)


def keep(session: MutableMapping[str, Any], rulebook: Rulebook) -> None:
    """Let what is tried be the answers."""
    picks.put(session, rulebook, _now(session, rulebook))


def _now(session: MutableMapping[str, Any], rulebook: Rulebook) -> Picks:
    steps = tried(session, rulebook)
    return steps[-1] if steps else picks.kept(session, rulebook)


def _push(session: MutableMapping[str, Any], rulebook: Rulebook, after: Picks) -> bool:
    if after == _now(session, rulebook):
        return False
    session[TRIES] = (*session.get(TRIES, ()), after)[-MOST:]
    return True
