"""One run of the app for one visitor: presses become actions, and the page goes out."""

from collections.abc import Iterator, Mapping, MutableMapping
from secrets import token_hex
from typing import Any

import streamlit as st

from engine import clock
from ui.actions import Action
from ui.apply import Outcome, apply_all
from ui.carriers.reply import reply
from ui.carriers.streamlit.component import mount
from ui.carriers.streamlit.patches import Shown
from ui.carriers.streamlit.uploads import UPLOADS
from ui.context import APP, Context, Setting
from ui.downloads import formats
from ui.editions import Shelf, served
from ui.forms import read_form
from ui.views.frame import title
from ui.visit import PAGES, START, Place, Visit

VISIT, TURN, NAME, OUTCOME = "visit", "turn", "name", "outcome"
"""Keys of the session: the visit, the last press that was taken, a random name, the outcome to be shown."""
SHOWN, HELD = "shown", "held"
"""Keys of the session: the page that was sent last, and the number of the one that the browser holds."""
Session = MutableMapping[str, Any]


def run() -> None:
    """Draw the page that the visitor is on."""
    st.set_page_config(page_icon="🌿", layout="centered", initial_sidebar_state="collapsed")
    shelf, session = served().current(), _session()
    if shelf.edition is None:
        return  # the page that started the app says so
    entry = _entry(_context(shelf, Visit()))
    visit = session.setdefault(VISIT, Visit(places=(Place(entry),)))
    _show(session, _context(shelf, visit), session.pop(OUTCOME, Outcome(visit)))


def _entry(context: Context) -> str:
    """Return the page whose address the visitor came to; the address stays, whatever is pressed."""
    pages = {
        name: st.Page(_empty, title=title(context, name), url_path=name, default=name == START)
        for name in PAGES
    }
    current = st.navigation(list(pages.values()), position="hidden")
    return next(name for name, each in pages.items() if each.url_path == current.url_path)


def kept() -> int:
    """Return for how many seconds the visit of a closed page is kept."""
    return int(st.get_option("server.disconnectedSessionTTL"))


def _session() -> Session:
    return st.session_state  # type: ignore[return-value]


def _context(shelf: Shelf, visit: Visit) -> Context:
    assert shelf.edition is not None  # noqa: S101 -- asked before
    return Context(shelf.edition, visit, Setting(APP, clock.today(), kept(), shelf.faulty, formats()))


def _show(session: Session, context: Context, outcome: Outcome) -> None:
    """Hand a page to the script in the browser."""
    answer = reply(context, outcome)
    drawn = _drawn(session, answer.pop("html"))
    of_session = {"turn": session.get(TURN, 0), "visit": session.setdefault(NAME, token_hex(8))}
    mount(answer | drawn | of_session, _pressed)


def _drawn(session: Session, html: str) -> dict[str, Any]:
    """Return a page as the browser needs it: as a patch of the one that it holds, or whole."""
    before = session.get(SHOWN, Shown())
    session[SHOWN], patch = before.followed_by(html)
    held = before.number if session.pop(HELD, 0) == before.number else 0
    return {"number": session[SHOWN].number, "of": held, **({"patch": patch} if held else {"html": html})}


def _pressed(handed: Any) -> None:  # noqa: ANN401 -- it comes from a browser
    """Apply what was pressed since the last press that was taken."""
    session, edition = _session(), served().current().edition
    presses, session[HELD] = (
        (handed.get("presses"), handed.get("held")) if isinstance(handed, Mapping) else ((), 0)
    )
    if edition is None:
        return
    outcome = session.pop(OUTCOME, None) or Outcome(session.get(VISIT, Visit()))
    for turn, actions in _presses(presses, session.get(TURN, 0)):
        session[TURN] = turn
        outcome = apply_all(edition, outcome.visit, actions)
    session[VISIT], session[OUTCOME] = outcome.visit, outcome


def _presses(presses: Any, taken: int) -> Iterator[tuple[int, tuple[Action, ...]]]:  # noqa: ANN401 -- likewise
    """Yield the presses that were not taken yet, each with its turn; whatever is no press is passed over."""
    for press in presses if isinstance(presses, list) else ():
        match press:
            case {"turn": int(turn), "fields": list(fields), "tickets": list(tickets)} if turn > taken:
                files = ((name, UPLOADS.take(ticket)) for name, ticket in _pairs(tickets))
                yield turn, read_form(_pairs(fields), files)


def _pairs(given: list[Any]) -> Iterator[tuple[str, str]]:
    for each in given:
        match each:
            case [str(name), str(value)]:
                yield name, value


def _empty() -> None:
    """Stand for a page of Streamlit; what it shows is drawn by the run, which knows the visit."""
