"""The questionnaire, one question at a time; the list is never more than one step away."""

import streamlit as st

from ui import picks
from ui.drawing import questions as drawing
from ui.drawing.notices import notices
from ui.drawing.parts import quiet
from ui.markdown import plain
from ui.showing.notices import beside
from ui.showing.questionnaire import QuestionView, questionnaire
from ui.showing.results import told
from ui.views.visit import Visit


def draw(shown: Visit) -> None:
    """Draw the question that the visitor has come to."""
    views = questionnaire(shown.edition.rulebook, shown.say)
    step = max(0, min(st.session_state.get(picks.STEP, 0), len(views) - 1))
    if not views:
        return
    view = views[step]
    st.html(drawing.opening(view, len(views), shown.say))
    with st.container(key=f"options-{view.id}"):
        _several(shown, view) if view.several else _one(shown, view)
        if explained := drawing.explained(view, shown.say):
            st.html(explained)
    if notes := beside(shown.exploration, shown.say, view.id):
        st.html(notices(notes))
    _ways(shown, step, len(views))


def _several(shown: Visit, view: QuestionView) -> None:
    picked = shown.picks.get(view.id, ())
    for number, group in enumerate(view.groups):
        labels = {option.id: plain(option.label) for option in group.options}
        key = picks.widget_key(view.id, number)
        _restore(key, [each for each in labels if each in picked])
        st.pills(
            plain(group.label or view.title),
            list(labels),
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=key,
            label_visibility="visible" if group.label else "collapsed",
        )
        if helped := drawing.helped(group):
            st.html(helped)


def _one(shown: Visit, view: QuestionView) -> None:
    picked = shown.picks.get(view.id, ())
    labels = {option.id: plain(option.label) for option in view.options}
    key = picks.widget_key(view.id, 0)
    _restore(key, next(iter(picked), None))
    st.radio(
        plain(view.title),
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        captions=[plain(option.help) for option in view.options]
        if any(each.help for each in view.options)
        else None,
        key=key,
        label_visibility="collapsed",
        width="stretch",
    )
    if picked:
        st.button(
            shown.say("questions-clear"), key="clear", type="tertiary", on_click=_take_back, args=(key,)
        )


def _ways(shown: Visit, step: int, count: int) -> None:
    say, last = shown.say, step == count - 1
    with st.container(key="ways", horizontal=True):
        if step:
            st.button(say("questions-back"), key="back", on_click=_go, args=(step - 1,))
        if not last:
            st.button(say("questions-next"), key="next", type="primary", on_click=_go, args=(step + 1,))
        if st.button(
            say("questions-last") if last else say("questions-list"),
            key="list",
            type="primary" if last else "secondary",
        ):
            st.switch_page(shown.pages["list"])
    st.html(
        quiet(told(shown.exploration, say) if shown.exploration.answers else say("questions-told-nothing"))
    )


def _restore(key: str, value: list[str] | str | None) -> None:
    """Give a widget what was picked, unless it holds it: setting it every time would outrun quick fingers."""
    if st.session_state.get(key) != value or key not in st.session_state:
        st.session_state[key] = value


def _go(step: int) -> None:
    st.session_state[picks.STEP] = step


def _take_back(key: str) -> None:
    st.session_state[key] = None
