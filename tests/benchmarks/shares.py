"""Where a question's time goes: experta's fact list, experta's run loop, and what is ours.

Told by what is left when a part is taken away, as a profiler slows small functions more than large ones:
experta alone is handed the activations that ours found, in our order, so it declares the same facts and fires
the same productions without a matcher; and facts alone are declared and forgotten without a run.
No matcher and no strategy can make a question shorter than experta alone.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from engine.inference.importing import Activation, Matcher, Strategy
from engine.inference.matching import RarestTermsMatcher
from engine.inference.production import _Engine, _Has
from engine.rulebook import Derives, Rulebook
from tests.benchmarks.measuring import Sheets, Timed, side_by_side
from tests.benchmarks.peers import PEERS, Ask

WHOLE, ALONE, FACTS = "a question", "experta alone", "experta's fact list"


class Recording(RarestTermsMatcher):
    """Our matcher, which also keeps what it hands over: the positions of the rules, change by change."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 -- experta has no types
        super().__init__(engine)
        self.changed: list[list[int]] = []

    def changes(
        self, adding: Iterable[Any] = (), deleting: Iterable[Any] = ()
    ) -> tuple[list[Any], list[Any]]:
        """Return what ours returns."""
        added, removed = super().changes(adding, deleting)
        self.changed.append([each.rule.position for each in added])
        return added, removed


class Handing(Matcher):  # type: ignore[misc]
    """A matcher that finds nothing: it hands over, change by change, what it was given beforehand."""

    prepared: Iterable[list[Any]] = ()

    def reset(self) -> None:
        """Have nothing to forget."""

    def changes(self, adding: object = (), deleting: object = ()) -> tuple[list[Any], Sequence[Any]]:  # noqa: ARG002
        """Return the next activations."""
        return next(self.prepared, []), ()  # type: ignore[call-overload]


class Stacking(Strategy):  # type: ignore[misc]
    """A strategy that orders nothing: what comes is put on the agenda as it is."""

    def update_agenda(self, agenda: Any, added: Sequence[Any], _: object) -> None:  # noqa: ANN401
        """Put the activations on the agenda."""
        agenda.activations += added

    def _update_agenda(self, *_: object) -> None:
        raise NotImplementedError


class Alone(_Engine):
    """experta with as little beside it as can be."""

    __strategy__ = Stacking


def experta_alone(rulebook: Rulebook, sheets: Sheets) -> Ask:
    """Return experta ready for these sheets: which rules fire, and in which order, is worked out now."""
    recording, alone = _Engine(rulebook.rules, Recording), Alone(rulebook.rules, Handing)
    prepared: dict[frozenset[str], list[list[Any]]] = {}
    for sheet in sheets:
        recording.matcher.changed.clear()
        recording.ask(sheet)
        prepared[sheet] = [
            [Activation(alone.productions[position], ()) for position in sorted(positions, reverse=True)]
            for positions in recording.matcher.changed
        ]

    def ask(sheet: frozenset[str]) -> list[int]:
        alone.matcher.prepared = iter(prepared[sheet])
        return alone.ask(sheet)

    return ask


def facts_alone(rulebook: Rulebook, sheets: Sheets) -> Ask:
    """Return an engine that declares what these sheets and the rules that fire would, and fires nothing."""
    engine = _Engine(rulebook.rules)
    ends = {sheet: [rulebook.rules[position].concludes for position in engine.ask(sheet)] for sheet in sheets}
    terms = {
        sheet: [*sorted(sheet), *(end.term for end in ended if isinstance(end, Derives))]
        for sheet, ended in ends.items()
    }

    def ask(sheet: frozenset[str]) -> list[int]:
        for term in terms[sheet]:
            engine.facts.declare(_Has({0: term}))
        engine.reset()
        return []

    return ask


def shares(rulebook: Rulebook, sheets: Sheets, base: str | None, rounds: int) -> dict[str, Timed]:
    """Return what a question takes, with ours, with experta alone, with its facts alone, and with another."""
    engines = {
        WHOLE: PEERS["ours"](rulebook),
        ALONE: experta_alone(rulebook, sheets),
        FACTS: facts_alone(rulebook, sheets),
    }
    return side_by_side(engines | ({base: PEERS[base](rulebook)} if base else {}), sheets, rounds)
