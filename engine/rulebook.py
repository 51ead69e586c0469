"""The checked rulebook: plain frozen values that everything behind the files works on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType


@dataclass(frozen=True)
class Place:
    """The place where an author wrote something: a file below the folder of rules, and a line from 1."""

    file: str
    line: int


@dataclass(frozen=True)
class Statement:
    """One sentence of a source document, stated in our own words."""

    id: str  #: such as `S047`, unique over all sources
    source: str  #: the id of its source
    section: str  #: the part of the document that it stands in
    opens: str  #: its first words, five at most
    words: int  #: how many words it has
    sha256: str  #: the first 16 hex digits of the SHA-256 of its words
    says: str  #: what it states, in our own words; empty where `not_encoded` is given
    not_encoded: str  #: why it carries no fact; empty where `says` is given
    place: Place  #: where it is written


@dataclass(frozen=True)
class Source:
    """A document that rules are taken from; the text itself is never kept."""

    id: str
    title: str
    publisher: str  #: who published it, or that this is not known
    taken: str  #: the ISO date on which the copy was taken
    owner: str  #: who answers for keeping the statements up to date
    review_months: int  #: how often it is looked at again, in months
    next_review: str  #: the ISO date of the next review
    limits: str  #: what a reader must know about it, in our own words
    statements: tuple[Statement, ...]
    place: Place


@dataclass(frozen=True)
class Term:
    """Something that can be true of the person."""

    id: str
    kind: str  #: `topic`, `circumstance`, `wish` or `derived`
    label: str  #: how it is shown
    also_called: tuple[str, ...]  #: other names for it
    everyday_words: tuple[str, ...]  #: what people may search for; ours, and no names of it
    says: str  #: one line in plain language
    cites: tuple[str, ...]  #: the statements that the line rests on
    editorial: str  #: why the line is ours, where the source does not say it
    place: Place


@dataclass(frozen=True)
class Derives:
    """The conclusion that a term is true as well."""

    term: str


@dataclass(frozen=True)
class Lists:
    """The conclusion that a therapy is listed, with how the source speaks of it."""

    therapy: str
    standing: str
    alongside: str  #: the id of a companion, what the source says it goes together with, or empty


@dataclass(frozen=True)
class Cautions:
    """The conclusion that something speaks for care with a therapy: said of it, listed or not."""

    therapy: str
    text: str


@dataclass(frozen=True)
class Notes:
    """The conclusion that something is to be said where a therapy is listed."""

    therapy: str
    text: str


@dataclass(frozen=True)
class Fits:
    """The conclusion that a therapy goes with a wish."""

    therapy: str
    wish: str


@dataclass(frozen=True)
class Shows:
    """The conclusion that a notice is shown."""

    notice: str


Conclusion = Derives | Lists | Cautions | Notes | Fits | Shows
AboutTherapy = Lists | Cautions | Notes | Fits  #: the conclusions that speak of a therapy


@dataclass(frozen=True)
class Rule:
    """A few terms that must all be there, and the one thing that is then concluded."""

    id: str  #: unique over the whole rulebook; `is-a:child:parent` for an is-a edge
    has: tuple[str, ...]  #: the terms it needs; empty only for notices
    concludes: Conclusion
    cites: tuple[str, ...]  #: the statements it rests on
    editorial: str  #: why the source does not say it (or how it was read), or empty
    place: Place

    @property
    def derives(self) -> str | None:
        """Return the term that it derives; None if it concludes something else."""
        return self.concludes.term if isinstance(self.concludes, Derives) else None

    @property
    def lists(self) -> str | None:
        """Return the therapy that it lists; None if it concludes something else."""
        return self.concludes.therapy if isinstance(self.concludes, Lists) else None


@dataclass(frozen=True)
class Entry:
    """One line of a card: a statement by its id, or a text of ours with the reason for it."""

    statement: str
    text: str
    editorial: str
    place: Place


@dataclass(frozen=True)
class InShort:
    """A few words for a list or a table, with what they rest on."""

    text: str
    cites: tuple[str, ...]
    editorial: str
    place: Place


@dataclass(frozen=True)
class CardRow:
    """The entries of one row of a card."""

    row: str  #: its id; which rows there are is said in `Rulebook.general`
    entries: tuple[Entry, ...]
    short: InShort | None = None  #: the row in a few words, which rest on its entries


@dataclass(frozen=True)
class Therapy:
    """A therapy and its card."""

    id: str
    name: str
    also_called: tuple[str, ...]
    kind: str  #: the id of a `Kind`
    form_of: str  #: the therapy that the source says it is a form of, or empty
    form_of_cites: tuple[str, ...]  #: the statements that say so
    card: tuple[CardRow, ...]
    place: Place
    in_short: InShort | None = None  #: what it is, in a line


@dataclass(frozen=True)
class Alternative:
    """An option that is always there without any rule, such as doing nothing."""

    id: str
    name: str
    card: tuple[CardRow, ...]
    place: Place
    in_short: InShort | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of therapy, for the card and for what its therapies have in common."""

    id: str
    label: str
    says: str
    cites: tuple[str, ...]
    editorial: str
    place: Place


@dataclass(frozen=True)
class GeneralRow:
    """A row that every card has."""

    row: str  #: its id: `about`, `what-happens`, `good`, `hard`, `how-long`, …
    label: str  #: its heading
    #: what the therapies of a kind inherit, by its id; what all of them do, by an empty one
    inherited: tuple[tuple[str, CardRow], ...]
    silent: str  #: what is shown where a card has no entry of its own: what is left out, and what to ask
    place: Place


