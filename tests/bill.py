"""Writes the lock of the app as a bill of materials, in CycloneDX: what is in it, under which licence.

The same lock gives the same bytes, and no address of a registry is in it.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

LOCK = Path(__file__).parents[1] / "requirements-app.lock"
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
CLASSIFIED = "License :: OSI Approved :: "
LONGEST_NAME = 80
"""Characters of a licence's name; what is longer is its whole text."""


@dataclass(frozen=True)
class Pin:
    """One locked package.

    Attributes:
        hashes: the fingerprints of its files, one for each kind of machine.
    """

    name: str
    version: str
    hashes: tuple[str, ...]


def pins(lock: str) -> Iterator[Pin]:
    """Return what a lock file pins."""
    for found in PIN.finditer(lock):
        yield Pin(found["name"], found["version"], tuple(HASH.findall(found["rest"])))


def licence(name: str) -> str:
    """Return the licence that a package states for itself, or nothing where it is not installed here."""
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        return ""
    if "License-Expression" in stated:
        return stated["License-Expression"]
    classified = [each for each in stated.get_all("Classifier", []) if each.startswith("License :: ")]
    if classified:
        return " OR ".join(each.removeprefix(CLASSIFIED) for each in classified)
    told = stated["License"] if "License" in stated else ""  # noqa: SIM401 -- it has no `get`
    return told.strip().partition("\n")[0][:LONGEST_NAME]


def bill(lock: str) -> str:
    """Return the bill of materials of a lock file, as JSON, with no time but the first one that there is."""
    made = Bom(components=map(_component, pins(lock)), serial_number=uuid5(NAMESPACE_URL, lock))
    made.metadata.timestamp = datetime.fromtimestamp(0, UTC)
    return JsonV1Dot6(made).output_as_string(indent=2)


def _component(pin: Pin) -> Component:
    stated = licence(pin.name)
    return Component(
        type=ComponentType.LIBRARY,
        name=pin.name,
        version=pin.version,
        bom_ref=f"{pin.name}@{pin.version}",
        purl=PackageURL("pypi", name=pin.name, version=pin.version),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in pin.hashes],
        licenses=[_licence(stated)] if stated else [],
    )


def _licence(stated: str) -> License:
    """Return a licence as an expression where it is one, else by its name."""
    if re.fullmatch(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+()-]+)*", stated):
        return LicenseExpression(stated)
    return DisjunctiveLicense(name=stated)


if __name__ == "__main__":
    sys.stdout.write(bill(LOCK.read_text(encoding="utf-8")) + "\n")
