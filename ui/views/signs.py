"""The signs beside texts: quiet ones for visitors, or statement numbers and editorial marks in full."""

from dataclasses import dataclass

from ui import actions
from ui.context import Context
from ui.views.controls import Control, control
from ui.visit import ABOUT, CLINICIANS, COMPARE, LIST, QUESTIONS, RULES, START

QUIET = (START, QUESTIONS, LIST, COMPARE, ABOUT)
"""The pages that have quiet signs until the visitor wants them in full; the handout has notes of its own."""
FULL = (CLINICIANS, RULES)  #: the pages on which they are always in full


@dataclass(frozen=True)
class Signs:
    """The explanation of the signs of a page, and the switch between quiet and full ones."""

    says: str
    switch: Control


def in_full(context: Context) -> bool:
    """Return whether a page writes statement numbers and editorial marks in full."""
    return context.visit.sources or context.visit.place.page in FULL


def signs(context: Context) -> Signs | None:
    """Return the explanation of the signs, or None on pages without a choice."""
    if context.visit.place.page not in QUIET:
        return None
    say, full = context.say, context.visit.sources
    switch = control(say("signs-switch"), actions.ShowSources(), pressed=full)
    return Signs(say("signs-full") if full else say("signs-quiet"), switch)
