"""Folders of rules to spoil: a small one of our own, or a copy of the shipped one."""

import shutil
from pathlib import Path

from engine.errors import RulebookError
from engine.reading.load import SHIPPED, load_folder

SECOND = Path(__file__).with_name("second") / "rules"
SMALL_FOLDER = Path(__file__).with_name("small")
SMALL = {
    each.relative_to(SMALL_FOLDER).as_posix(): each.read_text(encoding="utf-8")
    for each in sorted(SMALL_FOLDER.rglob("*.yaml"))
}
"""A rulebook with one of everything, by the names of its files."""


def expected(name: str) -> str:
    """Return a text that is to come out, from the folder `expected`."""
    return Path(__file__).with_name("expected").joinpath(name).read_text(encoding="utf-8")


def small_folder(tmp_path: Path) -> Path:
    """Return a new folder that holds the small rulebook."""
    return Path(shutil.copytree(SMALL_FOLDER, tmp_path / "small", dirs_exist_ok=True))


def shipped_folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped rules."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "shipped"))


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder, which is made if needed, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a part of a file, which must stand there once."""
    path = folder / name
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
    path.write_bytes(text.replace(old, new).encode())


def faults(folder: Path) -> list[str]:
    """Return every fault of a folder as its author reads it, with paths below the folder."""
    try:
        load_folder(folder)
    except RulebookError as error:
        return [str(fault).replace(f"{folder}/", "") for fault in error.faults]
    return []
