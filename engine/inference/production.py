"""The rules run by experta, one production for each.

Facts are terms.
A production declares the term that its rule derives; experta's own agenda and run loop chain to a fixpoint.
Which rules fired is what experta's activations say; nothing is worked out a second time.
`matching` says which rules can fire, and in which order.
What experta does for facts of other kinds, terms do without:
each is known by itself, nothing in it is looked at, and no query begins with a search for first facts.
"""

from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Any

from engine.inference.importing import Agenda, FactList, Matcher, experta
from engine.inference.matching import FileOrderStrategy, MadeWhenAsked, RarestTermsMatcher
from engine.inference.proof import Inference
from engine.rulebook import Rule, Rulebook


class ProductionSystem:
    """A rulebook compiled for experta once, for any number of queries from any thread.

    Between queries it remembers nothing of them but which rules have fired so far, in any of them.
    """

    def __init__(self, rulebook: Rulebook, matcher: type[Matcher] = RarestTermsMatcher) -> None:
        """Take a checked rulebook, and the class that finds the rules that can fire."""
        self._rules, self._matcher = rulebook.rules, matcher
        self._lock = Lock()
        self._engine: _Engine | None = _Engine(self._rules, matcher)

    def infer(self, answers: Iterable[str]) -> Inference:
        """Return which rules fire for these answers, the ids of terms that are true of the person."""
        given = frozenset(answers)
        fired = sorted(self._fire(given))
        return Inference(given, tuple(self._rules[position] for position in fired))

    def _fire(self, given: frozenset[str]) -> list[int]:
        """Return the positions of the rules that fire; an engine that was interrupted is not used again."""
        with self._lock:
            engine, self._engine = self._engine or _Engine(self._rules, self._matcher), None
            fired = engine.ask(given)
            self._engine = engine
            return fired


def infer(rulebook: Rulebook, answers: Iterable[str]) -> Inference:
    """Return which rules fire for these answers; for many queries, keep a `ProductionSystem`."""
    return ProductionSystem(rulebook).infer(answers)


class _Has(experta.Fact):  # type: ignore[misc]
    """The fact that a term is true; the term is a value and not a key, as keys may not look like `a__b`.

    It is made from a mapping, as any `dict` is: the term by the key 0, where experta puts a first value.
    """

    __init__ = dict.__init__  # experta's own takes apart what is no plain text

    def __hash__(self) -> int:
        """Return the same for the same term."""
        return hash(self[0])

    def __str__(self) -> str:
        """Return a text without the term, which may be an answer; experta asks for one at each firing."""
        return "<term>"

    def validate(self) -> None:
        """Accept the term as it is; experta asks for it at every declaration."""


class _Facts(FactList):  # type: ignore[misc]
    """experta's working memory, in which a fact is known by its term alone."""

    @staticmethod
    def _get_fact_id(fact: experta.Fact) -> str | None:
        return fact.get(0)  # type: ignore[no-any-return]


class _Engine(experta.KnowledgeEngine):  # type: ignore[misc]
    """An experta engine with one production per rule; between queries only the initial fact is declared."""

    __strategy__ = FileOrderStrategy

    def __init__(self, rules: Sequence[Rule], matcher: type[Matcher] = RarestTermsMatcher) -> None:
        self.__matcher__ = matcher
        self.rules = rules
        self.productions = MadeWhenAsked(lambda position: _production(position, rules[position]))
        self.fired: list[int] = []
        super().__init__()
        self._initial = experta.InitialFact()
        self.reset()

    def get_rules(self) -> list[experta.Rule]:
        """Return every production; experta would look for them among the attributes."""
        return [self.productions[position] for position in range(len(self.rules))]

    def reset(self) -> None:
        """Forget the facts and the agenda, and put the initial fact in.

        experta's own way looks for it among the attributes, where it remembers the engine of another thread.
        """
        self.agenda, self.facts = Agenda(), _Facts()
        self.matcher.reset()
        self.facts.declare(self._initial)

    def get_activations(self) -> tuple[Sequence[Any], Sequence[Any]]:
        """Return added and removed activations; where no fact changed, experta would search all the same."""
        if not (self.facts.added or self.facts.removed):
            return (), ()
        return self.matcher.changes(*self.facts.changes)  # type: ignore[no-any-return]

    def ask(self, given: Iterable[str]) -> list[int]:
        """Return the positions of the rules that fire for the given terms, in the order of firing."""
        for term in sorted(given):
            self.facts.declare(_Has({0: term}))
        self.run()
        fired, self.fired = self.fired, []
        self.reset()
        return fired


def _production(position: int, rule: Rule) -> experta.Rule:
    """Return a rule as a production; the function carries what is ours, since experta copies its rules."""
    derived = rule.derives

    def fire(engine: _Engine, **_: object) -> None:
        engine.fired.append(position)
        if derived is not None:
            engine.facts.declare(_Has({0: derived}))

    fire.__name__ = rule.id
    vars(fire)["position"] = position
    return experta.Rule(*([_condition(term) for term in dict.fromkeys(rule.has)] or [experta.InitialFact()]))(
        fire
    )


def _condition(term: str) -> experta.Fact:
    """Return the pattern of a term, named after it: experta keeps names for good, so they should be few."""
    pattern = _Has({0: term})
    pattern.__bind__ = f"__{term}__"
    return pattern
