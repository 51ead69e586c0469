"""Our matcher and our strategy behind experta's: the rules that can fire, and the next of them.

What is experta's: the working memory of facts, the productions, the agenda and the run loop that chains.
What is ours: `RarestTermsMatcher`, behind experta's extension point `__matcher__`, says which rules can fire;
`FileOrderStrategy`, behind `__strategy__`, says in which order.

experta's own matcher serves patterns of any kind, and walks all rules at every step.
Our rules are definite clauses over terms: each needs a few terms, and a fact is never taken back.
So a rule is indexed under the two of its terms that the fewest rules need, and looked at when both are true.
Then it either can fire or watches one term that is still missing,
as a clause watches its literals in a solver
(Moskewicz and others, "Chaff: Engineering an efficient SAT solver", 2001).
A query touches only rules indexed under its own terms, however many rules there are.
A rule fires at most once in a query, so its activation is made once, and serves every query.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from engine.inference.importing import Activation, Matcher, Strategy
from engine.rulebook import Rule

POSITION = attrgetter("rule.position")
Candidate = tuple[int, tuple[str, ...]]
"""The position of a rule, and the terms that it needs besides those that it is indexed under."""
Single = dict[str | None, list[int]]
"""Positions of the rules of one term by that term, and of the rules of none by None."""
Paired = dict[str | None, dict[str, list[Candidate]]]
"""Rules of more terms by the two that the fewest rules need, whichever of the two becomes true first."""


def rarest_terms_index(rules: Sequence[Rule]) -> tuple[Single, Paired]:
    """Return every rule under its one or two rarest terms; of equally rare ones, those it names first."""
    frequency = Counter(term for rule in rules for term in dict.fromkeys(rule.has))
    single: Single = {}
    paired: Paired = {}
    for position, rule in enumerate(rules):
        rarest = sorted(dict.fromkeys(rule.has), key=frequency.__getitem__)
        match rarest:
            case [first, second, *others]:
                candidates = paired.setdefault(first, {}).setdefault(second, [])
                candidates.append((position, tuple(others)))
                paired.setdefault(second, {})[first] = candidates
            case one_or_none:
                single.setdefault(one_or_none[0] if one_or_none else None, []).append(position)
    return single, paired


class RarestTermsMatcher(Matcher):  # type: ignore[misc]
    """Finds the rules that can fire among those whose two rarest terms are true.

    The engine has `rules` and, by position, `productions`, each of which is built when it is first asked for.
    A fact holds its term as its first value; the initial fact has none, and lets rules without terms fire.
    """

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 -- experta has no types
        super().__init__(engine)
        self._single, self._paired = rarest_terms_index(engine.rules)
        self._activations = MadeWhenAsked(lambda position: _Reusable(engine.productions[position]))
        self.reset()

    def reset(self) -> None:
        """Forget every term, and what any rule watches."""
        self._true: set[str | None] = set()
        self._watching: dict[str | None, list[Candidate]] = {}

    def changes(
        self, adding: Iterable[Any] = (), deleting: Iterable[Any] = ()
    ) -> tuple[list[Any], list[Any]]:
        """Return the activations that new facts bring about, and those that end: none ever does.

        Raises:
            NotImplementedError: a fact is taken back.
        """
        if deleting:
            raise NotImplementedError("a fact is never taken back; reset the engine, and ask anew")
        true, ready = self._true, list[int]()
        for fact in adding:
            term = fact.get(0)
            true.add(term)
            ready += self._single.get(term, ())
            ready += self._complete(self._watching.pop(term, ()))
            partners = self._paired.get(term)
            if partners:
                for partner in partners.keys() & true:
                    ready += self._complete(partners[partner])
        return [self._activations[position] for position in ready], []

    def _complete(self, candidates: Iterable[Candidate]) -> Iterator[int]:
        """Yield the position of each rule that can fire now; any other watches a term that is missing."""
        for candidate in candidates:
            position, others = candidate
            for other in others:
                if other not in self._true:
                    self._watching.setdefault(other, []).append(candidate)
                    break
            else:
                yield position


class MadeWhenAsked(dict[int, Any]):
    """Values that belong to a rule, by its position: each is made when it is first asked for."""

    def __init__(self, make: Callable[[int], Any]) -> None:
        """Take the function that makes what belongs to the rule at a position."""
        super().__init__()
        self._make = make

    def __missing__(self, position: int) -> Any:  # noqa: ANN401 -- experta has no types
        """Make what is asked for the first time, and keep it."""
        return self.setdefault(position, self._make(position))


class _Reusable(Activation):  # type: ignore[misc]
    """An activation that serves one query after another.

    It names no facts, as they are those of the rule's terms; experta would write them out at each firing.
    """

    facts: Sequence[Any] = ()
    context: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, rule: Any) -> None:  # noqa: ANN401 -- experta has no types
        self.rule = rule


class FileOrderStrategy(Strategy):  # type: ignore[misc]
    """Orders the agenda: what can fire since last comes first, then the first in the files.

    So runs are repeatable. Facts are never taken back, and so no activation is.
    """

    def update_agenda(self, agenda: Any, added: Sequence[Any], _: object) -> None:  # noqa: ANN401
        """Put activations on top of the agenda, of which the last one fires first."""
        agenda.activations += sorted(added, key=POSITION, reverse=True)

    _update_agenda = update_agenda
