"""Foundations: texts name them by short keys, and each key is explained once, at the end."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.audit.reviews import Reviews
from engine.rulebook import Rule, Rulebook
from ui.context import Context
from ui.texts import Say
from ui.views.citations import Citation, Line, Mark, citations, marks
from ui.views.stamp import stamp


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
        return self._keys(line.citations, line.marks)

    def of_rules(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """Return the keys of rules, each once."""
        found = (
            self._keys(citations(self._rulebook, self._say, rule.cites), marks(self._say, rule.editorial))
            for rule in rules
        )
        return tuple(dict.fromkeys(key for keys in found for key in keys))

    def statements(self, shown: Iterable[str] = ()) -> tuple[Foundation, ...]:
        """Return the statements named so far, in the order of the documents; those shown are left out."""
        known = (self._cited[each] for each in self._rulebook.statement if each in self._cited)
        texts = frozenset(shown)
        return tuple(Foundation(each.place, each.says) for each in known if each.says not in texts)

    @property
    def ours(self) -> tuple[Foundation, ...]:
        """Return the reasons for what is ours that were named so far."""
        return tuple(Foundation(key, reason) for reason, key in self._ours.items())

    def _keys(self, cited: Iterable[Citation], marked: Iterable[Mark]) -> tuple[str, ...]:
        keys = []
        for citation in cited:
            self._cited[citation.statement] = citation
            keys.append(citation.statement)
        for mark in marked:
            number = len(self._ours) + 1
            keys.append(self._ours.setdefault(mark.reason, self._say("foundations-key", number=number)))
        return tuple(keys)


def sources(context: Context) -> tuple[str, ...]:
    """Return the documents that a file rests on, each with its limits."""
    said = stamp(context.rulebook, context.say, context.edition.fingerprint, context.setting.today)
    return tuple(f"{each.line} {each.limits}" for each in said.sources)


def reviewed(context: Context) -> str:
    """Return how many rules a named person has read, as a sentence."""
    rules = context.rulebook.rules
    read = sum(_holds(context.edition.reviews, each.id) for each in rules)
    return context.say("rules-read", read=read, rules=len(rules))


def _holds(reviews: Reviews, rule: str) -> bool:
    return any(reviews.holds(stamp) for stamp in reviews.of(rule))
