"""The options that a visitor picked, kept in the memory of the session alone."""

from collections.abc import MutableMapping
from typing import Any

from engine.rulebook import Question, Rulebook
from ui import trail
from ui.showing.questionnaire import Picks, known

PREFIX = "visit-"
"""What the keys begin with under which a visit is kept; all of them are forgotten when it is over."""
KEPT = f"{PREFIX}picks"
STEP = f"{PREFIX}step"
CHANGED = f"{PREFIX}tries"
"""What rests on the picks, and is gone when they change."""
WIDGETS = "pick-"


def widget_key(question: str, group: int) -> str:
    """Return the key of the widget that shows a group of options."""
    return f"{WIDGETS}{question}-{group}"


def collect(session: MutableMapping[str, Any], rulebook: Rulebook) -> Picks:
    """Take over what the widgets hold, and return all picks that the rulebook offers.

    A widget that is not drawn loses its value, so what was picked is kept beside it.

    Args:
        session: the state of the session.
        rulebook: the rulebook that is shown.
    """
    before = session.get(KEPT, {})
    after = dict(before)
    for question in rulebook.questions:
        keys = _keys(question)
        if all(key in session for key in keys):
            after[question.id] = tuple(option for key in keys for option in _options(session[key]))
    session[KEPT] = known(rulebook, after)
    if session[KEPT] != before:
        session.pop(CHANGED, None)
    return dict(session[KEPT])


def kept(session: MutableMapping[str, Any], rulebook: Rulebook) -> Picks:
    """Return all picks that the rulebook offers, as they were collected last."""
    return known(rulebook, session.get(KEPT, {}))


def put(session: MutableMapping[str, Any], rulebook: Rulebook, picks: Picks) -> None:
    """Let these be the picks, whatever the widgets hold."""
    session[KEPT] = known(rulebook, picks)
    session.pop(CHANGED, None)
    for key in [each for each in session if str(each).startswith(WIDGETS)]:
        del session[key]


def turn(session: MutableMapping[str, Any], rulebook: Rulebook, question: str, option: str) -> None:
    """Pick an option, or take it back if it is picked."""
    picks = dict(kept(session, rulebook))
    before = picks.get(question, ())
    asked = next((each for each in rulebook.questions if each.id == question), None)
    if asked is None or option not in {each.id for each in asked.choices}:
        return
    others = tuple(each for each in before if each != option) if asked.choose == "several" else ()
    picks[question] = others if option in before else (*others, option)
    put(session, rulebook, picks)


def clear(session: MutableMapping[str, Any]) -> None:
    """Forget everything that was picked, chosen, tried and looked up."""
    trail.forget(session)
    for key in list(session):
        if str(key).startswith((PREFIX, WIDGETS)):
            del session[key]


def _keys(question: Question) -> list[str]:
    groups = 1 if question.choose == "one" else len(question.groups)
    return [widget_key(question.id, number) for number in range(groups)]


def _options(value: Any) -> tuple[str, ...]:  # noqa: ANN401 -- one option, several, or none
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
