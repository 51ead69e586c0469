"""The notices that are shown at a place."""

from dataclasses import dataclass, replace
from datetime import date

from engine.options import Exploration
from engine.rulebook import Contact, Rulebook
from ui.lookup import notice_anchor
from ui.texts import Say
from ui.views.citations import Citation, Mark, citations, marks


@dataclass(frozen=True)
class NoticeView:
    """A notice, ready to show."""

    id: str
    anchor: str
    title: str
    line: str  #: the same in a few words, or empty
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
    rulebook = exploration.rulebook
    return tuple(
        replace(
            notice(rulebook, say, reason.concludes.notice),
            answers=reason.answers,
            marks=marks(say, *(each.editorial for each in reason.editorials)),
        )
        for reason in exploration.notices
        if where in rulebook.notice[reason.concludes.notice].where
    )


def notice(rulebook: Rulebook, say: Say, name: str) -> NoticeView:
    """Return a notice by its id, whatever brought it up."""
    shown, rule = rulebook.notice[name], rulebook.rule[name]
    return NoticeView(
        id=name,
        anchor=notice_anchor(name),
        title=shown.title,
        line=shown.line,
        text=shown.text,
        contacts=shown.contacts,
        contacts_more=say("contacts-more"),
        checked=say("checked", date=date.fromisoformat(shown.checked)) if shown.checked else "",
        answers=(),
        citations=citations(rulebook, say, rule.cites),
        marks=marks(say, rule.editorial),
    )
