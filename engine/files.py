"""Files are written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from engine.errors import TreatmentOptionsError


def write_whole(path: Path, text: str) -> None:
    """Write a text into a file in UTF-8, so that the file holds what it held before or all of the text.

    The text goes into a hidden file beside it first, which then takes its name and its permissions.

    Raises:
        TreatmentOptionsError: it cannot be written; the file is as it was.
    """
    path = path.resolve()
    beside = None
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        beside = Path(name)
        with os.fdopen(number, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        if beside:
            with suppress(OSError):
                beside.unlink()
        message = f"{path}: cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise TreatmentOptionsError(message) from error


def _umask() -> int:
    """Return which permissions new files do not get; the only way to ask is to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
