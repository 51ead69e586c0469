"""A visit: everything that one visitor has chosen, as one frozen value.

It holds no text and no rule, only ids, so that it can be kept, compared and thrown away anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.audit.sources.collation import Collation
from engine.errors import Fault
from engine.questionnaire import answer_sheet
from engine.reading.answers import Saved
from engine.rulebook import Question, Rulebook
from ui.copies import Refusal

Faults = tuple[Fault, ...]

Selections = tuple[tuple[str, tuple[str, ...]], ...]
"""The ids of the selected options, by the id of their question, in the order of the questionnaire."""
START, QUESTIONS, LIST, COMPARE, HANDOUT = "start", "questions", "list", "compare", "handout"
CLINICIANS, RULES, ABOUT, PRIVACY, ACCESSIBILITY = (
    "clinicians",
    "rules",
    "about",
    "privacy",
    "accessibility",
)
LEFT = "left"
PAGES = (START, QUESTIONS, LIST, COMPARE, HANDOUT, CLINICIANS, RULES, ABOUT, PRIVACY, ACCESSIBILITY, LEFT)
"""Every page by its name, which is its address too."""
SOURCE, FIT, NAME = "source", "fit", "name"
ORDERS = (SOURCE, FIT, NAME)
"""The orders of the list; the first one holds unless another one is chosen."""
YOURS = "visit"
"""The answers of the visit, among the answer sheets that clinicians compare."""


@dataclass(frozen=True)
class Place:
    """Where a visitor is.

    Attributes:
        page: one of `PAGES`.
        step: which step of the questionnaire, counted from 1.
        key: what is looked up on the page of the rules, such as `rule:some-id`; empty for its beginning.
        words: the words that are searched on the page of the rules, or nothing.
    """

    page: str = START
    step: int = 1
    key: str = ""
    words: str = ""


@dataclass(frozen=True)
class Visit:
    """What one visitor has chosen.

    Attributes:
        selections: the selected options of the questionnaire.
        tries: selections that are tried out, each on top of the one before; the real ones stay.
        matters: the wishes that matter most; those that are not selected any more wait until they are again.
        compared: ids of the options to stand side by side, in the order of marking.
        taken: ids of the options for the handout, likewise.
        with_answers: whether the handout tells the answers.
        order: one of `ORDERS`.
        sheets: the two answer sheets that clinicians compare; empty for those to begin with.
        explained: the id of the option of which counterfactuals are shown, or empty.
        sources: whether statement numbers and editorial marks are shown in full.
        large: whether the type is large, for a display that several people look at.
        search: the words of the last search of topics.
        loaded: the result of reading the answers that were handed in last, until an answer changes.
        copy: the result of reading the copy of a document that was handed in last, while the rules are shown.
        refused: the id of the option for which there was no room in the comparison.
        lost: whether the server forgot what was chosen before; told until the page changes.
        places: the places gone through, in order.
        dropped: how many older places are forgotten; a place has its number over all of them.
        at: the index of the present place.
    """

    selections: Selections = ()
    tries: tuple[Selections, ...] = ()
    matters: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    with_answers: bool = True
    order: str = SOURCE
    sheets: tuple[str, str] = ("", "")
    explained: str = ""
    sources: bool = False
    large: bool = False
    search: str = ""
    loaded: Saved | Faults | None = None
    copy: Collation | Refusal | None = None
    refused: str = ""
    lost: bool = False
    places: tuple[Place, ...] = (Place(),)
    dropped: int = 0
    at: int = 0

    @property
    def place(self) -> Place:
        """Return the present place."""
        return self.places[self.at]

    @property
    def number(self) -> int:
        """Return the number of the present place, which tells nothing of what is there."""
        return self.dropped + self.at

    @property
    def current(self) -> Selections:
        """Return the selections that hold: what is tried, or else what was selected."""
        return self.tries[-1] if self.tries else self.selections


def offered(rulebook: Rulebook, selections: Mapping[str, Iterable[str]]) -> Selections:
    """Return the selections that the rulebook offers, for it may have changed, or a form hold anything.

    Args:
        rulebook: the checked rulebook.
        selections: ids of options by ids of questions.
    """
    kept = ((each.id, _offered(each, selections.get(each.id, ()))) for each in rulebook.questions)
    return tuple((question, options) for question, options in kept if options)


def steps(rulebook: Rulebook) -> int:
    """Return how many steps the questionnaire has: every question, and after them what matters most."""
    return len(rulebook.questions) + 1


def asks_what_matters(rulebook: Rulebook, selections: Selections) -> bool:
    """Return whether there are wishes among the answers, of which some may matter more than others."""
    answers = answer_sheet(rulebook, dict(selections))
    return any(rulebook.term[each].kind == "wish" for each in answers)


def _offered(question: Question, options: Iterable[str]) -> tuple[str, ...]:
    wanted = frozenset(options)
    found = tuple(choice.id for choice in question.choices if choice.id in wanted)
    return found if question.choose == "several" else found[:1]
