"""The start page: the purpose, the way in, what happens here, where answers are."""

from dataclasses import dataclass

from ui import actions
from ui.context import PLAIN, Context
from ui.views.controls import Control, control
from ui.views.notices import NoticeView, notices
from ui.views.privacy import minutes
from ui.views.stamp import SourceView, stamp
from ui.visit import LIST


@dataclass(frozen=True)
class StartView:
    """The start page."""

    title: str
    lead: str
    notices: tuple[NoticeView, ...]
    begin: Control  #: leads to the first question
    all: Control  #: leads to every option there is
    steps_title: str
    steps: tuple[str, ...]  #: what a visitor does and gets, in order
    privacy_title: str
    privacy: str
    leave: str
    sources_title: str
    sources: tuple[SourceView, ...]


def start(context: Context) -> StartView:
    """Return the page."""
    say, small = context.say, context.setting.carrier == PLAIN
    said = stamp(context.rulebook, say, context.edition.fingerprint, context.setting.today)
    return StartView(
        title=say("start-title"),
        lead=say("start-lead"),
        notices=notices(context.exploration, say, "start"),
        begin=control(say("start-begin"), actions.Step(1)),
        all=control(say("start-all"), actions.Go(LIST)),
        steps_title=say("start-steps-title"),
        steps=_steps(context),
        privacy_title=say("start-privacy-title"),
        privacy=say(f"start-privacy{context.ending}", minutes=minutes(context.setting.kept)),
        leave=say("start-leave-plain" if small else "start-leave"),
        sources_title=say("start-source-title"),
        sources=said.sources,
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
