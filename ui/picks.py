"""The options that a visitor picked, kept in the memory of the session alone."""

from collections.abc import MutableMapping
from typing import Any

from engine.rulebook import Rulebook
from ui import trail
from ui.showing.questionnaire import Picks, known

KEPT = "picks"
STEP = "step"


def widget_key(question: str, group: int) -> str:
    """Return the key of the widget that shows a group of options."""
    return f"pick-{question}-{group}"


def collect(session: MutableMapping[str, Any], rulebook: Rulebook) -> Picks:
    """Take over what the widgets hold, and return all picks that the rulebook offers.

    A widget that is not drawn loses its value, so what was picked is kept beside it.

    Args:
        session: the state of the session.
        rulebook: the rulebook that is shown.
    """
    kept = dict(session.get(KEPT, {}))
    for question in rulebook.questions:
        groups = 1 if question.choose == "one" else len(question.groups)
        keys = [widget_key(question.id, number) for number in range(groups)]
        if all(key in session for key in keys):
            kept[question.id] = tuple(option for key in keys for option in _options(session[key]))
    session[KEPT] = known(rulebook, kept)
    return dict(session[KEPT])


def clear(session: MutableMapping[str, Any]) -> None:
    """Forget everything that was picked, and everything that was looked up."""
    trail.forget(session)
    for key in list(session):
        if key in {KEPT, STEP} or str(key).startswith("pick-"):
            del session[key]


def _options(value: Any) -> tuple[str, ...]:  # noqa: ANN401 -- one option, several, or none
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
