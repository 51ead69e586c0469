"""What a visitor asks for by a button within a page: a verb, and what it is about.

The page's script tells the app of it, so it may be anything: whatever makes no sense does nothing.
"""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from engine.rulebook import Rulebook
from ui import choices, lost, picks, trail, tries
from ui.showing.ordering import ORDERS
from ui.showing.things import known

ASKED = "asked"
TURN = "turn"
"""How many times something was asked for: the page's script is to notice each time, whatever it was."""
GO = "go"
"""The page to go to, taken up at the beginning of the run."""
FOCUS = "focus"
"""The id of what takes the focus instead of the heading, for one run."""
TOLD = "told"
"""Which text tells screen readers of what was done, and its values; for one run."""
MOVED = "moved"
"""The id of what tells what moved in a try."""

Session = MutableMapping[str, Any]


def take(session: Session, asked: str, page: str) -> None:
    """Note what was asked for, and on which page; it is done at the beginning of the next run."""
    session[ASKED] = (asked, page)
    session[TURN] = session.get(TURN, 0) + 1


def take_up(session: Session, rulebook: Rulebook) -> None:
    """Do what was asked for."""
    asked, page = session.pop(ASKED, ("", ""))
    verb, _, about = asked.partition(" ")
    if act := ACTS.get(verb):
        act(session, rulebook, about, page)


def _show(session: Session, rulebook: Rulebook, about: str, page: str) -> None:
    if known(rulebook, about):
        trail.go_on(session, about, page)
        session[GO] = "rules"


def _go(session: Session, _: Rulebook, about: str, __: str) -> None:
    session[GO] = about


def _pick(session: Session, rulebook: Rulebook, about: str, _: str) -> None:
    picks.turn(session, rulebook, *about.partition(" ")[::2])


def _tell(session: Session, rulebook: Rulebook, about: str, _: str) -> None:
    if tries.tell(session, rulebook, about.split()):
        session[FOCUS] = MOVED


def _leave_out(session: Session, rulebook: Rulebook, about: str, _: str) -> None:
    if tries.leave_out(session, rulebook, about.split()):
        session[FOCUS] = MOVED


def _undo(session: Session, _: Rulebook, __: str, ___: str) -> None:
    tries.undo(session)
    session[trail.RETURN] = True


def _end(session: Session, _: Rulebook, __: str, ___: str) -> None:
    tries.end(session)
    session[trail.RETURN] = True


def _keep(session: Session, rulebook: Rulebook, _: str, __: str) -> None:
    tries.keep(session, rulebook)


def _compare(session: Session, rulebook: Rulebook, about: str, _: str) -> None:
    marked = choices.chosen(session, choices.COMPARED, rulebook.subject)
    if about not in marked and len(marked) >= choices.MOST_COMPARED:
        session[TOLD] = ("told-compare-full", {})
    elif about in rulebook.subject:
        _turned(session, rulebook, choices.COMPARED, about, "told-compare")


def _take(session: Session, rulebook: Rulebook, about: str, _: str) -> None:
    if about in rulebook.subject:
        _turned(session, rulebook, choices.TAKEN, about, "told-take")


def _turned(session: Session, rulebook: Rulebook, key: str, about: str, text: str) -> None:
    choices.turn(session, key, about)
    count = len(choices.chosen(session, key, rulebook.subject))
    session[TOLD] = (text, {"count": count})


def _order(session: Session, _: Rulebook, about: str, __: str) -> None:
    if about in ORDERS:
        session[choices.ORDER] = about


def _lost(session: Session, _: Rulebook, __: str, page: str) -> None:
    lost.notice(session, page)
    session[TOLD] = ("lost-title", {})


ACTS: Mapping[str, Callable[[Session, Rulebook, str, str], None]] = {
    "show": _show,
    "go": _go,
    "pick": _pick,
    "tell": _tell,
    "leave-out": _leave_out,
    "undo": _undo,
    "end": _end,
    "keep": _keep,
    "compare": _compare,
    "take": _take,
    "order": _order,
    "lost": _lost,
}
