"""A visitor's own copy of a document, held against the statements of a rulebook.

A copy that is made to be hard takes a second and a megabyte, so copies are aligned one at a time,
none is aligned twice while somebody looks at it, and only so many are held over all visits.
"""

import gc
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from itertools import islice
from threading import BoundedSemaphore, Lock
from weakref import WeakValueDictionary

from engine.audit.sources.collation import Collation, collate, most_words
from engine.document.copy import decode
from engine.document.words import each_word
from engine.errors import DocumentError
from engine.rulebook import Rulebook

BYTES = 16
"""Bytes that a word of a copy may take on average, with what stands around it; a visit holds all of them."""
MOST_WAITING = 4  #: visitors who may wait for their turn; a thread of the server waits with each
MOST_HELD = 24  #: copies that are held over all visits


class Why(Enum):
    """The reasons for which a copy is not read."""

    NOT_TEXT = "not-text"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    BUSY = "busy"


@dataclass(frozen=True)
class Refusal:
    """A copy that was not read."""

    why: Why
    most: int = 0  #: how many words it may have, or how many kilobytes


_waiting, _turn = BoundedSemaphore(MOST_WAITING), Lock()
_held: WeakValueDictionary[tuple[int, bytes], Collation] = WeakValueDictionary()
"""The copies that some visit holds, by rulebook and content; each is gone with the last of these visits."""


def read_copy(rulebook: Rulebook, content: bytes) -> Collation | Refusal:
    """Return every sentence of a copy beside our statements, or why it cannot be read.

    The source that fits best is taken. The copy may hold anything.
    Browsers hand in no empty file, so an empty one was too large on its way here.
    """
    most = most_words(rulebook)
    if not content or len(content) > most * BYTES:
        return Refusal(Why.TOO_LARGE, most * BYTES // 1000)
    if not _waiting.acquire(blocking=False):
        return Refusal(Why.BUSY)
    try:
        with _turn:
            key = id(rulebook), sha256(content).digest()
            known = _held.get(key)
            if known is None and not _room():
                return Refusal(Why.BUSY)
            read = known or _read(rulebook, content, most)
            if isinstance(read, Collation):
                _held[key] = read
            return read
    finally:
        _waiting.release()


def _room() -> bool:
    """Return whether one more copy can be held; visits that ended may hold some until they are collected."""
    if len(_held) >= MOST_HELD:
        gc.collect()
    return len(_held) < MOST_HELD


def _read(rulebook: Rulebook, content: bytes, most: int) -> Collation | Refusal:
    try:
        text = decode(content, "")
        count = sum(1 for _ in islice(each_word(text), most + 1))
        if not count:
            return Refusal(Why.EMPTY)
        return Refusal(Why.TOO_LONG, most) if count > most else collate(rulebook, text)
    except DocumentError:
        return Refusal(Why.NOT_TEXT)
