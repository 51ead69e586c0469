"""The packages that the app is built on: locked, whole, free to use, and told as a bill of materials."""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

import pytest

LOCK = Path(__file__).parents[1] / "requirements-app.lock"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)((?:.*\\\n)*.*)$", re.MULTILINE)
PINS = PIN.findall(LOCK.read_text(encoding="utf-8"))
"""The locked packages: name, version, and the fingerprints of the files."""
FREE = re.compile(r"Apache|BSD|\bMIT\b|MPL|Mozilla|PSF|ISC|LGPL|Zlib|CC0")
"""Licences that let anybody run the app and pass it on; that of each package is in the bill."""
NOT_HERE = {"colorama", "tzdata"}
"""Packages that other kinds of machines need."""


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _licence(name: str) -> str:
    """Return the licence that a package states for itself."""
    stated = metadata(name)
    classified = [each for each in stated.get_all("Classifier", []) if each.startswith("License :: ")]
    told = stated.get_all("License-Expression") or classified or stated.get_all("License", [""])
    return " ".join(told).partition("\n")[0]


def test_what_is_installed_fits_together() -> None:
    told = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "No broken requirements found.\n")


def test_what_runs_here_is_what_the_lock_says() -> None:
    locked: dict[str, set[str]] = {}
    for name, pinned, _ in PINS:
        locked.setdefault(name, set()).add(pinned)
    wrong = {name: _installed(name) for name, versions in locked.items() if _installed(name) not in versions}
    assert set(wrong) <= NOT_HERE


def test_every_package_is_locked_by_the_fingerprints_of_its_files() -> None:
    assert [name for name, _, rest in PINS if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("name", sorted({name for name, _, _ in PINS if _installed(name)}))
def test_a_package_is_under_a_licence_that_lets_the_app_be_passed_on(name: str) -> None:
    assert FREE.search(_licence(name))


def test_the_bill_of_materials_names_every_package_and_is_the_same_every_time() -> None:
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", str(LOCK), "--output-reproducible"]
    made = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert made[0] == made[1]
    assert {(each["name"], each["version"]) for each in json.loads(made[0])["components"]} == {
        (name, pinned) for name, pinned, _ in PINS
    }
