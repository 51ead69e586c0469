"""Actions: everything that a visitor can do, and how each is written as the value of a button."""

import re
from dataclasses import dataclass, fields
from typing import Any, dataclass_transform


@dataclass_transform(frozen_default=True)
@dataclass(frozen=True)
class Action:
    """An action; each kind of it, written as a class below, is a frozen dataclass too."""

    def __init_subclass__(cls) -> None:
        """Let a kind of action be a frozen dataclass."""
        dataclass(frozen=True)(cls)


class Go(Action):
    """Go to a page."""

    page: str


class Step(Action):
    """Go to a step of the questionnaire, counted from 1."""

    number: int


class Return(Action):
    """Go back, or forward, to a place by its number."""

    number: int


class LookUp(Action):
    """Look up a rule, a statement, an option or a term on the page of the rules."""

    key: str


class Answer(Action):
    """Select exactly these options of a question."""

    question: str
    options: tuple[str, ...]


class Pick(Action):
    """Select one option of a question, or take it back if it is selected."""

    question: str
    option: str


class Clear(Action):
    """Take back the answer to a question."""

    question: str


class Weigh(Action):
    """Mark exactly these wishes as those that matter most."""

    wishes: tuple[str, ...]


class Search(Action):
    """Search the options of the questionnaire by words of one's own."""

    words: str


class Find(Action):
    """Search the rules."""

    words: str


class Order(Action):
    """Order the list."""

    by: str


class Compare(Action):
    """Mark an option to be compared, or take the mark back."""

    option: str


class Take(Action):
    """Mark an option for the handout, or take the mark back."""

    option: str


class Tell(Action):
    """Switch whether the handout tells the answers."""


class TryWith(Action):
    """Try what the list would be with these answers too."""

    terms: tuple[str, ...]


class TryWithout(Action):
    """Try what the list would be without these answers."""

    terms: tuple[str, ...]


class Undo(Action):
    """Take the last try back."""


class EndTries(Action):
    """Take every try back."""


class KeepTries(Action):
    """Let what is tried be the answers."""


class Show(Action):
    """Choose the first or the second of the answer sheets that clinicians compare."""

    side: int
    sheet: str


class Use(Action):
    """Make the answers of a sample one's own; where there are some already, the sample is a try."""

    sample: str


class Explain(Action):
    """Show the counterfactuals of an option: answers that would change its place; or hide them again."""

    option: str


class ShowSources(Action):
    """Switch between statement numbers with editorial marks, and quiet signs in their place."""


class Enlarge(Action):
    """Switch between large type and type as it was."""


class Load(Action):
    """Take over the answers in a file."""

    content: bytes


class ReadCopy(Action):
    """Hold a copy of a document against the rules."""

    content: bytes


class Download(Action):
    """Ask for a file by its name."""

    name: str


class Lose(Action):
    """Say that the server forgot what was chosen before."""


class Restart(Action):
    """Forget every choice, and begin with the first question."""


class Leave(Action):
    """Forget every choice, and go to the neutral page."""


class Stay(Action):
    """Do nothing more than what the fields of a form say."""


BUTTON = "do"  #: the name of every button
_CAPITAL, _NUMBER = re.compile("(?<=.)(?=[A-Z])"), re.compile("[0-9]{1,9}")
_UNWRITTEN = (Answer, Weigh, Search, Find, Load, ReadCopy)
"""Actions that come from the fields of a form, not from the value of a button."""
_VERBS = {
    _CAPITAL.sub("-", each.__name__).lower(): each
    for each in Action.__subclasses__()
    if each not in _UNWRITTEN
}
LONGEST = 1_000  #: characters of a value that is read


def written(action: Action) -> str:
    """Return an action as the value of a button: its verb, then ids and numbers, parted by spaces.

    Raises:
        StopIteration: the action comes from the fields of a form.
    """
    verb = next(name for name, kind in _VERBS.items() if kind is type(action))
    values = [getattr(action, each.name) for each in fields(action)]
    tokens = [str(token) for value in values for token in (value if isinstance(value, tuple) else (value,))]
    return " ".join((verb, *tokens))


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
