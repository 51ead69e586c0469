"""The Rules page: look things up, see what leads where, hold a copy of the document against the rules."""

import streamlit as st

from engine.rulebook import Derives, Fits, Lists
from ui import trail
from ui.drawing import rules as drawing
from ui.drawing.parts import quiet
from ui.markdown import plain
from ui.markup import element
from ui.rulebooks import Edition
from ui.showing.finding import find
from ui.showing.rule_sheet import rule_sheet
from ui.showing.sheets import Sheet, statement_sheet, term_sheet, therapy_sheet
from ui.showing.things import known, rule_link
from ui.texts import Say
from ui.views import copy
from ui.views.visit import Visit, session

FIND = f"{trail.PREFIX}find"


def draw(shown: Visit) -> None:
    """Draw the page."""
    key = next(reversed(trail.looked_up(session())), "")
    if known(shown.edition.rulebook, key):
        _ways_back(shown)
        st.html(drawing.sheet(_sheet(shown.edition, shown.say, key), shown.say))
        _form(shown, shown.say("rules-anew"))
    else:
        _ways_back(shown)
        st.html(drawing.head(_counts(shown), shown.say))
        _form(shown, "")
        st.html(drawing.found(find(shown.edition.rulebook, shown.say, session()[FIND]), shown.say))
    _consequences(shown)
    copy.draw(shown)


def _sheet(edition: Edition, say: Say, key: str) -> Sheet:
    kind, _, name = key.partition(":")
    rulebook = edition.rulebook
    match kind:
        case "rule":
            return rule_sheet(rulebook, say, rulebook.rule[name], edition.scenarios, edition.reviews)
        case "therapy":
            return therapy_sheet(rulebook, say, rulebook.therapy[name])
        case "term":
            return term_sheet(rulebook, say, rulebook.term[name])
        case _:
            return statement_sheet(rulebook, say, rulebook.statement[name])


def _ways_back(shown: Visit) -> None:
    looked_up, origin = trail.looked_up(session()), trail.origin(session())
    if not (looked_up or origin):
        return
    with st.container(key="ways-back", horizontal=True):
        if origin in shown.pages and st.button(shown.say("rules-back-list"), key="rules-origin"):
            session()[trail.RETURN] = True
            st.switch_page(shown.pages[origin])
        if len(looked_up) > 1 or (looked_up and not origin):
            st.button(shown.say("rules-back"), key="rules-back", on_click=trail.go_back, args=(session(),))


def _form(shown: Visit, title: str) -> None:
    with st.form(FIND + "-form", border=False):
        if title:
            st.html(element("h2", title))
        st.text_input(plain(shown.say("rules-find")), key=FIND, max_chars=200, autocomplete="off")
        st.html(quiet(shown.say("rules-find-help")))
        st.form_submit_button(
            shown.say("rules-find-button"),
            key="rules-submit",
            on_click=trail.start_anew,
            args=(session(),),
        )


def _counts(shown: Visit) -> tuple[str, ...]:
    rulebook = shown.rulebook
    return (
        shown.say(
            "rules-counts",
            rules=len(rulebook.rules),
            therapies=len(rulebook.therapies),
            terms=len(rulebook.terms),
            statements=len(rulebook.statement),
        ),
        shown.say("rules-read", read=shown.origin.read, rules=len(rulebook.rules)),
    )


def _consequences(shown: Visit) -> None:
    """Draw the rules that lead from terms to therapies, and those that lead from wishes."""
    say, rulebook = shown.say, shown.edition.rulebook
    opened = st.expander(plain(say("rules-leads")), key="rules-consequences", on_change="rerun")
    if not opened.open:
        return
    with opened:
        for title, kinds in (
            (say("rules-leads-list"), Lists | Derives),
            (say("rules-leads-fit"), Fits),
        ):
            rules = (each for each in rulebook.rules if isinstance(each.concludes, kinds))
            st.html(element("h2", title))
            st.html(drawing.links(tuple(rule_link(rulebook, say, each) for each in rules)))
