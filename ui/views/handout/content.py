"""The content of a handout: flat values that hold every text, so that each drawing of it adds none."""

from dataclasses import dataclass

from ui.views.foundations import Foundation


@dataclass(frozen=True)
class Item:
    """A text, with the number of the note that says what it rests on; empty where it rests on nothing."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """Items under a title."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Way:
    """A link that can be read on paper too, such as a number to call."""

    label: str
    address: str


@dataclass(frozen=True)
class Region:
    """The ways to reach help in one region, with a sentence on how."""

    name: str
    says: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Help:
    """Where to find help at once."""

    title: str
    text: Item
    regions: tuple[Region, ...]
    checked: str  #: when the ways were last checked, as a sentence


@dataclass(frozen=True)
class Option:
    """An option to talk about."""

    id: str
    name: str
    cautions: Section  #: what has to be said before anything else
    #: the first line of its card, and how the source speaks of it or how else it comes to be here
    about: tuple[Item, ...]
    known: tuple[Section, ...]  #: its fits and its notes; only those that there are
    questions: Section  #: the questions about it alone, each with a box to tick


@dataclass(frozen=True)
class RestsOn:
    """Everything that the handout rests on, on its last page."""

    title: str
    passages: tuple[Section, ...]  #: what the rulebook says of itself
    sources: tuple[str, ...]  #: the documents, with their limits
    made: tuple[str, ...]  #: who has read the rules, and which rules they are
    #: for each list of keys its title, and the keys with what they stand for
    lists: tuple[tuple[str, tuple[Foundation, ...]], ...]


@dataclass(frozen=True)
class Handout:
    """The whole handout."""

    language: str  #: a language tag
    title: str
    made: str  #: on which day, as a sentence
    opening: tuple[Section, ...]  #: the purpose of the handout and its limits
    help: tuple[Help, ...]
    answers: Section  #: the answers, or that they are left out
    matters: Section  #: the wishes that matter most, if they are told; there is space to add to them
    options_title: str
    note: tuple[str, ...]  #: how the options came to be chosen, and what else there is
    options: tuple[Option, ...]
    questions: tuple[Section, ...]  #: those for several options, each with a box to tick
    next_step: str  #: the title of the space for the next step
    writing: str  #: the title of the space to write in
    rests_on: RestsOn
    unshown: str  #: what a file says whose typefaces lack a sign
