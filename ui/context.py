"""The context of a page: the edition, the visit, and what surrounds them; views are made of nothing else."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from engine.options import Exploration
from engine.rulebook import Choice, Rulebook
from ui.edition import Edition
from ui.texts import Texts, texts
from ui.visit import Selections, Visit

APP, PLAIN, PRIVATE = "app", "plain", "private"
"""The carriers: with scripts, without scripts, in the visitor's own browser alone."""
PDF, WORD, HTML = "pdf", "docx", "html"


@dataclass(frozen=True)
class Setting:
    """The surroundings of a visit."""

    carrier: str  #: `APP`, `PLAIN` or `PRIVATE`
    today: date  #: the day that pages name
    kept: int  #: seconds for which a visit is kept after its visitor has gone
    faulty: bool = False  #: whether the last edit of the rule files is not shown, since it has faults
    formats: frozenset[str] = frozenset({HTML})  #: the kinds of files that can be made here


@dataclass(frozen=True)
class Context:
    """All that a page is made of."""

    edition: Edition
    visit: Visit
    setting: Setting

    @property
    def rulebook(self) -> Rulebook:
        """Return the rulebook that is shown."""
        return self.edition.rulebook

    @property
    def ending(self) -> str:
        """Return the ending of the ids of texts that only this carrier has; the app's have none."""
        return "" if self.setting.carrier == APP else f"-{self.setting.carrier}"

    @cached_property
    def say(self) -> Texts:
        """Return the catalogue in the language of the visit."""
        return texts(self.edition.language)

    @cached_property
    def exploration(self) -> Exploration:
        """Return what the answers amount to."""
        return self.edition.explored(self.visit.selections)

    @cached_property
    def tried(self) -> Exploration:
        """Return what the answers with all tries amount to; the same as without where nothing is tried."""
        return self.edition.explored(self.visit.current)

    @cached_property
    def matters(self) -> tuple[str, ...]:
        """Return the wishes that matter most, among those that hold, in the order of the vocabulary."""
        return tuple(each for each in self.tried.answers if each in self.visit.matters)

    def selected(self, question: str) -> tuple[str, ...]:
        """Return the selected options of a question."""
        return dict[str, tuple[str, ...]](self.visit.selections).get(question, ())

    def marked(self, options: tuple[str, ...]) -> tuple[str, ...]:
        """Return the options among these that the rulebook still has."""
        return tuple(each for each in options if each in self.rulebook.subject)


def labels(
    rulebook: Rulebook, selections: Selections, terms: Container[str] | None = None
) -> tuple[str, ...]:
    """Return the labels of selected options, as they were tapped; with terms, of those that give one."""
    return tuple(
        choice.label
        for _, choice in chosen(rulebook, selections)
        if terms is None or any(each in terms for each in choice.gives)
    )


def term_labels(rulebook: Rulebook, terms: Iterable[str]) -> tuple[str, ...]:
    """Return the labels of terms."""
    return tuple(rulebook.term[each].label for each in terms)


def chosen(rulebook: Rulebook, selections: Selections) -> Iterator[tuple[int, Choice]]:
    """Yield the selected options, each after the number of its question."""
    selected = {(question, option) for question, options in selections for option in options}
    for number, question in enumerate(rulebook.questions, 1):
        for choice in question.choices:
            if (question.id, choice.id) in selected:
                yield number, choice
