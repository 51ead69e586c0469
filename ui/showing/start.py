"""What happens here, step by step, for the start page."""

from engine.rulebook import Rulebook
from ui.showing import questionnaire
from ui.texts import Say


def steps(rulebook: Rulebook, say: Say) -> tuple[str, ...]:
    """Return what a visitor does and gets, in order."""
    names = ", ".join(each.name for each in rulebook.alternatives)
    return (
        say("start-step-answer", count=questionnaire.steps(rulebook)),
        say("start-step-list"),
        say("start-step-why"),
        *((say("start-step-else", names=names),) if names else ()),
    )
