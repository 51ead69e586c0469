"""The questions as they are shown, and what is kept of the options that were picked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.rulebook import Choice, Question, Rulebook
from ui.texts import Say
from ui.views.citations import Citation, Mark, citations, marks

Picks = Mapping[str, tuple[str, ...]]
"""The ids of the picked options, by the id of the question."""


@dataclass(frozen=True)
class Meaning:
    """What an option means, in plain language."""

    label: str
    also_called: str
    says: str
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class OptionView:
    """An option of a question."""

    id: str
    label: str
    help: str


@dataclass(frozen=True)
class OptionGroup:
    """Options that stand together, under a label that may be empty."""

    label: str
    options: tuple[OptionView, ...]
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class QuestionView:
    """A question, ready to show.

    Attributes:
        progress: which question of how many it is, in words.
        several: whether more than one option may be picked.
    """

    id: str
    number: int
    progress: str
    title: str
    help: str
    why: str
    several: bool
    groups: tuple[OptionGroup, ...]
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]

    @property
    def options(self) -> tuple[OptionView, ...]:
        """Return every option, over all groups."""
        return tuple(option for group in self.groups for option in group.options)


def questionnaire(rulebook: Rulebook, say: Say) -> tuple[QuestionView, ...]:
    """Return every question in the order of the rulebook."""
    return tuple(_question(rulebook, say, number, each) for number, each in enumerate(rulebook.questions, 1))


def steps(rulebook: Rulebook) -> int:
    """Return how many steps there are: every question, and after them what matters most."""
    return len(rulebook.questions) + 1


def known(rulebook: Rulebook, picks: Picks) -> dict[str, tuple[str, ...]]:
    """Return the picks that the rulebook still offers, for it may have changed since they were made."""
    kept = {each.id: _offered(each, picks.get(each.id, ())) for each in rulebook.questions}
    return {question: options for question, options in kept.items() if options}


def _offered(question: Question, options: Iterable[str]) -> tuple[str, ...]:
    wanted = frozenset(options)
    offered = tuple(choice.id for choice in question.choices if choice.id in wanted)
    return offered if question.choose == "several" else offered[:1]


def _question(rulebook: Rulebook, say: Say, number: int, question: Question) -> QuestionView:
    return QuestionView(
        id=question.id,
        number=number,
        progress=say("questions-progress", number=number, count=steps(rulebook)),
        title=question.title,
        help=question.help,
        why=question.why,
        several=question.choose == "several",
        groups=tuple(
            OptionGroup(
                label=group.label,
                options=tuple(OptionView(each.id, each.label, each.help) for each in group.choices),
                meanings=tuple(_meanings(rulebook, say, group.choices)),
            )
            for group in question.groups
        ),
        citations=citations(rulebook, say, question.cites),
        marks=marks(say, question.editorial),
    )


def _meanings(rulebook: Rulebook, say: Say, choices: Iterable[Choice]) -> Iterable[Meaning]:
    """Explain the options that stand for exactly one term."""
    for choice in choices:
        if len(choice.gives) == 1:
            term = rulebook.term[choice.gives[0]]
            yield Meaning(
                label=choice.label,
                also_called=say("also-called", names=", ".join(term.also_called)) if term.also_called else "",
                says=term.says,
                citations=citations(rulebook, say, term.cites),
                marks=marks(say, term.editorial),
            )
