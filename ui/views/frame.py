"""What stands around every page: the style, the head, the crisis block, the page itself, the foot."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from engine.errors import Fault
from ui import acts, choices, lost, picks, trail
from ui.drawing import pages as drawing
from ui.drawing.demonstration import LARGE_TYPE
from ui.drawing.notices import notices
from ui.texts import DEFAULT, Texts, texts
from ui.views import (
    about,
    accessibility,
    browser,
    compare,
    demonstrate,
    handout,
    left,
    listing,
    privacy,
    questions,
    rules,
    start,
)
from ui.views.visit import Visit, session, visit, watched

STYLE = Path(__file__).parents[1] / "style"
FIRST = "base.css"
"""The sheet that the others lean on."""
PAGES: Mapping[str, Callable[[Visit], None]] = {
    "start": start.draw,
    "questions": questions.draw,
    "list": listing.draw,
    "compare": compare.draw,
    "handout": handout.draw,
    "demonstrate": demonstrate.draw,
    "rules": rules.draw,
    "about": about.draw,
    "privacy": privacy.draw,
    "accessibility": accessibility.draw,
    "left": left.draw,
}
HEAD = ("start", "questions", "list", "compare", "handout")
"""The way through, in its order; the links stand above every page."""
FOOT = ("demonstrate", "rules", "about", "privacy", "accessibility")
"""What stands behind it; the links stand below every page."""


def run() -> None:
    """Draw the page that the visitor is on."""
    st.html(style())
    if session().get(choices.LARGE):
        st.html(LARGE_TYPE)
    shelf = watched().current()
    if shelf.edition is None:
        _nothing(shelf.faults)
        return
    say, title = texts(shelf.edition.rulebook.language), shelf.edition.rulebook.title
    pages = {name: _page(name, say, title) for name in PAGES}
    current = st.navigation(list(pages.values()), position="hidden")
    name = next(each for each, page in pages.items() if page.url_path == current.url_path)
    acts.take_up(session(), shelf.edition.rulebook)
    wanted = session().pop(acts.GO, name)
    if wanted != name and wanted in pages:
        st.switch_page(pages[wanted])
    if name != "rules":
        trail.forget(session())
    _draw(name, visit(shelf.edition, shelf.faults, pages))


@cache
def style() -> str:
    """Return the style of every page."""
    sheets = sorted(STYLE.glob("*.css"), key=lambda each: (each.name != FIRST, each.name))
    return "".join(f"<style>{each.read_text(encoding='utf-8')}</style>" for each in sheets)


def _page(name: str, say: Texts, title: str) -> StreamlitPage:
    shown = page_title(name, say, title)
    return st.Page(_nothing_more, title=shown, url_path=name, default=name == "start")


def page_title(name: str, say: Texts, title: str) -> str:
    """Return what stands on the tab of a page, by its name and the title of the rulebook."""
    plain = say(f"page-{name}")
    return {"start": title, "left": plain}.get(name) or say("page-title", page=plain, title=title)


def _nothing_more() -> None:
    """Stand for a page: what it shows is drawn by the frame, which knows the visitor's answers."""


def _draw(name: str, shown: Visit) -> None:
    if name != "left":
        _head(shown, name)
    with st.container(key=f"page-{name}"):
        PAGES[name](shown)
    if name != "left":
        _foot(shown)
    step, depth = session().get(picks.STEP, 0), len(trail.looked_up(session()))
    text, values = session().pop(acts.TOLD, ("", {}))
    told = shown.say(text, **values) if text else ""
    browser.follow(f"{name} {step} {depth} {len(shown.tries)}", name, shown.say.language, told)


def _head(shown: Visit, name: str) -> None:
    """Draw what stands above every page, always in the same place."""
    with st.container(key="site", horizontal=True, vertical_alignment="center"):
        st.html(drawing.site(shown.edition.rulebook.title))
        if st.button(shown.say("leave"), key="leave", on_click=picks.clear, args=(session(),)):
            st.switch_page(shown.pages["left"])
    _links(shown, "links", HEAD)
    st.html(notices(shown.notices("every-page")))
    if lost.told_on(session(), name):
        st.html(drawing.lost(shown.say("page-list"), shown.say))
    if shown.faults:
        st.html(drawing.faulty(shown.faults, shown.say))


def _foot(shown: Visit) -> None:
    """Draw what stands below every page, always in the same order."""
    with st.container(key="foot"):
        _links(shown, "foot-links", FOOT)
        st.html(drawing.footer(shown.stamp))


def _links(shown: Visit, key: str, names: tuple[str, ...]) -> None:
    with st.container(key=key, horizontal=True):
        for name in names:
            with st.container(key=f"link-{name}", width="content"):
                st.page_link(shown.pages[name], label=shown.say(f"page-{name}"))


def _nothing(faults: tuple[Fault, ...]) -> None:
    say = texts(DEFAULT)
    st.navigation([st.Page(_nothing_more, title=say("fault-none-title"))], position="hidden")
    st.html(drawing.nothing_to_show(faults, say))
