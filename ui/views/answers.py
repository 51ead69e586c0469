"""Answers in one sentence."""

from engine.options import Exploration
from ui.texts import Say


def answers_sentence(exploration: Exploration, say: Say) -> str:
    """Return the answers of a sheet by the labels of their terms."""
    labels = "; ".join(exploration.rulebook.term[each].label for each in exploration.answers)
    return say("answers-told", answers=labels) if labels else say("answers-none")
