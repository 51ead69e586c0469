"""What became of the statements between two that are certain.

Every way to read a gap has a price, and the cheapest is taken: a shortest path over statements and words.
A statement that stands there word for word costs nothing;
a changed one costs more the more its first words and its length differ;
a word that belongs to no statement costs little, a statement that is gone a lot.
A cut inside a sentence is dear, which keeps a short heading from being found inside another sentence.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from engine.document.evidence import Evidence, Fate, Gap, Outcome
from engine.document.prices import (
    CUT_BESIDE_INTACT,
    CUT_BETWEEN_CHANGED,
    CUT_INSIDE_PIECE,
    NEW_WORD,
    VANISHED,
    Prices,
)

_FINE = 1_500
"""Up to this size, statements times words, every position is tried as a cut."""
_LARGE = 100_000
"""Beyond this size, statements times cuts, a gap is not read."""
_STRETCH = 12
"""How many words more than twice its own a changed statement may have without ending where a piece ends."""


class _Side(Enum):
    """What stands on one side of a cut."""

    INTACT = "a statement word for word"
    CHANGED = "a changed statement"
    NEW = "words of no statement"


class _Point(NamedTuple):
    """How far a reading has come: the next statement, the next word, and what stands before it."""

    statement: int
    position: int
    side: _Side


class _Step(NamedTuple):
    """How a point is reached most cheaply: from where, and what this says of a statement."""

    cost: int
    before: _Point | None
    fate: Fate | None


class _Move(NamedTuple):
    """One way on from a point."""

    cost: int
    to: _Point
    fate: Fate | None


def read_gap(evidence: Evidence, gap: Gap) -> tuple[Fate, ...] | None:
    """Return what became of each statement of a gap, or None where the gap is too large to be read."""
    if gap.first == gap.past:
        return ()
    cuts = _cuts(evidence, gap)
    if len(gap.statements) * len(cuts) > _LARGE:
        return None
    return _Reading(evidence, gap, cuts).fates()


def _cuts(evidence: Evidence, gap: Gap) -> list[int]:
    """Return the positions, in order, at which a reading may cut."""
    inside = range(gap.start, gap.end + 1)
    if len(gap.statements) * len(inside) <= _FINE:
        return list(inside)
    cuts = {gap.start, gap.end}
    cuts.update(position for position in inside if position in evidence.boundaries)
    for statement in gap.statements:
        for place in evidence.places[statement]:
            cuts.update({place, place + evidence.lengths[statement]}.intersection(inside))
    begun = {evidence.openings[statement][:2] for statement in gap.statements}
    cuts.update(position for position in inside if evidence.run[position : position + 2] in begun)
    return sorted(cuts)


class _Reading:
    """The search for the cheapest reading of one gap, in the order of its statements and words."""

    def __init__(self, evidence: Evidence, gap: Gap, cuts: Sequence[int]) -> None:
        self._evidence, self._gap, self._cuts = evidence, gap, cuts
        self._prices = Prices(evidence, [cut for cut in cuts if cut in evidence.boundaries])
        self._places = {each: frozenset(evidence.places[each]) for each in gap.statements}
        self._steps = {_Point(gap.first, gap.start, _Side.INTACT): _Step(0, None, None)}

    def fates(self) -> tuple[Fate, ...]:
        """Return what became of each statement in the cheapest reading."""
        for statement in range(self._gap.first, self._gap.past + 1):
            for index, position in enumerate(self._cuts):
                for side in _Side:
                    self._go_on(_Point(statement, position, side), index)
        return self._traced(self._cheapest_end())

    def _go_on(self, point: _Point, index: int) -> None:
        """Note where a point leads to, wherever this is cheaper than what was known."""
        if (here := self._steps.get(point)) is None:
            return
        for cost, to, fate in self._moves(point, index):
            known = self._steps.get(to)
            if known is None or here.cost + cost < known.cost:
                self._steps[to] = _Step(here.cost + cost, point, fate)

    def _moves(self, point: _Point, index: int) -> Iterator[_Move]:
        statement, position, side = point
        if statement < self._gap.past:
            end = position + self._evidence.lengths[statement]
            if position in self._places[statement] and end <= self._gap.end:
                yield self._taken(point, end, Outcome.FOUND, 0)
            for end in self._ends(statement, index):
                price = self._prices.changed(statement, position, end)
                yield self._taken(point, end, Outcome.CHANGED, price)
            gone = Fate(Outcome.VANISHED, position, position)
            yield _Move(VANISHED, _Point(statement + 1, position, side), gone)
        if position < self._gap.end:
            following = self._cuts[index + 1]
            price = NEW_WORD * (following - position) + self._cut(point, _Side.NEW)
            yield _Move(price, _Point(statement, following, _Side.NEW), None)

    def _taken(self, point: _Point, end: int, outcome: Outcome, price: int) -> _Move:
        """Return the move that takes the words up to `end` for the next statement."""
        side = _Side.INTACT if outcome is Outcome.FOUND else _Side.CHANGED
        fate = Fate(outcome, point.position, end)
        return _Move(price + self._cut(point, side), _Point(point.statement + 1, end, side), fate)

    def _ends(self, statement: int, index: int) -> Iterator[int]:
        """Yield where a changed statement may end: nearby, or with the first piece that ends farther away."""
        near = self._cuts[index] + 2 * self._evidence.lengths[statement] + _STRETCH
        for end in self._cuts[index + 1 :]:
            if end <= near or end in self._evidence.boundaries:
                yield end
            if end > near and end in self._evidence.boundaries:
                return

    def _cut(self, point: _Point, side: _Side) -> int:
        """Return the price of a cut between what stands before a point and what comes next."""
        if point.position in self._evidence.boundaries:
            return 0
        sides = {point.side, side}
        if sides in ({_Side.INTACT}, {_Side.NEW}):
            return 0
        if not self._evidence.flowing or sides == {_Side.CHANGED, _Side.NEW}:
            return CUT_INSIDE_PIECE
        return CUT_BESIDE_INTACT if _Side.INTACT in sides else CUT_BETWEEN_CHANGED

    def _cheapest_end(self) -> _Point:
        ends = [_Point(self._gap.past, self._gap.end, side) for side in _Side]
        return min(
            (end for end in ends if end in self._steps),
            key=lambda end: self._steps[end].cost + self._cut(end, _Side.INTACT),
        )

    def _traced(self, point: _Point) -> tuple[Fate, ...]:
        backwards: list[Fate] = []
        step = self._steps[point]
        while step.before is not None:
            if step.fate is not None:
                backwards.append(step.fate)
            step = self._steps[step.before]
        return tuple(reversed(backwards))
