"""The questionnaire, one question at a time; the list is never more than one step away."""

import streamlit as st

from engine.rulebook import Question
from ui import choices, picks
from ui.drawing import questions as drawing
from ui.drawing.notices import notices
from ui.drawing.parts import quiet
from ui.markdown import plain
from ui.showing.everyday import find_options, searchable
from ui.showing.matters import MattersView, matters
from ui.showing.notices import beside
from ui.showing.questionnaire import QuestionView, questionnaire, steps
from ui.showing.results import told
from ui.views import saving
from ui.views.visit import Visit, session

MARKED = f"{picks.WIDGETS}{choices.MATTERS}"


def draw(shown: Visit) -> None:
    """Draw the step that the visitor has come to."""
    views, count = questionnaire(shown.rulebook, shown.say), steps(shown.rulebook)
    step = max(0, min(session().get(picks.STEP, 0), count - 1))
    if step < len(views):
        _question(shown, views[step], count)
    else:
        _matters(shown, matters(shown.rulebook, shown.say, shown.exploration.answers), count)
    _ways(shown, step, count)
    if step == 0:
        saving.draw(shown)


def _question(shown: Visit, view: QuestionView, count: int) -> None:
    question = shown.rulebook.questions[view.number - 1]
    st.html(drawing.opening(view, count, shown.say))
    if searchable(question):
        _find(shown, question)
    with st.container(key=f"options-{view.id}"):
        _several(shown, view) if view.several else _one(shown, view)
    st.html(drawing.behind(view, shown.say))
    if notes := beside(shown.exploration, shown.say, view.id):
        st.html(notices(notes))


def _find(shown: Visit, question: Question) -> None:
    """Let the visitor look for an option in words of their own."""
    say, key = shown.say, f"{picks.PREFIX}find-{question.id}"
    row = st.form(f"{key}-form", border=False)
    with row, st.container(key="find", horizontal=True, vertical_alignment="bottom"):
        st.text_input(plain(say("find-label")), key=key, max_chars=200, autocomplete="off", placeholder=None)
        st.form_submit_button(say("find-button"), key="find-submit")
    if typed := str(session().get(key, "")).strip():
        found = find_options(shown.rulebook, question, typed)
        st.html(drawing.found(found, question.id, shown.picks.get(question.id, ()), say))


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


def _matters(shown: Visit, view: MattersView, count: int) -> None:
    """Let the visitor mark what matters most among their wishes."""
    st.html(drawing.opening(view, count, shown.say))
    if not view.options:
        st.html(quiet(view.none))
        return
    labels = {option.id: plain(option.label) for option in view.options}
    _restore(MARKED, list(shown.matters))
    with st.container(key="options-matters"):
        st.pills(
            plain(shown.say("matters-label")),
            list(labels),
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=MARKED,
            on_change=_mark,
        )
    st.html(drawing.asked(view, shown.say))


def _mark() -> None:
    choices.choose(session(), choices.MATTERS, session().get(MARKED, ()))


def _ways(shown: Visit, step: int, count: int) -> None:
    say, last = shown.say, step == count - 1
    with st.container(key="ways", horizontal=True):
        if step:
            st.button(say("questions-back"), key="back", on_click=_go, args=(step - 1,))
        if not last:
            answered = shown.rulebook.questions[step].id in shown.picks
            label = say("questions-next") if answered else say("questions-skip-on")
            st.button(label, key="next", type="primary", on_click=_go, args=(step + 1,))
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
    if session().get(key) != value or key not in session():
        session()[key] = value


def _go(step: int) -> None:
    session()[picks.STEP] = step


def _take_back(key: str) -> None:
    session()[key] = None
