"""The list of therapies to talk over, with the reasons."""

from dataclasses import replace

import streamlit as st

from engine.moving import moved
from ui import choices, picks
from ui.drawing import moves as drawing_moves
from ui.drawing import results as drawing
from ui.showing.moves import tried
from ui.showing.ordering import known_order
from ui.showing.results import results, told
from ui.views import saving
from ui.views.visit import Visit, session


def draw(shown: Visit) -> None:
    """Draw the page."""
    say = shown.say
    order = known_order(str(session().get(choices.ORDER, "")))
    view = results(shown.trying, say, order, shown.matters)
    marked = drawing.Marked(shown.chosen(choices.COMPARED), shown.chosen(choices.TAKEN))
    st.html(drawing.head(replace(view, told=told(shown.exploration, say)), say))
    if shown.tries:
        moves = tried(moved(shown.exploration, shown.trying), say)
        st.html(drawing_moves.tried(moves, len(shown.tries), say))
    st.html(drawing.glance(view, say))
    _ways(shown, marked)
    st.html(drawing.body(view, marked, say))
    st.html(drawing.tail(view, shown.stamp, marked, say))
    saving.draw(shown)


def _ways(shown: Visit, marked: drawing.Marked) -> None:
    say = shown.say
    with st.container(key="ways", horizontal=True):
        if st.button(say("list-change"), key="change"):
            st.switch_page(shown.pages["questions"])
        if st.button(say("list-compare", count=len(marked.compared)), key="compare"):
            st.switch_page(shown.pages["compare"])
        if st.button(say("list-handout", count=len(marked.taken)), key="handout"):
            st.switch_page(shown.pages["handout"])
        if st.button(say("list-again"), key="again", on_click=picks.clear, args=(session(),)):
            st.switch_page(shown.pages["questions"])
