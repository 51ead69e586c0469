"""The stamp of every page and print: the rulebook, its fingerprint, and the documents behind it."""

from dataclasses import dataclass
from datetime import date

from engine.rulebook import Source
from ui.context import Context
from ui.texts import Say

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
