"""Scenarios: what authors expect of their rules, exactly; what is left out must not be there."""

from dataclasses import dataclass

from engine.rulebook import Place

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
