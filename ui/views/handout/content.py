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
    """Where to find help at once.

    Attributes:
        checked: when the ways were last checked, as a sentence.
    """

    title: str
    text: Item
    regions: tuple[Region, ...]
    checked: str


@dataclass(frozen=True)
class Option:
    """An option to talk about.

    Attributes:
        cautions: what has to be said before anything else.
        about: the first line of its card, and how the source speaks of it or how else it comes to be here.
        known: its fits and its notes; only those that there are.
        questions: the questions about it alone, each with a box to tick.
    """

    id: str
    name: str
    cautions: Section
    about: tuple[Item, ...]
    known: tuple[Section, ...]
    questions: Section


@dataclass(frozen=True)
class RestsOn:
    """Everything that the handout rests on, on its last page.

    Attributes:
        passages: what the rulebook says of itself.
        sources: the documents, with their limits.
        made: who has read the rules, and which rules they are.
        lists: for each list of keys its title, and the keys with what they stand for.
    """

    title: str
    passages: tuple[Section, ...]
    sources: tuple[str, ...]
    made: tuple[str, ...]
    lists: tuple[tuple[str, tuple[Foundation, ...]], ...]


@dataclass(frozen=True)
class Handout:
    """The whole handout.

    Attributes:
        language: a language tag.
        made: on which day, as a sentence.
        opening: the purpose of the handout and its limits.
        answers: the answers, or that they are left out.
        matters: the wishes that matter most, if they are told; there is space to add to them.
        note: how the options came to be chosen, and what else there is.
        questions: those for several options, each with a box to tick.
        next_step: the title of the space for the next step.
        writing: the title of the space to write in.
        unshown: what a file says whose typefaces lack a sign.
    """

    language: str
    title: str
    made: str
    opening: tuple[Section, ...]
    help: tuple[Help, ...]
    answers: Section
    matters: Section
    options_title: str
    note: tuple[str, ...]
    options: tuple[Option, ...]
    questions: tuple[Section, ...]
    next_step: str
    writing: str
    rests_on: RestsOn
    unshown: str
