"""For clinicians: two sheets beside each other, what differs, and what a clinic can make its own."""

import streamlit as st

from engine.moving import moved
from engine.options import Exploration
from engine.sample import Sample
from engine.saved_answers import picks_of
from ui import choices, picks, tries
from ui.drawing import demonstration as drawing
from ui.drawing import moves as drawing_moves
from ui.drawing.parts import quiet
from ui.markdown import plain
from ui.showing import moves
from ui.showing.comparison import FEWEST
from ui.showing.demonstration import ShortList, first_two, of_sample, of_visit, sample, sheets
from ui.views.comparing import download, offer
from ui.views.visit import Visit, session

FIRST, SECOND = f"{picks.PREFIX}sheet-first", f"{picks.PREFIX}sheet-second"
LARGE = f"{picks.WIDGETS}{choices.LARGE}"


def draw(shown: Visit) -> None:
    """Draw the page."""
    st.html(drawing.head(shown.say))
    _large(shown)
    if not shown.edition.samples:
        st.html(drawing.no_samples(shown.say))
    else:
        _sheets(shown)
    _file(shown)
    st.html(drawing.own_rules(shown.say))


def _large(shown: Visit) -> None:
    session()[LARGE] = bool(session().get(choices.LARGE))
    with st.container(key="large-type"):
        st.toggle(plain(shown.say("demonstrate-large")), key=LARGE, on_change=_turn)


def _turn() -> None:
    session()[choices.LARGE] = bool(session().get(LARGE))


def _sheets(shown: Visit) -> None:
    say, start = shown.say, first_two(shown.edition.samples)
    with st.container(key="options-sheets"):
        left, right = st.columns(2)
        with left:
            first = _choice(shown, FIRST, say("demonstrate-first"), start[0])
        with right:
            second = _choice(shown, SECOND, say("demonstrate-second"), start[1])
    (one, list_one), (other, list_other) = _list(shown, first), _list(shown, second)
    st.html(drawing.side_by_side(list_one, list_other, say))
    with st.container(key="ways", horizontal=True):
        _use(shown, first, say("demonstrate-use-first"), "use-first")
        _use(shown, second, say("demonstrate-use-second"), "use-second")
    st.html(quiet(say("demonstrate-use-says")))
    if first == second:
        st.html(drawing.same(say))
    else:
        st.html(drawing_moves.side_by_side(moves.side_by_side(moved(one, other), say), say))


def _choice(shown: Visit, key: str, label: str, start: str) -> str:
    """Let the visitor choose a sheet; what is chosen stays when another page is shown."""
    titles = {each.id: plain(each.title) for each in sheets(shown.edition.samples, shown.say)}
    chosen = session().get(key)
    now = chosen if chosen in titles else start
    widget = f"{picks.WIDGETS}{key}"
    if session().get(widget) != now:
        session()[widget] = now
    st.radio(
        plain(label),
        list(titles),
        format_func=titles.__getitem__,
        key=widget,
        on_change=_keep,
        args=(key, widget),
    )
    return now


def _keep(key: str, widget: str) -> None:
    session()[key] = session()[widget]


def _list(shown: Visit, sheet: str) -> tuple[Exploration, ShortList]:
    found = sample(shown.edition.samples, sheet)
    if found is None:
        return shown.exploration, of_visit(shown.exploration, shown.say, shown.matters)
    exploration = shown.edition.explore(frozenset(found.has))
    return exploration, of_sample(exploration, shown.say, found)


def _use(shown: Visit, sheet: str, label: str, key: str) -> None:
    found = sample(shown.edition.samples, sheet)
    if found and st.button(label, key=key, on_click=_take_over, args=(shown, found)):
        st.switch_page(shown.pages["list"])


def _take_over(shown: Visit, found: Sample) -> None:
    """Let a sample be the answers of the visit; where there are some already, they stay, and it is tried."""
    picked = picks_of(shown.rulebook, found.has).picks
    if shown.picks:
        tries.try_on(session(), shown.rulebook, picked)
    else:
        picks.put(session(), shown.rulebook, picked)
        choices.choose(session(), choices.MATTERS, found.matters)


def _file(shown: Visit) -> None:
    """Offer the comparison as a file that tells of nobody."""
    marked = shown.chosen(choices.COMPARED)
    st.html(drawing.fillable(shown.say))
    offer(shown, marked, shown.say("demonstrate-file-ready", count=len(marked)))
    if len(marked) >= FEWEST:
        with st.container(key="ways-file", horizontal=True):
            download(shown, shown.edition.explore(frozenset()), marked, ())
