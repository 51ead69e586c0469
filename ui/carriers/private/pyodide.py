"""Pyodide, Python for browsers: its package in the npm registry, pinned, fetched when a site is built."""

import os
import shutil
import subprocess
import tarfile
from hashlib import sha256
from pathlib import Path

from engine.errors import TreatmentOptionsError

VERSION = "0.29.5"
SHA256 = "6749b10ee515a1458ecea36d860c8ce2a48366e85b3f92d749ad1840e4aff181"
"""Of the package; whoever takes another version puts both here."""
STANDARD_LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
PARTS = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", LOCK, STANDARD_LIBRARY)


def package(cache: Path | None = None) -> dict[str, bytes]:
    """Return the files of Pyodide by their names, out of the folder that keeps the package for the next time.

    Raises:
        TreatmentOptionsError: the package cannot be fetched, or is another one.
    """
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache or base / "treatment-options"
    archive = folder / f"pyodide-{VERSION}.tgz"
    if not archive.is_file():
        _fetch(folder)
    if not archive.is_file() or sha256(archive.read_bytes()).hexdigest() != SHA256:
        message = (
            f"Pyodide {VERSION} is not in `{folder}`, or is another file, and npm did not fetch it; run "
            f"`npm pack pyodide@{VERSION}` where a registry is reached, and put `{archive.name}` there"
        )
        raise TreatmentOptionsError(message)
    with tarfile.open(archive) as tar:
        return {each: _read(tar, f"package/{each}") for each in PARTS}


def node(script: Path, *arguments: str) -> str | None:
    """Return what a script of Node prints; None where there is no Node.

    Raises:
        TreatmentOptionsError: the script fails.
    """
    program = shutil.which("node")
    if program is None:
        return None
    done = subprocess.run(  # noqa: S603 -- our own script
        [program, str(script), *arguments], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise TreatmentOptionsError(f"the code cannot be compiled by Pyodide: {done.stderr.strip()}")
    return done.stdout


def _fetch(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    program = shutil.which("npm")
    if program:
        command = [program, "pack", "--silent", f"pyodide@{VERSION}"]
        subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 -- a fixed command


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    found = tar.extractfile(name)
    if found is None:
        raise TreatmentOptionsError(f"the package of Pyodide holds no `{name}`")
    with found:
        return found.read()
