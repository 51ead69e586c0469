"""The notes of a handout: the texts in front carry numbers, and the last page says what is behind each."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from engine.options import Reason
from engine.rulebook import Rule, Rulebook
from ui.texts import Say
from ui.views.citations import Line, grounded
from ui.views.foundations import Foundation, Foundations
from ui.views.handout.content import Item


class Notes:
    """Makes items, and numbers what is behind them in the order in which they come; the same is one note."""

    def __init__(self, rulebook: Rulebook, say: Say) -> None:
        self.foundations = Foundations(rulebook, say)
        self._rulebook, self._say = rulebook, say
        self._numbers: dict[str, str] = {}
        self._texts: set[str] = set()

    def line(self, line: Line) -> Item:
        """Return a line with its note."""
        return self._item(line.text, "", self.foundations.of_line(line))

    def fired(self, text: str, *reasons: Reason[Any], own: Iterable[str] = ()) -> Item:
        """Return a text that fired rules brought about, with the derivations on the way.

        `own` holds the keys of what the text rests on besides.
        """
        rules = tuple(each.rule for each in reasons)
        via = tuple({step.id: step for each in reasons for step in each.via}.values())
        named = self._say("handout-rules", count=len(rules), rules=_ids(rules))
        if via:
            named = self._say("handout-via", rules=named, via=_ids(via))
        grounds = (grounded(self._rulebook, self._say, "", each) for each in (*rules, *via))
        keys = map(self.foundations.of_line, grounds)
        return self._item(text, named, (*chain(*keys), *own))

    def each(self, fired: Iterable[tuple[str, Reason[Any]]]) -> Iterator[Item]:
        """Yield texts that fired rules brought about, each text once."""
        reasons: dict[str, list[Reason[Any]]] = {}
        for text, reason in fired:
            reasons.setdefault(text, []).append(reason)
        for text, alike in reasons.items():
            yield self.fired(text, *alike)

    @property
    def numbered(self) -> tuple[Foundation, ...]:
        """Return the notes so far, by their numbers."""
        return tuple(Foundation(number, text) for text, number in self._numbers.items())

    @property
    def statements(self) -> tuple[Foundation, ...]:
        """Return the statements behind them that do not stand word for word among the items."""
        return self.foundations.statements(self._texts)

    def _item(self, text: str, rules: str, keys: Iterable[str]) -> Item:
        self._texts.add(text)
        behind = "; ".join(filter(None, (rules, *dict.fromkeys(keys))))
        if not behind:
            return Item(text)
        return Item(text, self._numbers.setdefault(behind, str(len(self._numbers) + 1)))


def _ids(rules: Iterable[Rule]) -> str:
    return ", ".join(each.id for each in rules)
