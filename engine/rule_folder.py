"""A folder of rules: the rulebook, and beside it scenarios, banned words, review stamps and samples."""

from dataclasses import dataclass

from engine.rulebook import Place, Rulebook

Citations = tuple[tuple[str, frozenset[str]], ...]  #: rules, each with every statement that it cites


@dataclass(frozen=True)
class TherapyScenario:
    """The effect of an answer sheet on one therapy."""

    name: str
    therapy: str
    has: frozenset[str]
    lists: str  #: the standing it is listed with, or empty if it must not be listed
    alongside: str  #: the companion that stands beside the standing, or empty
    because: frozenset[str]  #: the rules that list it
    cautions: frozenset[str]  #: the rules that caution about it, whether it is listed or not
    notes: frozenset[str]  #: the rules that note something on it
    fits: frozenset[str]  #: the rules that say that it fits a wish
    place: Place
    cites: Citations = ()  #: what some of these rules cite, all of it; the others are not held to anything


@dataclass(frozen=True)
class DerivationScenario:
    """The terms that are derived from an answer sheet (given ones left out)."""

    name: str
    has: frozenset[str]
    derives: frozenset[str]
    place: Place
    cites: Citations = ()  #: what some of the rules that derive these terms cite, all of it


@dataclass(frozen=True)
class NoticeScenario:
    """The notices that an answer sheet brings up."""

    name: str
    has: frozenset[str]
    shows: frozenset[str]
    place: Place
    cites: Citations = ()  #: what some of these notices cite, all of it


@dataclass(frozen=True)
class QuestionScenario:
    """The answer sheet that comes out when options are picked: pairs of question and options."""

    name: str
    picks: tuple[tuple[str, frozenset[str]], ...]
    has: frozenset[str]
    place: Place


@dataclass(frozen=True)
class SearchScenario:
    """The answer of the search to a phrase."""

    name: str
    phrase: str  #: what somebody types
    topics: tuple[str, ...]  #: the topics that are found, best first
    replies: frozenset[str]  #: the replies that are given
    help: bool  #: whether the help block is shown
    place: Place


RuleScenario = TherapyScenario | DerivationScenario | NoticeScenario
Scenario = RuleScenario | QuestionScenario | SearchScenario


@dataclass(frozen=True)
class Avoided:
    """A word in all its forms, and what to say instead."""

    forms: tuple[str, ...]
    instead: str


@dataclass(frozen=True)
class Exempt:
    """A phrase in which an avoided word is allowed, with the reason."""

    phrase: str
    reason: str


@dataclass(frozen=True)
class Inferring:
    """A word in all its forms that no name of a topic may use, as it is a sign of many, with the reason."""

    forms: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class BannedWords:
    """The words that are avoided, the phrases that are exempt, and those that infer a topic from a sign."""

    avoid: tuple[Avoided, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    infer: tuple[Inferring, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """The stamp of a person who has read a rule with everything it rests on."""

    rule: str  #: the id of the rule
    by: str  #: the name of the person
    on: str  #: the ISO date
    fingerprint: str  #: the first 16 hex digits of the SHA-256 of what was read
    place: Place | None = None  #: where the stamp is written, or None if it is not written yet


@dataclass(frozen=True)
class Sample:
    """An answer sheet of nobody."""

    id: str  #: the name of its file
    title: str  #: what it shows
    says: str  #: whom we made up, in a sentence or two
    has: tuple[str, ...]  #: the terms, in the order of the file
    matters: tuple[str, ...]  #: the wishes among them that matter most
    place: Place


@dataclass(frozen=True)
class RuleFolder:
    """Everything that a folder of rules holds."""

    rulebook: Rulebook
    scenarios: tuple[Scenario, ...]
    words: BannedWords
    stamps: tuple[Stamp, ...] = ()
    samples: tuple[Sample, ...] = ()
