"""Doing once what depends on a rulebook alone: cards are the same for every visitor."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import finalize

T = TypeVar("T")


class Once:
    """What was made for a value that others hold; it goes when that value goes.

    The value is known by its identity, since hashing a whole rulebook takes longer than most work.
    Nothing that depends on answers may be kept here.
    """

    def __init__(self) -> None:
        self._made: dict[int, dict[Hashable, Any]] = {}

    def get(self, held: object, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for a value under a key, or make it now.

        Args:
            held: what it is made from; it can be referred to weakly.
            key: what else it depends on.
            make: makes it.
        """
        found = self._made.get(id(held))
        if found is None:
            found = self._made[id(held)] = {}
            finalize(held, self._made.pop, id(held), None)
        if key not in found:
            found[key] = make()
        made: T = found[key]
        return made
