"""The edition that visitors see: read again when a rule file changes, and never lost to a broken edit."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock

from engine.errors import Fault, RulebookError
from engine.reading.load import SHIPPED, load_folder
from engine.rule_folder import RuleFolder
from ui.edition import Edition

FOLDER = "TREATMENT_OPTIONS_RULES"
"""The environment variable that names another folder of rules than the shipped one."""
Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Shelf:
    """The edition to show at a moment."""

    edition: Edition | None  #: the last rulebook that was without faults; None if there never was one
    faults: tuple[Fault, ...]  #: what is wrong with the files as they are now


class Editions:
    """Watches a folder of rule files and keeps the last good rulebook."""

    def __init__(self, folder: Path, load: Callable[[Path], RuleFolder]) -> None:
        """Take a folder of rule files to watch, and its loader, which may raise `RulebookError`."""
        self._folder, self._load = folder, load
        self._lock = Lock()
        self._signature: Signature | None = None
        self._shelf = Shelf(None, ())

    def current(self) -> Shelf:
        """Return what there is to show, after reading the files again if any has changed."""
        with self._lock:
            signature = _signature(self._folder)
            if signature != self._signature:
                self._signature, self._shelf = signature, self._read()
            return self._shelf

    def _read(self) -> Shelf:
        try:
            folder = self._load(self._folder)
            edition = Edition(folder.rulebook, folder.scenarios, folder.samples, folder.stamps)
            return Shelf(edition, ())
        except RulebookError as error:
            return Shelf(self._shelf.edition, tuple(self._named(fault) for fault in error.faults))
        except Exception as error:  # noqa: BLE001 -- whatever an edit breaks, visitors keep what they see
            message = f"the rule files cannot be read ({type(error).__name__}); take the last edit back"
            return Shelf(self._shelf.edition, (Fault(self._folder.name, 0, message),))

    def _named(self, fault: Fault) -> Fault:
        """Name a file from the folder of rules on, for visitors need not know where that is."""
        file = Path(fault.file)
        if not file.is_relative_to(self._folder):
            return fault
        return replace(fault, file=f"{self._folder.name}/{file.relative_to(self._folder).as_posix()}")


def _signature(folder: Path) -> Signature:
    """Return what changes when a rule file is edited, added or removed; no file is opened."""
    return tuple(sorted(_stamps(str(folder))))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """Return the stamp of every file; done for every page, so it asks the machine as little as it can."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it vanished between listing and looking
                if entry.is_dir():
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
