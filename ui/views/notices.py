"""The notices that are shown at a place."""

from dataclasses import dataclass
from datetime import date

from engine.options import Exploration, Reason
from engine.rulebook import Contact, Shows
from ui.lookup import notice_anchor
from ui.texts import Say
from ui.views.citations import Citation, Mark, citations, marks


@dataclass(frozen=True)
class NoticeView:
    """A notice, ready to show."""

    id: str
    anchor: str
    title: str
    text: str
    contacts: tuple[Contact, ...]
    contacts_more: str
    checked: str  #: when its contacts were last checked, as a sentence, or empty
    answers: tuple[str, ...]  #: the terms that brought it up; none if it is always shown
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]

    @property
    def prompted(self) -> bool:
        """Return whether an answer brought it up."""
        return bool(self.answers)


def notices(exploration: Exploration, say: Say, where: str) -> tuple[NoticeView, ...]:
    """Return the notices of the fired rules that belong to a place, in the order of the rulebook."""
    views = (_notice(exploration, say, reason, where) for reason in exploration.notices)
    return tuple(view for view in views if view)


def _notice(exploration: Exploration, say: Say, reason: Reason[Shows], where: str) -> NoticeView | None:
    rulebook = exploration.rulebook
    notice = rulebook.notice[reason.concludes.notice]
    if where not in notice.where:
        return None
    return NoticeView(
        id=notice.id,
        anchor=notice_anchor(notice.id),
        title=notice.title,
        text=notice.text,
        contacts=notice.contacts,
        contacts_more=say("contacts-more"),
        checked=say("checked", date=date.fromisoformat(notice.checked)) if notice.checked else "",
        answers=reason.answers,
        citations=citations(rulebook, say, reason.rule.cites),
        marks=marks(say, *(each.editorial for each in reason.editorials)),
    )
