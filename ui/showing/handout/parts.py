"""What a handout is made of: flat values that hold every text, so that what draws them adds none."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Taking:
    """What a person takes along.

    Attributes:
        chosen: ids of therapies and other choices; where there are none, the list is taken from its top.
        matters: the wishes that matter most.
        answers: whether the answers are told, and with them the reasons, the fits and the notes.
    """

    chosen: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    answers: bool = True


@dataclass(frozen=True)
class Origin:
    """What a handout is made from, and when.

    Attributes:
        fingerprint: of the rulebook, all of it.
        read: how many of its rules a named person has stamped as read.
    """

    fingerprint: str
    read: int
    today: date


@dataclass(frozen=True)
class Item:
    """A text, with the rules and the foundations that it rests on.

    Attributes:
        rules: which rules brought it here, as a sentence; empty if none did.
        rests: the keys of its foundations: ids of statements, and marks of what is ours.
    """

    text: str
    rules: str = ""
    rests: tuple[str, ...] = ()


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
class Place:
    """Whom some ways to reach help are for, and what to do there."""

    region: str
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
    places: tuple[Place, ...]
    checked: str


@dataclass(frozen=True)
class Option:
    """Something to talk about.

    Attributes:
        spoken: how the source speaks of it, or how else it comes to be here.
        about: what it is, in a line, if its card says so.
        parts: why it is here, what fits, what to know and what to ask; only those that are not empty.
    """

    id: str
    name: str
    spoken: Item
    about: tuple[Item, ...]
    parts: tuple[Section, ...]


@dataclass(frozen=True)
class Foundation:
    """What a key stands for."""

    key: str
    text: str


@dataclass(frozen=True)
class Foundations:
    """Everything that the handout rests on.

    Attributes:
        sources: the documents, with their limits.
        statements: the sentences that are named, in our own words.
        ours: the reasons for what is not from a document.
        passages: what the rulebook says of itself.
        made: who has read the rules, and which rules they are.
    """

    title: str
    sources: tuple[str, ...]
    statements_title: str
    statements: tuple[Foundation, ...]
    ours_title: str
    ours: tuple[Foundation, ...]
    passages: tuple[Section, ...]
    made: tuple[str, ...]


@dataclass(frozen=True)
class Handout:
    """The whole handout.

    Attributes:
        language: a language tag.
        made: on which day, as a sentence.
        opening: what it is for, and what it is not.
        told: what was told and what matters most, or that this is left out.
        note: how the options came to be chosen, and what else there is.
        writing: the title of the space to write in.
        unshown: what a file says whose typefaces lack a sign.
    """

    language: str
    title: str
    made: str
    opening: tuple[Section, ...]
    help: tuple[Help, ...]
    told: tuple[Section, ...]
    options_title: str
    note: tuple[str, ...]
    options: tuple[Option, ...]
    questions: tuple[Section, ...]
    writing: str
    foundations: Foundations
    unshown: str
