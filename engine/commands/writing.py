"""Pages that commands write: never over a file by accident, and whole or not at all."""

from pathlib import Path
from typing import Annotated

import typer

from engine.errors import TreatmentOptionsError
from engine.files import write_whole

Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


def refuse_to_overwrite(path: Path, *, force: bool) -> None:
    """Make sure that a file may be written, before the work begins.

    Raises:
        TreatmentOptionsError: a file is there and `force` is not given, or it is no file.
    """
    if path.is_dir():
        message = f"`{path}` is a folder; name a file"
        raise TreatmentOptionsError(message)
    if path.exists() and not path.is_file():
        message = f"`{path}` is no file that can be replaced; name another"
        raise TreatmentOptionsError(message)
    if not force and (path.exists() or path.is_symlink()):
        message = f"`{path}` is there already; name another file, or say --force to write over it"
        raise TreatmentOptionsError(message)


def write_page(path: Path, text: str, *, force: bool) -> None:
    """Write a page, whole or not at all.

    Raises:
        TreatmentOptionsError: a file is there and `force` is not given, or it cannot be written.
    """
    refuse_to_overwrite(path, force=force)
    write_whole(path, text)
