"""The step in which a person marks what matters most among the wishes that they told."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.rulebook import Rulebook
from ui.showing.questionnaire import OptionView, steps
from ui.texts import Say


@dataclass(frozen=True)
class MattersView:
    """The step, ready to show.

    Attributes:
        number: which step it is, counted from 1; it is the last one.
        options: the wishes that were told; none if there were none.
        none: what is said instead; empty if there are some.
    """

    number: int
    progress: str
    title: str
    help: str
    why: str
    options: tuple[OptionView, ...]
    none: str


def matters(rulebook: Rulebook, say: Say, answers: Iterable[str]) -> MattersView:
    """Return the step for what was told so far.

    Args:
        rulebook: the checked rulebook.
        say: the catalogue.
        answers: the terms that were told.
    """
    told = frozenset(answers)
    wishes = [each for each in rulebook.terms if each.kind == "wish" and each.id in told]
    count = steps(rulebook)
    return MattersView(
        number=count,
        progress=say("questions-progress", number=count, count=count),
        title=say("matters-title"),
        help=say("matters-help"),
        why=say("matters-why"),
        options=tuple(OptionView(each.id, each.label, "") for each in wishes),
        none="" if wishes else say("matters-none"),
    )
