"""Visits of pages without scripts: held in memory, bounded, for minutes, each under an opaque key."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock, RLock
from time import monotonic

from ui.visit import Visit

KEPT = 30 * 60.0  #: seconds for which a visit is held after its last page was asked for
MOST = 1_000
"""Visits that are held, so that nobody fills the memory by beginning more; the longest unused one goes."""


@dataclass
class _Held:
    visit: Visit
    until: float
    changing: Lock = field(default_factory=Lock)


@dataclass
class Visits:
    """Visits by their keys, the one that was not used for longest first."""

    most: int = MOST  #: how many are held
    kept: float = KEPT  #: seconds for which one is held after its last use
    clock: Callable[[], float] = monotonic  #: tells the time in seconds
    prefix: str = ""  #: stands before every key, so that a proxy can tell which process holds the visit
    _held: OrderedDict[str, _Held] = field(default_factory=OrderedDict)
    _lock: RLock = field(default_factory=RLock)

    def begin(self, visit: Visit) -> str:
        """Hold a new visit, and return its key."""
        key = f"{self.prefix}{token_urlsafe(16)}"
        with self._lock:
            self.forget()
            self._held[key] = _Held(visit, self.clock() + self.kept)
            while len(self._held) > self.most:
                self._held.popitem(last=False)
        return key

    def change(self, key: str, change: Callable[[Visit], Visit]) -> Visit | None:
        """Change the visit of a key and return it; None where there is none.

        The changes of one visit come one by one, and no other visit waits for them.
        """
        held = self._used(key)
        if held is None:
            return None
        with held.changing:
            held.visit = change(held.visit)
            return held.visit

    def end(self, key: str) -> None:
        """Forget a visit at once."""
        with self._lock:
            self._held.pop(key, None)

    def forget(self) -> None:
        """Forget the visits whose time is over, also where nobody else comes."""
        now = self.clock()
        with self._lock:
            while self._held and next(iter(self._held.values())).until <= now:
                self._held.popitem(last=False)

    def _used(self, key: str) -> _Held | None:
        with self._lock:
            self.forget()
            if held := self._held.get(key):
                held.until = self.clock() + self.kept
                self._held.move_to_end(key)
            return held
