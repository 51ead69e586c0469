"""The foundations of a handout: each text names them by keys, and what the keys stand for is told once."""

from collections.abc import Iterable, Iterator
from typing import Any

from engine.options import Reason
from engine.rulebook import Rule, Rulebook
from ui.showing.handout.parts import Foundation, Item
from ui.texts import Say
from ui.views.citations import Citation, Line, Mark, citations, marks


class Resting:
    """Makes items, and remembers the foundations that they named; what is ours is counted as it comes."""

    def __init__(self, rulebook: Rulebook, say: Say) -> None:
        self._rulebook, self.say = rulebook, say
        self._cited: dict[str, Citation] = {}
        self._ours: dict[str, str] = {}
        self._texts: set[str] = set()

    def item(self, shown: Line) -> Item:
        """Return a text with the keys of its foundations."""
        self._texts.add(shown.text)
        return Item(shown.text, rests=self._keys(shown.citations, shown.marks))

    def fired(self, text: str, *reasons: Reason[Any]) -> Item:
        """Return a text that fired rules brought about, with the derivations on the way."""
        self._texts.add(text)
        rules = tuple(each.rule for each in reasons)
        via = tuple({step.id: step for each in reasons for step in each.via}.values())
        named = self.ruled(rules)
        by_way = self.say("handout-via", rules=named, via=", ".join(each.id for each in via)) if via else ""
        return Item(text, by_way or named, self.of((*rules, *via)))

    def each(self, fired: Iterable[tuple[str, Reason[Any]]]) -> Iterator[Item]:
        """Yield texts that fired rules brought about, each text once."""
        reasons: dict[str, list[Reason[Any]]] = {}
        for text, reason in fired:
            reasons.setdefault(text, []).append(reason)
        for text, alike in reasons.items():
            yield self.fired(text, *alike)

    def ruled(self, rules: Iterable[Rule]) -> str:
        """Return which rules something comes from, or nothing if from none."""
        names = [each.id for each in rules]
        return self.say("handout-rules", count=len(names), rules=", ".join(names)) if names else ""

    def of(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """Return the keys of what rules rest on, each once."""
        found = (
            self._keys(citations(self._rulebook, self.say, rule.cites), marks(self.say, rule.editorial))
            for rule in rules
        )
        return tuple(dict.fromkeys(key for keys in found for key in keys))

    @property
    def statements(self) -> tuple[Foundation, ...]:
        """Return the statements that were named so far, in the order of the documents.

        Those that already stand word for word among the items are left out.
        """
        known = (self._cited[each] for each in self._rulebook.statement if each in self._cited)
        return tuple(Foundation(each.place, each.says) for each in known if each.says not in self._texts)

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
            keys.append(self._ours.setdefault(mark.reason, self.say("handout-ours-key", number=number)))
        return tuple(keys)
