"""Fixtures of many tests: the small rulebook, a copy of the source document and a browser."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from tests.folders import small_folder

CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

LONG = ("/browser/", "test_server_faults", "test_command_line", "test_alignment", "_readme", "test_second")
"""Modules that start browsers, servers and programs, or try every place of a document."""
NOON = "1795435200"
"""Noon on 23 November 2026, the day of every test: so no calendar turns one red."""

os.environ["SOURCE_DATE_EPOCH"] = NOON

settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: not any(each in item.nodeid for each in LONG))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder that holds the small rulebook."""
    return small_folder(tmp_path)


@pytest.fixture(scope="session")
def source_document() -> Path:
    """Return the copy of the source document that `TREATMENT_OPTIONS_SOURCE` names."""
    named = os.environ.get("TREATMENT_OPTIONS_SOURCE", "")
    if not named:
        absent("no copy of the source document: set TREATMENT_OPTIONS_SOURCE to its path")
    path = Path(named)
    if not path.is_file():
        pytest.fail(f"TREATMENT_OPTIONS_SOURCE names `{named}`, which is not a file", pytrace=False)
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium or Chrome: the one that `CHROMIUM` names, or one of the usual names."""
    named = os.environ.get("CHROMIUM")
    found = filter(None, map(shutil.which, (named,) if named else CHROMIUMS))
    return next(found, "") or absent("no Chromium or Chrome found: install one, or set CHROMIUM to its path")


def absent(what: str) -> NoReturn:
    """Skip the test on a developer's machine; fail it where `CI` is set, so that nothing is passed over."""
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)
