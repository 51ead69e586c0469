"""The notices at a place; and help: a line on every page, the whole block where danger was spoken of."""

from dataclasses import dataclass, replace
from datetime import date

from engine.options import Exploration
from engine.rulebook import Contact, Rulebook
from ui.context import Context
from ui.lookup import notice_anchor
from ui.texts import Say
from ui.views.citations import Line, grounded, reasoned
from ui.visit import QUESTIONS, START

WHERE = "every-page"


@dataclass(frozen=True)
class NoticeView:
    """A notice, ready to show."""

    id: str
    anchor: str
    title: str
    line: str  #: the same in a few words, or empty
    says: Line
    contacts: tuple[Contact, ...]
    contacts_more: str
    checked: str  #: when its contacts were last checked, as a sentence, or empty
    answers: tuple[str, ...]  #: the terms that brought it up; none if it is always shown

    @property
    def prompted(self) -> bool:
        """Return whether an answer brought it up."""
        return bool(self.answers)


@dataclass(frozen=True)
class Help:
    """One way to help."""

    line: str  #: the same in a few words, for the bar that stays in view; empty where the rulebook has none
    links: tuple[tuple[str, str], ...]  #: the first ways to reach it, as pairs of label and address
    more: str  #: leads to all of it
    block: NoticeView  #: all of it; what an answer brought up says it more warmly, and never twice on a page
    whole: bool  #: whether the block stands open on the page


def notices(exploration: Exploration, say: Say, where: str) -> tuple[NoticeView, ...]:
    """Return the notices of the fired rules that belong to a place, in the order of the rulebook."""
    rulebook = exploration.rulebook
    return tuple(
        replace(
            notice(rulebook, say, reason.concludes.notice),
            says=reasoned(rulebook, say, rulebook.notice[reason.concludes.notice].text, reason),
            answers=reason.answers,
        )
        for reason in exploration.notices
        if where in rulebook.notice[reason.concludes.notice].where
    )


def notice(rulebook: Rulebook, say: Say, name: str) -> NoticeView:
    """Return a notice by its id, whatever brought it up."""
    shown = rulebook.notice[name]
    return NoticeView(
        id=name,
        anchor=notice_anchor(name),
        title=shown.title,
        line=shown.line,
        says=grounded(rulebook, say, shown.text, rulebook.rule[name]),
        contacts=shown.contacts,
        contacts_more=say("contacts-more"),
        checked=say("checked", date=date.fromisoformat(shown.checked)) if shown.checked else "",
        answers=(),
    )


def helps(context: Context) -> tuple[Help, ...]:
    """Return the help of a page, in the order of the rulebook."""
    exploration, say = context.exploration, context.say
    shown = {each.anchor: each for each in notices(exploration, say, WHERE)}
    warmer = [each for each in notices(exploration, say, "questions") if each.prompted]
    return tuple(_help(context, each, warmer) for each in shown.values())


def _help(context: Context, block: NoticeView, warmer: list[NoticeView]) -> Help:
    first = next((each.links for each in block.contacts if each.links), ())
    prompted = (each for each in warmer if not _stands_beside(context, each))
    better = next((each for each in prompted if each.contacts == block.contacts), None)
    return Help(
        line=block.line,
        links=first[:2],
        more=context.say("help-more"),
        block=better or block,
        whole=not block.line or context.visit.place.page == START or better is not None,
    )


def _stands_beside(context: Context, notice: NoticeView) -> bool:
    """Return whether a notice stands beside the option that brought it up, on the step that is shown."""
    place, questions = context.visit.place, context.rulebook.questions
    if place.page != QUESTIONS or place.step > len(questions):
        return False
    return any(set(choice.gives) & set(notice.answers) for choice in questions[place.step - 1].choices)
