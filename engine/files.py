"""Files are written whole or not at all, and an error says which file could not be read or written."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from engine.errors import TreatmentOptionsError


@contextmanager
def naming(
    path: Path, what: str, error: type[TreatmentOptionsError] = TreatmentOptionsError, *also: type[Exception]
) -> Iterator[None]:
    """Say of an error of the system, or of others, which file could not be `read` or `written`.

    Raises:
        TreatmentOptionsError: there was one; or `error`, which is of that kind.
    """
    caught: tuple[type[Exception], ...] = (OSError, *also)
    try:
        yield
    except caught as cause:
        reason = getattr(cause, "strerror", None) or "it is damaged, or of another kind; write it anew"
        raise error(f"{path}: cannot be {what}: {reason.lower()}") from cause


def write_whole(path: Path, text: str) -> None:
    """Write a text into a file in UTF-8, so that the file holds what it held before or all of the text.

    Raises:
        TreatmentOptionsError: it cannot be written; the file is as it was.
    """
    with whole(path) as file:
        file.write(text.encode())


@contextmanager
def whole(path: Path, *, like: Path | None = None, within: Path | None = None) -> Iterator[BinaryIO]:
    """Open a hidden file, which takes the name and the permissions of another when all is written.

    Args:
        path: the file to write; through a link, the one that it leads to.
        like: a file that no fewer people may read than the one that is written.
        within: the folder for the hidden file, on the same disk, if it is not to stand beside the other.

    Raises:
        TreatmentOptionsError: it cannot be written; the file is as it was.
    """
    target, hidden = path.resolve(), None
    try:
        with naming(path, "written"):
            number, name = tempfile.mkstemp(dir=within or target.parent, prefix=f".{target.name}.")
            hidden = Path(name)
            with os.fdopen(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            settle(hidden, target, like=like)
    finally:
        if hidden:
            hidden.unlink(missing_ok=True)


def settle(path: Path, target: Path, *, like: Path | None = None) -> None:
    """Give a file the name and the permissions of another, or those of a new one: no more than `like` has."""
    target = target.resolve()
    allowed = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
    path.chmod(allowed & (like.stat().st_mode if like else 0o777) & 0o777)
    path.replace(target)


def _umask() -> int:
    """Return which permissions new files do not get; the only way to ask is to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
