"""The rules run by experta, one production for each, and the only module that knows experta.

Facts are terms.
A production declares the term that its rule derives; experta's own agenda and run loop chain to a fixpoint.
Which rules fired is what experta's activations say; nothing is worked out a second time.
"""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from threading import Lock
from types import ModuleType
from typing import Any

from engine.inference.proof import Inference
from engine.rulebook import Derives, Rule, Rulebook


class _Frozen(dict[Any, Any]):
    """A dictionary that can be hashed: all that experta asks of frozendict."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


@contextmanager
def _importable_experta() -> Iterator[None]:
    """Make `import experta` work, and leave no trace of how.

    experta 1.9.4 pins frozendict 1.2, which reads `collections.Mapping`, gone since Python 3.10.
    So a stand-in takes its place in the table of modules until experta is there.
    Where frozendict is missing, experta hides the error and stays half empty: such a one is imported anew.
    experta calls `logging.basicConfig()`, which does nothing while the root logger has a handler.
    """
    if "experta" in sys.modules and not hasattr(sys.modules["experta"], "KnowledgeEngine"):
        for name in [name for name in sys.modules if name.partition(".")[0] == "experta"]:
            del sys.modules[name]
    stand_in, former = ModuleType("frozendict"), sys.modules.get("frozendict")
    vars(stand_in)["frozendict"] = _Frozen
    handler = logging.NullHandler()
    sys.modules["frozendict"] = stand_in
    logging.root.addHandler(handler)
    try:
        yield
    finally:
        logging.root.removeHandler(handler)
        del sys.modules["frozendict"]
        if former is not None:
            sys.modules["frozendict"] = former


with _importable_experta():
    import experta
    from experta.abstract import Strategy
    from experta.matchers import ReteMatcher

# experta tells facts at level INFO, and facts are somebody's answers: they belong in no log.
logging.getLogger("experta").setLevel(logging.WARNING)


class ProductionSystem:
    """A rulebook made into productions once, to be asked as often as wanted, from any thread.

    Between questions it remembers nothing of them.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = rulebook.rules
        self._lock = Lock()
        self._engine: _Engine | None = _Engine(self._rules)

    def infer(self, answers: Iterable[str]) -> Inference:
        """Return which rules fire for these answers.

        Args:
            answers: the ids of terms that are true of the person, in any order.
        """
        given = frozenset(answers)
        fired = sorted(self._fire(given))
        return Inference(given, tuple(self._rules[position] for position in fired))

    def firings(self, answers: Iterable[str]) -> tuple[Rule, ...]:
        """Return the rules in the order in which experta fires them, the same every time.

        Args:
            answers: the ids of terms that are true of the person, in any order.
        """
        return tuple(self._rules[position] for position in self._fire(frozenset(answers)))

    def _fire(self, given: frozenset[str]) -> list[int]:
        """Return the positions of the rules that fire; an engine that was interrupted is not used again."""
        with self._lock:
            engine, self._engine = self._engine or _Engine(self._rules), None
            fired = engine.ask(given)
            self._engine = engine
            return fired


def infer(rulebook: Rulebook, answers: Iterable[str]) -> Inference:
    """Return which rules fire for these answers; for many questions, keep a `ProductionSystem`.

    Args:
        rulebook: the checked rulebook.
        answers: the ids of terms that are true of the person.
    """
    return ProductionSystem(rulebook).infer(answers)


class FileOrderStrategy(Strategy):  # type: ignore[misc]
    """Which activation is next: the highest salience, then the latest facts, then the first in the files.

    Runs are repeatable, and an activation that is taken back is gone from the agenda.
    experta's own depth strategy looks for it in three places only, and can fire a rule that no longer holds.
    """

    def _update_agenda(self, agenda: Any, added: Iterable[Any], removed: Iterable[Any]) -> None:  # noqa: ANN401
        """Take activations back and add others; the last one of the agenda fires first."""
        added, cancelled = list(added), set(removed)
        for activation in (*added, *cancelled):
            activation.key = self._rank(activation)
        if cancelled:
            agenda.activations = [each for each in agenda.activations if each not in cancelled]
        if added:
            agenda.activations = sorted((*agenda.activations, *added), key=attrgetter("key"))

    @staticmethod
    def _rank(activation: Any) -> tuple[int, list[int], int]:  # noqa: ANN401
        latest_first = sorted((fact["__factid__"] for fact in activation.facts), reverse=True)
        return activation.rule.salience, latest_first, -activation.rule.position


class _OwnNetwork(ReteMatcher):  # type: ignore[misc]
    """experta's matcher with its list of conflict set nodes kept by each engine.

    experta keeps the list of one engine for all, which holds on to that engine and makes threads wait.
    """

    def __init__(self, engine: "_Engine") -> None:
        super().__init__(engine)
        self._conflict_set_nodes = ReteMatcher._get_conflict_set_nodes.__wrapped__(self)  # noqa: SLF001

    def _get_conflict_set_nodes(self) -> tuple[Any, ...]:
        return self._conflict_set_nodes  # type: ignore[no-any-return]


class _Has(experta.Fact):  # type: ignore[misc]
    """The fact that a term is true; the term is a value and not a key, as keys may not look like `a__b`."""


class _Engine(experta.KnowledgeEngine):  # type: ignore[misc]
    """An experta engine with one production per rule; between questions only the initial fact is there."""

    __matcher__ = _OwnNetwork
    __strategy__ = FileOrderStrategy

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._productions = [_production(position, rule) for position, rule in enumerate(rules)]
        self.fired: list[int] = []
        super().__init__()
        self.reset()

    def get_rules(self) -> list[experta.Rule]:
        """Return the productions; experta would look for them among the attributes."""
        return self._productions

    def get_deffacts(self) -> list[Callable[[], Iterator[experta.Fact]]]:
        """Return what declares the first fact; experta's own remembers the engine of another thread."""
        return [_initial_fact]

    def get_activations(self) -> tuple[Iterable[Any], Iterable[Any]]:
        """Return the activations that came and went; where no fact did, experta would look in vain."""
        added, removed = self.facts.changes
        return self.matcher.changes(added, removed) if added or removed else ((), ())

    def ask(self, given: Iterable[str]) -> list[int]:
        """Return the positions of the rules that fire for the given terms, in the order of firing."""
        self.declare(*(_Has(term) for term in sorted(given)))
        self.run()
        fired, self.fired = self.fired, []
        self.reset()
        return fired


def _initial_fact() -> Iterator[experta.Fact]:
    yield experta.InitialFact()


def _production(position: int, rule: Rule) -> experta.Rule:
    """Return a rule as a production; the function carries the position, since experta copies its rules."""

    def fire(engine: _Engine) -> None:
        engine.fired.append(position)
        if isinstance(rule.concludes, Derives):
            engine.declare(_Has(rule.concludes.term))

    fire.__name__ = rule.id
    vars(fire)["position"] = position
    conditions = [_condition(term) for term in dict.fromkeys(rule.has)] or [experta.InitialFact()]
    return experta.Rule(*conditions)(fire)


def _condition(term: str) -> experta.Fact:
    """Return the pattern of a term, named after it: experta keeps names for good, so they should be few."""
    pattern = _Has(term)
    pattern.__bind__ = f"__{term}__"
    return pattern
