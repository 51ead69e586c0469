"""Which rules can fire, and which of them is next: our matcher and our strategy behind experta's.

What is experta's: the working memory of facts, the productions, the agenda and the run loop that chains.
What is ours: `RarestTermsMatcher`, behind experta's extension point `__matcher__`, says which rules can fire;
`FileOrderStrategy`, behind `__strategy__`, says in which order.

experta's own matcher serves patterns of any kind, and walks all rules at every step.
Our rules are definite clauses over terms: each needs a few terms, and what is there is never taken back.
So a rule may sleep under the two of its terms that the fewest rules need, and wakes when both are there.
Then it either can fire or waits for one term that is still missing,
as a clause watches its literals in a solver
(Moskewicz and others, "Chaff: Engineering an efficient SAT solver", 2001).
What a question costs is what wakes for it, however many rules there are.
A rule fires at most once in a question, so its activation is made once, and serves every question.

`StockMatcher` is experta's own; it gives the same activations, and stays to be compared with.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from engine.inference.importing import Activation, Matcher, ReteMatcher, Strategy
from engine.rulebook import Rule

POSITION = attrgetter("rule.position")
SALIENCE = attrgetter("rule.salience")
Sleeper = tuple[int, tuple[str, ...]]
"""The position of a rule, and the terms that it needs besides those that it sleeps under."""
Alone = dict[str | None, list[int]]
"""Positions of the rules of one term by that term, and of the rules of none by None."""
Paired = dict[str | None, dict[str, list[Sleeper]]]
"""Rules of more terms by the two that the fewest rules need, whichever of the two comes first."""


def sleeping(rules: Sequence[Rule]) -> tuple[Alone, Paired]:
    """Return every rule under its one or two rarest terms.

    Args:
        rules: the rules; of terms that equally many of them need, the ones that a rule names first are taken.
    """
    frequency = Counter(term for rule in rules for term in dict.fromkeys(rule.has))
    alone: Alone = {}
    paired: Paired = {}
    for position, rule in enumerate(rules):
        rarest = sorted(dict.fromkeys(rule.has), key=frequency.__getitem__)
        match rarest:
            case [first, second, *others]:
                together = paired.setdefault(first, {}).setdefault(second, [])
                together.append((position, tuple(others)))
                paired.setdefault(second, {})[first] = together
            case single:
                alone.setdefault(single[0] if single else None, []).append(position)
    return alone, paired


class RarestTermsMatcher(Matcher):  # type: ignore[misc]
    """Finds the rules that can fire by waking those whose rarest terms have come about.

    The engine has `rules` and, by position, `productions`, each of which is built when it is first asked for.
    A fact holds its term as its first value; the initial fact has none, and wakes the rules without terms.
    """

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 -- experta has no types
        super().__init__(engine)
        self._alone, self._paired = sleeping(engine.rules)
        self._activations = _Activations(engine.productions)
        self.reset()

    def reset(self) -> None:
        """Forget every term, and put every rule back to sleep."""
        self._there: set[str | None] = set()
        self._waiting: dict[str | None, list[Sleeper]] = {}

    def changes(
        self, adding: Iterable[Any] = (), deleting: Iterable[Any] = ()
    ) -> tuple[list[Any], list[Any]]:
        """Return the activations that new facts bring about, and those that end: none ever does.

        Raises:
            NotImplementedError: a fact is taken back.
        """
        if deleting:
            raise NotImplementedError("what is there is never taken back; reset the engine, and ask anew")
        there, ready = self._there, list[int]()
        for fact in adding:
            term = fact.get(0)
            there.add(term)
            ready += self._alone.get(term, ())
            ready += self._woken(self._waiting.pop(term, ()))
            partners = self._paired.get(term)
            if partners:
                for partner in partners.keys() & there:
                    ready += self._woken(partners[partner])
        return [self._activations[position] for position in ready], []

    def _woken(self, sleepers: Iterable[Sleeper]) -> Iterator[int]:
        """Return the position of each rule that can fire now; the others wait for a term that is missing."""
        for sleeper in sleepers:
            position, others = sleeper
            for other in others:
                if other not in self._there:
                    self._waiting.setdefault(other, []).append(sleeper)
                    break
            else:
                yield position


class _Activations(dict[int, "_Ready"]):
    """The activations of rules by their position, each made when it is first asked for."""

    def __init__(self, productions: Mapping[int, Any]) -> None:
        super().__init__()
        self._productions = productions

    def __missing__(self, position: int) -> "_Ready":
        return self.setdefault(position, _Ready(self._productions[position]))


class _Ready(Activation):  # type: ignore[misc]
    """An activation that serves one question after another.

    It names no facts, as they are those of the rule's terms; experta would write them out at each firing.
    """

    facts: Sequence[Any] = ()
    context: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, rule: Any) -> None:  # noqa: ANN401 -- experta has no types
        self.rule = rule


class StockMatcher(ReteMatcher):  # type: ignore[misc]
    """experta's matcher with its list of conflict set nodes kept by each engine.

    experta keeps the list of one engine for all, which holds on to that engine and makes threads wait.
    """

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 -- experta has no types
        super().__init__(engine)
        self._conflict_set_nodes = ReteMatcher._get_conflict_set_nodes.__wrapped__(self)  # noqa: SLF001

    def _get_conflict_set_nodes(self) -> tuple[Any, ...]:
        return self._conflict_set_nodes  # type: ignore[no-any-return]


class FileOrderStrategy(Strategy):  # type: ignore[misc]
    """Which activation is next: the highest salience, then what came about last, then the first in the files.

    Runs are repeatable, and an activation that is taken back is gone from the agenda.
    experta's own depth strategy looks for it in three places only, and can fire a rule that no longer holds.
    """

    def update_agenda(self, agenda: Any, added: Sequence[Any], removed: Sequence[Any]) -> None:  # noqa: ANN401
        """Bring the agenda up to date, if there is anything to bring."""
        if added or removed:
            super().update_agenda(agenda, added, removed)

    def _update_agenda(self, agenda: Any, added: Sequence[Any], removed: Sequence[Any]) -> None:  # noqa: ANN401
        """Take activations back and add others; the last one of the agenda fires first."""
        if removed:
            cancelled = set(removed)
            agenda.activations = [each for each in agenda.activations if each not in cancelled]
        waiting, fresh = agenda.activations, sorted(added, key=POSITION, reverse=True)
        fresh.sort(key=SALIENCE)
        on_top = not (waiting and fresh) or SALIENCE(waiting[-1]) <= SALIENCE(fresh[0])
        waiting += fresh
        if not on_top:
            waiting.sort(key=SALIENCE)
