"""The search of options in one's own words, and what it found; each find can be selected at once."""

from dataclasses import dataclass

from engine.rulebook import Question
from ui import actions
from ui.context import Context
from ui.showing.everyday import find_options, searchable
from ui.views.controls import Control, control

__all__ = ["FoundView", "found", "searchable"]


@dataclass(frozen=True)
class FoundView:
    """A field for words, and the answer to the last ones."""

    label: str
    button: str
    words: str  #: the last words, or empty
    says: str  #: the answer, as sentences; empty where nothing was searched
    #: the options that were found, each with the names it was found by
    options: tuple[tuple[Control, str], ...]


def found(context: Context, question: Question) -> FoundView:
    """Return the search of a question with the answer to the last words."""
    say, words = context.say, context.visit.search
    options = find_options(context.rulebook, question, words) if words else ()
    chosen = context.selected(question.id)
    return FoundView(
        label=say("find-label"),
        button=say("find-button"),
        words=words,
        says=say("find-found", count=len(options)) if words else "",
        options=tuple(
            (
                control(each.label, actions.Pick(question.id, each.id), pressed=each.id in chosen),
                say("find-because", words="; ".join(each.because)) if each.because else "",
            )
            for each in options
        ),
    )
