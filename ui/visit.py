"""A visit: everything that one visitor has chosen, as one frozen value.

It holds no text and no rule, only ids, so that it can be kept, compared and thrown away anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.audit.sources.collation import Collation
from engine.errors import Fault
from engine.reading.answers import Saved
from engine.rulebook import Question, Rulebook
from engine.saved_answers import answer_sheet
from ui.copies import Refusal

Selections = tuple[tuple[str, tuple[str, ...]], ...]
"""The ids of the selected options, by the id of their question, in the order of the questionnaire."""
START, QUESTIONS, LIST, COMPARE, HANDOUT = "start", "questions", "list", "compare", "handout"
CLINICIANS, RULES, ABOUT = "clinicians", "rules", "about"
PRIVACY, ACCESSIBILITY, LEFT = "privacy", "accessibility", "left"
PAGES = (START, QUESTIONS, LIST, COMPARE, HANDOUT, CLINICIANS, RULES, ABOUT, PRIVACY, ACCESSIBILITY, LEFT)
"""Every page by its name, which is its address too."""
SOURCE, FIT, NAME = "source", "fit", "name"
ORDERS = (SOURCE, FIT, NAME)  #: the orders of the list; the first one holds unless another one is chosen
YOURS = "visit"  #: the answers of the visit, among the answer sheets that clinicians compare


@dataclass(frozen=True)
class Place:
    """Where a visitor is."""

    page: str = START  #: one of `PAGES`
    step: int = 1  #: which step of the questionnaire, counted from 1
    #: what is looked up on the page of the rules, such as `rule:some-id`; empty for its beginning
    key: str = ""
    words: str = ""  #: the words that are searched on the page of the rules, or nothing


@dataclass(frozen=True)
class Visit:
    """The choices of one visitor."""

    selections: Selections = ()  #: the selected options of the questionnaire
    #: selections that are tried out, each on top of the one before; the real ones stay
    tries: tuple[Selections, ...] = ()
    #: the wishes that matter most; those that are not selected any more wait until they are again
    matters: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()  #: ids of the options to stand side by side, in the order of marking
    taken: tuple[str, ...] = ()  #: ids of the options for the handout, likewise
    with_answers: bool = True  #: whether the handout tells the answers
    order: str = SOURCE  #: one of `ORDERS`
    #: the two answer sheets that clinicians compare; empty for those to begin with
    sheets: tuple[str, str] = ("", "")
    explained: str = ""  #: the id of the option of which counterfactuals are shown, or empty
    sources: bool = False  #: whether statement numbers and editorial marks are shown in full
    large: bool = False  #: whether the type is large, for a display that several people look at
    search: str = ""  #: the words of the last search of topics
    #: the result of reading the answers that were handed in last, until an answer changes
    loaded: Saved | tuple[Fault, ...] | None = None
    #: the result of reading the copy of a document that was handed in last, while the rules are shown
    copy: Collation | Refusal | None = None
    refused: str = ""  #: the id of the option for which there was no room in the comparison
    lost: bool = False  #: whether the server forgot what was chosen before; told until the page changes
    places: tuple[Place, ...] = (Place(),)  #: the places gone through, in order
    dropped: int = 0  #: how many older places are forgotten; a place has its number over all of them
    at: int = 0  #: the index of the present place

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
    """Return the selections that the rulebook offers, for it may have changed, or a form hold anything."""
    kept = ((each.id, _offered(each, frozenset(selections.get(each.id, ())))) for each in rulebook.questions)
    return tuple((question, options) for question, options in kept if options)


def steps(rulebook: Rulebook) -> int:
    """Return how many steps the questionnaire has: every question, and after them what matters most."""
    return len(rulebook.questions) + 1


def asks_what_matters(rulebook: Rulebook, selections: Selections) -> bool:
    """Return whether there are wishes among the answers, of which some may matter more than others."""
    answers = answer_sheet(rulebook, dict(selections))
    return any(rulebook.term[each].kind == "wish" for each in answers)


def _offered(question: Question, wanted: frozenset[str]) -> tuple[str, ...]:
    found = tuple(choice.id for choice in question.choices if choice.id in wanted)
    return found if question.choose == "several" else found[:1]
