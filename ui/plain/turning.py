"""Where a pressed button leads, and what becomes of what was told.

A button's value is a verb and what it is about; it comes from a browser, so it may be anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from engine.rulebook import Rulebook
from ui.plain.form import Told
from ui.showing.ordering import known_order
from ui.showing.questionnaire import Picks, steps
from ui.showing.trying import told as with_terms
from ui.showing.trying import untold as without_terms


@dataclass(frozen=True)
class Step:
    """A step of the questionnaire, counted from 1.

    Attributes:
        searched: whether an option was looked for.
    """

    number: int
    searched: bool = False


@dataclass(frozen=True)
class Listing:
    """The list.

    Attributes:
        opened: whether everything on it stands open, to be printed.
    """

    opened: bool = False


@dataclass(frozen=True)
class Card:
    """All that is known of a therapy or another choice."""

    subject: str


Place = Step | Listing | Card
Turn = Callable[[Rulebook, Told, str], tuple[Told, Place]]


def turn(rulebook: Rulebook, told: Told, to: str) -> tuple[Told, Place]:
    """Return what is told after a button was pressed, and what is shown then.

    Args:
        rulebook: the checked rulebook.
        told: what was told before.
        to: the value of the button; whatever makes no sense leads to the first question.
    """
    verb, _, about = to.partition(" ")
    return TURNS.get(verb, _question)(rulebook, told, about)


def _question(rulebook: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    return _settled(told), Step(_number(rulebook, about))


def _find(rulebook: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    return told, Step(_number(rulebook, about), searched=bool(told.words.strip()))


def _clear(rulebook: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    number = _number(rulebook, about)
    cleared = [each.id for each in rulebook.questions[number - 1 : number]]
    kept = {question: options for question, options in told.picks.items() if question not in cleared}
    return replace(told, picks=kept), Step(number)


def _list(_: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    return told, Listing(opened=about == "open")


def _order(_: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    return replace(told, order=known_order(about)), Listing()


def _card(rulebook: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    return told, Card(about) if about in rulebook.subject else Listing()


def _tell(rulebook: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    return _tried(told, with_terms(rulebook, told.picks, about.split())), Listing()


def _leave_out(rulebook: Rulebook, told: Told, about: str) -> tuple[Told, Place]:
    return _tried(told, without_terms(rulebook, told.picks, about.split())), Listing()


def _keep(_: Rulebook, told: Told, __: str) -> tuple[Told, Place]:
    return replace(told, before=None), Listing()


def _undo(_: Rulebook, told: Told, __: str) -> tuple[Told, Place]:
    return _settled(told), Listing()


def _tried(told: Told, picks: Picks) -> Told:
    return replace(told, picks=picks, before=told.picks if told.before is None else told.before)


def _settled(told: Told) -> Told:
    """Return what was told without what was only tried."""
    return told if told.before is None else replace(told, picks=told.before, before=None)


def _number(rulebook: Rulebook, about: str) -> int:
    number = int(about) if about.isascii() and about.isdigit() and len(about) < len("1000") else 1
    return max(1, min(number, steps(rulebook)))


TURNS: Mapping[str, Turn] = {
    "question": _question,
    "find": _find,
    "clear": _clear,
    "list": _list,
    "order": _order,
    "card": _card,
    "tell": _tell,
    "leave-out": _leave_out,
    "keep": _keep,
    "undo": _undo,
}
