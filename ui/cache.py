"""Keeping a bounded number of things that were made, so that they are not made again."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Kept:
    """Things by their keys; with one more than there is room for, the oldest goes."""

    def __init__(self, most: int) -> None:
        self._most, self._made = most, dict[Hashable, object]()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under a key, or make it now; two threads may make it twice."""
        made = self._made.get(key, self)
        if made is self:
            made = self._made[key] = make()
            for oldest in list(self._made)[: max(0, len(self._made) - self._most)]:
                self._made.pop(oldest, None)
        return cast("T", made)
