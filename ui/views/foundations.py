"""Foundations: the documents and the rulebook behind a page, and the short keys by which texts name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engine.rulebook import Rulebook, Source
from ui.context import Context
from ui.texts import Say
from ui.views.citations import Citation, Line

SHORT = 12  #: how many digits of the fingerprint are shown; the exports carry all of it


@dataclass(frozen=True)
class SourceView:
    """A document that the rules are taken from, in a line, with its limits."""

    line: str
    limits: str


@dataclass(frozen=True)
class Stamp:
    """The rulebook and its sources, in words."""

    rulebook: str  #: its version and fingerprint
    made: str  #: the same with the day on which a list was made from it
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class Foundation:
    """A key, and the text that it stands for."""

    key: str
    text: str


class Foundations:
    """Gives keys to statements and to reasons of ours, and remembers those that it gave."""

    def __init__(self, rulebook: Rulebook, say: Say) -> None:
        self._rulebook, self._say = rulebook, say
        self._cited: dict[str, Citation] = {}
        self._ours: dict[str, str] = {}

    def of_line(self, line: Line) -> tuple[str, ...]:
        """Return the keys of a line: ids of statements, and numbers of what is ours."""
        for citation in line.citations:
            self._cited[citation.statement] = citation
        for mark in line.marks:
            number = len(self._ours) + 1
            self._ours.setdefault(mark.reason, self._say("foundations-key", number=number))
        cited = (each.statement for each in line.citations)
        return (*cited, *(self._ours[each.reason] for each in line.marks))

    def statements(self, shown: Iterable[str] = ()) -> tuple[Foundation, ...]:
        """Return the statements named so far, in the order of the documents; those shown are left out."""
        known = (self._cited[each] for each in self._rulebook.statement if each in self._cited)
        texts = frozenset(shown)
        return tuple(Foundation(each.place, each.says) for each in known if each.says not in texts)

    @property
    def ours(self) -> tuple[Foundation, ...]:
        """Return the reasons for what is ours that were named so far."""
        return tuple(Foundation(key, reason) for reason, key in self._ours.items())


def sources(context: Context) -> tuple[str, ...]:
    """Return the documents that a file rests on, each with its limits."""
    return tuple(f"{each.line} {each.limits}" for each in stamp(context).sources)


def reviewed(context: Context) -> str:
    """Return how many rules a named person has read, as a sentence."""
    return context.say("rules-read", read=context.edition.reviewed, rules=len(context.rulebook.rules))


def stamp(context: Context) -> Stamp:
    """Return what a page says of itself."""
    say, rulebook, short = context.say, context.rulebook, context.edition.fingerprint[:SHORT]
    return Stamp(
        rulebook=say("footer-rulebook", version=rulebook.version, fingerprint=short),
        made=say("list-made", date=context.setting.today, version=rulebook.version, fingerprint=short),
        sources=tuple(_source(say, each) for each in rulebook.sources),
    )


def _source(say: Say, source: Source) -> SourceView:
    taken = date.fromisoformat(source.taken)
    return SourceView(
        say("footer-source", title=source.title, publisher=source.publisher, taken=taken), source.limits
    )
