"""The notices that are shown at a place."""

from dataclasses import dataclass, replace
from datetime import date

from engine.options import Exploration
from engine.rulebook import Contact, Rulebook
from ui.lookup import notice_anchor
from ui.texts import Say
from ui.views.citations import Line, grounded, reasoned


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