@dataclass(frozen=True)
class Standing:
    """A way in which the source speaks of a therapy; the strongest stands first in the rulebook."""

    id: str
    label: str
    says: str
    wording: tuple[str, ...]  #: the few words of the source that land here
    editorial: str  #: why the grouping is ours
    place: Place


@dataclass(frozen=True)
class Companion:
    """A companion that a therapy can stand alongside, and its words."""

    id: str
    label: str
    says: str
    place: Place


@dataclass(frozen=True)
class Contact:
    """A way to reach help: who for, what to do, and links as pairs of label and address."""

    region: str
    says: str
    links: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True)
class Notice:
    """A text that is shown by a rule of the same id."""

    id: str
    title: str
    text: str
    #: where it is shown: `every-page`, `start`, `questions`, `results`, `alternatives`, `handout`
    where: tuple[str, ...]
    contacts: tuple[Contact, ...]
    checked: str  #: the ISO date on which its contacts were last checked, or empty
    place: Place
    #: the same in a few words, for a line that stays in view or stands on top; empty without one
    line: str = ""


@dataclass(frozen=True)
class Choice:
    """One option of a question and the terms that picking it gives (none is allowed)."""

    id: str
    label: str
    help: str
    gives: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class ChoiceGroup:
    """Options that stand together under a heading, which may be empty."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Question:
    """A question that can be skipped."""

    id: str
    title: str
    help: str
    why: str  #: why it is asked, and what the answer changes
    choose: str  #: `one` or `several`
    groups: tuple[ChoiceGroup, ...]
    cites: tuple[str, ...]
    editorial: str
    place: Place

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return every option, over all groups."""
        return tuple(choice for group in self.groups for choice in group.choices)


@dataclass(frozen=True)
class Passage:
    """A titled part of the about page."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    place: Place
    also_on: tuple[str, ...] = ()  #: where else it is shown: `handout`


@dataclass(frozen=True)
class Reply:
    """The answer of the search to phrases that are no names, or not names alone."""

    id: str
    #: `name` leads to topics, `danger` shows the help block, `common` goes with many topics,
    #: `sign` infers nothing, `saying` takes away names, and `harmless` takes away danger too
    kind: str
    phrases: tuple[str, ...]  #: each a run of words, as `engine.finding.phrases` reads it
    alone: tuple[str, ...]  #: phrases that count only where nothing else was typed
    topics: tuple[str, ...]  #: the topics that it leads to
    says: str  #: the answer that a visitor reads, or empty
    reason: str  #: why these phrases get this answer
    place: Place
    notices: tuple[str, ...] = ()  #: the notices that are shown beside it


@dataclass(frozen=True)
class Search:
    """The search of topics in a visitor's own words; empty where a rulebook says nothing of it."""

    found: str = ""  #: the answer that stands beside topics
    unknown: str = ""  #: the answer to words that nothing knows
    therapies: str = ""  #: the answer to the name of a therapy
    editorial: str = ""  #: why all of it is ours
    alike: tuple[tuple[str, ...], ...] = ()  #: words that are read as others: the others first
    #: the endings of a word, each with what may stand in its place; `_` repeats the last letter
    endings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()  #: the members of each group
    passed_over: tuple[str, ...] = ()  #: words that may stand between those of a phrase
    negations: tuple[str, ...] = ()  #: words after which a name leads nowhere
    correct: tuple[str, ...] = ()  #: words that are no misspelling of another
    replies: tuple[Reply, ...] = ()  #: the most urgent first
    place: Place = Place("", 0)


@dataclass(frozen=True)
class Rulebook:
    """Everything that an app, a handout or an audit needs, checked and in a fixed order."""

    title: str
    version: str
    language: str
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    standings: tuple[Standing, ...]
    companions: tuple[Companion, ...]
    kinds: tuple[Kind, ...]
    general: tuple[GeneralRow, ...]
    therapies: tuple[Therapy, ...]
    alternatives: tuple[Alternative, ...]
    notices: tuple[Notice, ...]
    questions: tuple[Question, ...]
    about: tuple[Passage, ...]
    rules: tuple[Rule, ...]
    search: Search = field(default=Search(), kw_only=True)

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Map each statement's id to it, in the order of the documents."""
        return MappingProxyType({each.id: each for source in self.sources for each in source.statements})

    @cached_property
    def term(self) -> Mapping[str, Term]:
        """Map each term's id to it, in the order of the vocabulary."""
        return MappingProxyType({each.id: each for each in self.terms})

    @cached_property
    def therapy(self) -> Mapping[str, Therapy]:
        """Map each therapy's id to it."""
        return MappingProxyType({each.id: each for each in self.therapies})

    @property
    def subjects(self) -> tuple[Therapy | Alternative, ...]:
        """Return everything that has a card: therapies, then alternatives."""
        return (*self.therapies, *self.alternatives)

    @cached_property
    def subject(self) -> Mapping[str, Therapy | Alternative]:
        """Map the id of everything that has a card to it: therapies, then alternatives."""
        return MappingProxyType({each.id: each for each in self.subjects})

    @cached_property
    def standing(self) -> Mapping[str, Standing]:
        """Map each standing's id to it, strongest first."""
        return MappingProxyType({each.id: each for each in self.standings})

    @cached_property
    def notice(self) -> Mapping[str, Notice]:
        """Map each notice's id to it."""
        return MappingProxyType({each.id: each for each in self.notices})

    @cached_property
    def rule(self) -> Mapping[str, Rule]:
        """Map each rule's id to it, in the order of the files."""
        return MappingProxyType({each.id: each for each in self.rules})

    @cached_property
    def askable(self) -> frozenset[str]:
        """Return the terms that some option of some question gives."""
        return frozenset(
            term for question in self.questions for choice in question.choices for term in choice.gives
        )
