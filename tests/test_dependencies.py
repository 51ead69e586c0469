"""What the app is built on: locked, whole, free to use, and told as a bill of materials."""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.bill import LOCK, bill, licence, pins

PINS = tuple(pins(LOCK.read_text(encoding="utf-8")))
FREE = re.compile(
    r"Apache|BSD|\bMIT\b|MPL|Mozilla|PSF|ISC|LGPL|Zlib|CC0",
)
"""Licences that let anybody run the app and pass it on; that of each package is in the bill."""
NOT_HERE = {"colorama", "tzdata"}
"""What other kinds of machines need."""


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def test_what_is_installed_fits_together() -> None:
    told = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "No broken requirements found.\n")


def test_what_runs_here_is_what_the_lock_says() -> None:
    locked: dict[str, set[str]] = {}
    for pin in PINS:
        locked.setdefault(pin.name, set()).add(pin.version)
    wrong = {name: _installed(name) for name, versions in locked.items() if _installed(name) not in versions}
    assert set(wrong) <= NOT_HERE


def test_every_package_is_locked_by_the_fingerprints_of_its_files() -> None:
    assert [pin.name for pin in PINS if not pin.hashes] == []


@pytest.mark.parametrize("name", sorted({pin.name for pin in PINS if _installed(pin.name)}))
def test_a_package_is_under_a_licence_that_lets_the_app_be_passed_on(name: str) -> None:
    assert FREE.search(licence(name))


def test_the_bill_of_materials_is_valid_and_the_same_every_time() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    made = bill(lock)
    assert made == bill(lock)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made) is None


def test_the_bill_of_materials_names_every_package_and_no_registry() -> None:
    told = json.loads(bill(LOCK.read_text(encoding="utf-8")))
    assert {(each["name"], each["version"]) for each in told["components"]} == {
        (pin.name, pin.version) for pin in PINS
    }
    addresses = re.findall(r"https?://[^\"]+", json.dumps(told))
    assert {each for each in addresses if "cyclonedx.org" not in each} == set()
