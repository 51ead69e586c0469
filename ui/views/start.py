"""The start page: the purpose, the way in, what happens here, where answers are; and the page for leaving."""

from dataclasses import dataclass

from ui import actions
from ui.context import PLAIN, Context
from ui.texts import Labels
from ui.views.citations import Line
from ui.views.controls import Control, control
from ui.views.foundations import SourceView, stamp
from ui.views.notices import NoticeView, notices
from ui.views.passages import Passage
from ui.views.privacy import minutes
from ui.visit import LIST


@dataclass(frozen=True)
class StartView:
    """The start page."""

    labels: Labels
    notices: tuple[NoticeView, ...]
    begin: Control  #: leads to the first question
    all: Control  #: leads to every option there is
    steps: tuple[str, ...]  #: what a visitor does and gets, in order
    privacy: str
    leave: str
    sources: tuple[SourceView, ...]


def start(context: Context) -> StartView:
    """Return the page."""
    say, small = context.say, context.setting.carrier == PLAIN
    return StartView(
        labels=Labels(say, "start", "title lead steps-title privacy-title source-title"),
        notices=notices(context.exploration, say, "start"),
        begin=control(say("start-begin"), actions.Step(1)),
        all=control(say("start-all"), actions.Go(LIST)),
        steps=_steps(context),
        privacy=say(f"start-privacy{context.ending}", minutes=minutes(context.setting.kept)),
        leave=say("start-leave-plain" if small else "start-leave"),
        sources=stamp(context).sources,
    )


def _steps(context: Context) -> tuple[str, ...]:
    say = context.say
    names = ", ".join(each.name for each in context.rulebook.alternatives)
    return (
        say("start-step-answer", count=len(context.rulebook.questions)),
        say("start-step-list"),
        say("start-step-why"),
        *((say("start-step-else", names=names),) if names else ()),
    )


def left(context: Context) -> Passage:
    """Return the neutral page for somebody who has to leave quickly; it names neither options nor answers."""
    say = context.say
    back = (say("plain-left-back"),) if context.setting.carrier == PLAIN else ()
    said = (say("left-says"), say("left-history"), *back)
    return Passage("left", say("left-title"), tuple(map(Line, said)))
