"""The project as a whole: its files, its lock files and its wheel."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest
from hatchling.build import build_wheel
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import engine.audit
import engine.document

ROOT = Path(__file__).parent.parent
TRAVELS = {"engine", "rules", "ui"}

PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-app.lock", "requirements-build.lock", "requirements-bench.lock")
TOP_LEVEL = {
    *TRAVELS, *LOCKS, ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore",
    ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", "CHANGELOG.md", "DISCLAIMER.md", "LICENSE",
    "Makefile", "README.md", "SECURITY.md", "deploy", "docs", "pyproject.toml", "tests",
}  # fmt: skip
PIN = re.compile(r"(\S+)==(\S+)(?: ; .+?)?((?: --hash=sha256:[0-9a-f]{64})+)")
REGISTRY = re.compile(r"pypi[.]org|pythonhosted[.]|npmjs[.]|[/]simple/|--(?:extra-)?index[-]url")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|tmp|Users|work|opt)/")


def _group(*names: str) -> list[str]:
    return [each for name in names for each in PYPROJECT["dependency-groups"][name]]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Return every file that git tracks or would track, relative to the top of the project."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        pytest.skip("not a git checkout, so what belongs to the project is not known")
    return [Path(name) for name in answer.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def modules(files: list[Path]) -> list[Path]:
    """Return every Python module of the project, relative to its top."""
    return [file for file in files if file.suffix == ".py"]


def test_the_top_level_holds_only_the_agreed_names(files: list[Path]) -> None:
    assert sorted({file.parts[0] for file in files} - TOP_LEVEL) == []


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["a registry", "a path of one machine"])
def test_no_file_names_what_is_of_one_place(files: list[Path], pattern: re.Pattern[str]) -> None:
    assert list(_lines_with(pattern, files)) == []


def test_the_first_line_of_every_module_says_what_it_is(modules: list[Path]) -> None:
    assert [str(module) for module in modules if not _read(module).startswith(('"""', 'r"""'))] == []


@pytest.mark.parametrize("package", [engine, engine.document, engine.audit])
def test_the_map_of_a_package_names_each_of_its_modules_and_no_other(package: ModuleType) -> None:
    named = re.findall(r"``(\w+)``", str(package.__doc__))
    found = {each.name for each in iter_modules(package.__path__)}
    assert sorted(set(named)) == sorted(found)


def test_every_package_that_is_imported_is_declared(modules: list[Path]) -> None:
    runtime, extra = PYPROJECT["project"]["dependencies"], _group("build", "test")
    provided = packages_distributions()
    for module in modules:
        declared = _names([*runtime, *extra] if module.parts[0] == "tests" else runtime)
        for package in _imported(module):
            assert declared & _names(provided.get(package, [])), f"{module}: {package}"


@pytest.mark.parametrize(
    ("lock", "required"),
    [
        ("requirements.lock", [*PYPROJECT["project"]["dependencies"], *_group("build", "test", "dev")]),
        ("requirements-app.lock", PYPROJECT["project"]["dependencies"]),
        ("requirements-build.lock", [*PYPROJECT["build-system"]["requires"], *_group("build")]),
        ("requirements-bench.lock", _group("bench")),
    ],
)
def test_a_lock_holds_pins_with_hashes_alone_and_each_requirement_in_a_version_that_it_allows(
    lock: str, required: list[str]
) -> None:
    pins = _pins(lock)
    for each in map(Requirement, required):
        versions = pins.get(canonicalize_name(each.name), set())
        assert versions, each
        assert all(each.specifier.contains(version) for version in versions), each
    assert [entry for entry in _entries(lock) if not PIN.fullmatch(entry)] == []


@pytest.mark.parametrize("lock", LOCKS[1:3])
def test_a_smaller_lock_pins_the_versions_of_the_whole_one(lock: str) -> None:
    whole, smaller = _pins(LOCKS[0]), _pins(lock)
    assert smaller == {name: whole.get(name) for name in smaller}


def test_the_changelog_tells_of_the_version() -> None:
    assert f"\n## [{PYPROJECT['project']['version']}]" in _read(Path("CHANGELOG.md"))


def test_the_wheel_carries_the_code_the_rules_and_what_the_pages_need(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        carried = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert carried == {file.as_posix() for file in files if file.parts[0] in TRAVELS}
    assert {"engine/py.typed", "rules/README.md", "ui/__init__.py"} <= carried


def _read(file: Path) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def _lines_with(pattern: re.Pattern[str], files: list[Path]) -> Iterator[str]:
    for file in files:
        content = (ROOT / file).read_bytes()
        if b"\0" in content:  # not a text
            continue
        for number, line in enumerate(content.decode().splitlines(), start=1):
            if pattern.search(line):
                yield f"{file}:{number}: {line.strip()}"


def _names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in requirements}


def _imported(module: Path) -> set[str]:
    """Return the packages that a module imports and that are neither Python's nor ours."""
    names = set[str]()
    for node in ast.walk(ast.parse(_read(module))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - TRAVELS - {"tests"}


def _entries(lock: str) -> list[str]:
    """Return the entries of a lock file, each on one line, without comments."""
    lines = re.sub(r"\\\n\s*", "", _read(Path(lock))).splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _pins(lock: str) -> dict[str, set[str]]:
    """Map each name in a lock file to its versions: there are several where they depend on the Python."""
    pins = defaultdict[str, set[str]](set)
    for match in filter(None, map(PIN.fullmatch, _entries(lock))):
        pins[match[1]].add(match[2])
    return dict(pins)
