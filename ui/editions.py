"""The edition that visitors see: read again in the background after an edit, never lost to a faulty one."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from engine.errors import Fault, RulebookError
from engine.reading.load import SHIPPED, load_folder
from engine.rule_folder import RuleFolder
from ui.edition import Edition

LOG = logging.getLogger(__name__)
FOLDER = "TREATMENT_OPTIONS_RULES"
"""The environment variable that names another folder of rules than the shipped one."""
PAUSE = 1.0  #: seconds between one look at the rule files and the next
LOGGED = 5  #: how many faults of an edit are written into the log
Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Shelf:
    """The edition to show at a moment."""

    edition: Edition | None  #: the last rulebook that was without faults; None if there never was one
    faults: tuple[Fault, ...]  #: the faults of the files as they are now, which are for the log alone

    @property
    def faulty(self) -> bool:
        """Return whether the last edit is not shown, since it has faults."""
        return bool(self.faults)


class Editions:
    """Watches a folder of rule files and keeps the last good rulebook; no visitor waits for either."""

    def __init__(
        self,
        folder: Path,
        load: Callable[[Path], RuleFolder],
        *,
        pause: float = PAUSE,
        start: Callable[[Callable[[], None]], None] = lambda look: Thread(target=look, daemon=True).start(),
    ) -> None:
        """Take a folder of rule files to watch, and its loader, which may raise `RulebookError`.

        Seconds between two looks at the folder, and what starts a look in the background, may be given.
        """
        self._folder, self._load = folder, load
        self._pause, self._start = pause, start
        self._reading, self._next = Lock(), 0.0
        self._signature: Signature | None = None
        self._shelf: Shelf | None = None

    def current(self) -> Shelf:
        """Return what there is to show, at once but for the first time; a new look may begin behind it."""
        if self._shelf is None:
            with self._reading:
                return self._shelf or self._look()
        if monotonic() >= self._next and self._reading.acquire(blocking=False):
            self._start(self._look_again)
        return self._shelf

    def _look_again(self) -> None:
        try:
            self._look()
        finally:
            self._reading.release()

    def _look(self) -> Shelf:
        """Read the files if any has changed, and say in the log what is wrong with them."""
        signature = _signature(self._folder)
        shelf = self._shelf
        if shelf is None or signature != self._signature:
            self._signature, self._shelf = signature, self._read(shelf.edition if shelf else None)
            for fault in self._shelf.faults[:LOGGED]:
                LOG.error("the last edit of the rule files is not shown: %s", fault)
        self._next = monotonic() + self._pause
        return self._shelf or Shelf(None, ())

    def _read(self, last: Edition | None) -> Shelf:
        try:
            folder = self._load(self._folder)
            edition = Edition(folder.rulebook, folder.scenarios, folder.samples, folder.stamps)
            return Shelf(edition, ())
        except RulebookError as error:
            return Shelf(last, tuple(self._named(fault) for fault in error.faults))
        except Exception as error:  # noqa: BLE001 -- whatever an edit breaks, visitors keep what they see
            message = f"the rule files cannot be read ({type(error).__name__}); take the last edit back"
            return Shelf(last, (Fault(self._folder.name, 0, message),))

    def _named(self, fault: Fault) -> Fault:
        """Name a file from the folder of rules on, for a log need not say where that is."""
        file = Path(fault.file)
        if not file.is_relative_to(self._folder):
            return fault
        return replace(fault, file=f"{self._folder.name}/{file.relative_to(self._folder).as_posix()}")


def _signature(folder: Path) -> Signature:
    """Return what changes when a rule file is edited, added or removed; no file is opened."""
    return tuple(sorted(_stamps(str(folder))))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """Return the stamp of every file; no link to a folder is followed, since it may lead around for ever."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it vanished between listing and looking
                if entry.is_dir(follow_symlinks=False):
                    yield from _stamps(entry.path)
                elif entry.name.endswith(".yaml"):
                    stat = entry.stat()
                    yield entry.path, stat.st_mtime_ns, stat.st_size


@cache
def _editions(folder: str) -> Editions:
    """Return the one watcher of a folder of rules, shared by all visits; no visitor can make it forget."""
    return Editions(Path(folder), load_folder)


def served() -> Editions:
    """Return the watcher of the folder that this process serves."""
    return _editions(os.environ.get(FOLDER) or str(SHIPPED))
