"""Actions: everything that a visitor can do, and how each is written as the value of a button."""

import re
from dataclasses import dataclass, fields
from typing import Any, get_args


@dataclass(frozen=True)
class Go:
    """Go to a page."""

    page: str


@dataclass(frozen=True)
class Step:
    """Go to a step of the questionnaire, counted from 1."""

    number: int


@dataclass(frozen=True)
class Return:
    """Go back, or forward, to a place by its number."""

    number: int


@dataclass(frozen=True)
class LookUp:
    """Look up a rule, a statement, an option or a term on the page of the rules."""

    key: str


@dataclass(frozen=True)
class Answer:
    """Select exactly these options of a question."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Pick:
    """Select one option of a question, or take it back if it is selected."""

    question: str
    option: str


@dataclass(frozen=True)
class Clear:
    """Take back the answer to a question."""

    question: str


@dataclass(frozen=True)
class Weigh:
    """Mark exactly these wishes as those that matter most."""

    wishes: tuple[str, ...]


@dataclass(frozen=True)
class Search:
    """Search the options of the questionnaire by words of one's own."""

    words: str


@dataclass(frozen=True)
class Find:
    """Search the rules."""

    words: str


@dataclass(frozen=True)
class Order:
    """Order the list."""

    by: str


@dataclass(frozen=True)
class Compare:
    """Mark an option to be compared, or take the mark back."""

    option: str


@dataclass(frozen=True)
class Take:
    """Mark an option for the handout, or take the mark back."""

    option: str


@dataclass(frozen=True)
class Tell:
    """Switch whether the handout tells the answers."""


@dataclass(frozen=True)
class TryWith:
    """Try what the list would be with these answers too."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class TryWithout:
    """Try what the list would be without these answers."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class Undo:
    """Take the last try back."""


@dataclass(frozen=True)
class EndTries:
    """Take every try back."""


@dataclass(frozen=True)
class KeepTries:
    """Let what is tried be the answers."""


@dataclass(frozen=True)
class Show:
    """Choose the first or the second of the answer sheets that clinicians compare."""

    side: int
    sheet: str


@dataclass(frozen=True)
class Use:
    """Make the answers of a sample one's own; where there are some already, the sample is a try."""

    sample: str


@dataclass(frozen=True)
class Explain:
    """Show the counterfactuals of an option: answers that would change its place; or hide them again."""

    option: str


@dataclass(frozen=True)
class ShowSources:
    """Switch between statement numbers with editorial marks, and quiet signs in their place."""


@dataclass(frozen=True)
class Enlarge:
    """Switch between large type and type as it was."""


@dataclass(frozen=True)
class Load:
    """Take over the answers in a file."""

    content: bytes


@dataclass(frozen=True)
class ReadCopy:
    """Hold a copy of a document against the rules."""

    content: bytes


@dataclass(frozen=True)
class Download:
    """Ask for a file by its name."""

    name: str


@dataclass(frozen=True)
class Lose:
    """Say that the server forgot what was chosen before."""


@dataclass(frozen=True)
class Restart:
    """Forget every choice, and begin with the first question."""


@dataclass(frozen=True)
class Leave:
    """Forget every choice, and go to the neutral page."""


@dataclass(frozen=True)
class Stay:
    """Do nothing more than what the fields of a form say."""


Action = (
    Go | Step | Return | LookUp | Answer | Pick | Clear | Weigh | Search | Find | Order | Compare | Take
    | Tell | TryWith | TryWithout | Undo | EndTries | KeepTries | Show | Use | Explain | ShowSources | Enlarge
    | Load | ReadCopy | Download | Lose | Restart | Leave | Stay
)  # fmt: skip
"""Everything that a visitor can do."""


BUTTON = "do"  #: the name of every button
_CAPITAL, _NUMBER = re.compile("(?<=.)(?=[A-Z])"), re.compile("[0-9]{1,9}")
_UNWRITTEN = (Answer, Weigh, Search, Find, Load, ReadCopy)
"""Actions that come from the fields of a form, not from the value of a button."""
_VERBS = {
    _CAPITAL.sub("-", each.__name__).lower(): each for each in get_args(Action) if each not in _UNWRITTEN
}
LONGEST = 1_000  #: characters of a value that is read


def written(action: Action) -> str:
    """Return an action as the value of a button: its verb, then ids and numbers, parted by spaces.

    Raises:
        StopIteration: the action comes from the fields of a form.
    """
    verb = next(name for name, kind in _VERBS.items() if kind is type(action))
    return " ".join((verb, *_tokens(action)))


def read(value: str) -> Action | None:
    """Return the action that a value stands for, or None; it comes from a browser, and may be anything."""
    verb, *tokens = value[:LONGEST].split() or [""]
    kind = _VERBS.get(verb)
    if kind is None:
        return None
    arguments: list[Any] = []
    for each in fields(kind):
        if each.type == tuple[str, ...]:
            arguments.append(tuple(tokens))
            tokens = []
        elif not tokens:
            return None
        else:
            token = tokens.pop(0)
            if each.type is int and not _NUMBER.fullmatch(token):
                return None
            arguments.append(int(token) if each.type is int else token)
    return None if tokens else kind(*arguments)


def _tokens(action: Action) -> list[str]:
    values = [getattr(action, each.name) for each in fields(action)]
    return [str(token) for value in values for token in (value if isinstance(value, tuple) else (value,))]
