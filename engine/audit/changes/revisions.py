"""A folder of rules as it was in a revision of git, for as long as it is looked at."""

import io
import os
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from engine.errors import RulebookError, TreatmentOptionsError
from engine.reading.folder import shown
from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Rulebook
from engine.serialization import fingerprint

OF_ANOTHER_CHECKOUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Variables that git sets for its hooks, or that would lead it away from the folder that is compared."""


HERE = Path("rules")  #: the folder of which revisions are taken where none is named, if it is there


@dataclass(frozen=True)
class Compared:
    """One of two rulebooks that are compared: what it was called, and what it is."""

    name: str  #: a folder, or a revision with the folder of which it is
    title: str
    version: str
    fingerprint: str

    @classmethod
    def of(cls, name: str, folder: Path, rulebook: Rulebook) -> Self:
        """Return what is said of a rulebook that `load_state` has read."""
        called = name if Path(name).is_dir() else f"{shown(folder)} at {name}"
        return cls(called, rulebook.title, rulebook.version, fingerprint(rulebook))


def folder_of_revisions(names: Iterable[str], rules: Path | None) -> Path:
    """Return the folder of which revisions are taken: the one among the two names that are compared.

    Where none of them is one, it is `rules`; without that, `rules` where the user is, or the shipped one.
    """
    named = next((Path(each) for each in names if Path(each).is_dir()), None)
    return named or rules or (HERE if HERE.is_dir() else SHIPPED)


def load_state(name: str, rules: Path) -> Rulebook:
    """Return the checked rulebook of a folder or, if there is no such folder, of a git revision of `rules`.

    Raises:
        TreatmentOptionsError: there is neither such a folder nor such a revision (`HEAD~1`, `main`, `v1.0`),
            or what is there does not make a rulebook.
    """
    if Path(name).is_dir():
        return load_rulebook(Path(name))
    with rules_at(name, rules) as folder:
        try:
            return load_rulebook(folder)
        except RulebookError as error:
            inside = f"{folder}{os.sep}"
            faults = (replace(each, file=f"{name}:{each.file.removeprefix(inside)}") for each in error.faults)
            raise RulebookError(tuple(faults)) from None


@contextmanager
def rules_at(revision: str, rules: Path) -> Iterator[Path]:
    """Hand out a folder of rules as a revision that git knows has it; the copy is removed again.

    Raises:
        TreatmentOptionsError: git, the revision or the folder in it is not there.
    """
    commit = _commit(revision, rules)
    archive = _git(rules, "archive", "--format=tar", commit, "--", ".")
    if archive is None:
        raise TreatmentOptionsError(
            f"`{shown(rules)}` is not there in the revision `{revision}`; name another"
        )
    with TemporaryDirectory(prefix="rules-") as made, tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        folder = Path(made).resolve()
        tar.extractall(folder, filter="data")
        yield folder


def _commit(revision: str, rules: Path) -> str:
    if not rules.is_dir():
        raise TreatmentOptionsError(
            f"`{shown(rules)}` is not a folder; name the folder that holds the rule files"
        )
    if _git(rules, "rev-parse", "--git-dir") is None:
        raise TreatmentOptionsError(
            f"`{revision}` is not a folder, and `{shown(rules)}` is in no git checkout that could know it"
        )
    commit = _git(rules, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        message = f"`{revision}` is neither a folder nor a revision that git knows; try `git log`"
        raise TreatmentOptionsError(message)
    return commit.decode().strip()


def _git(rules: Path, *arguments: str) -> bytes | None:
    """Return what git prints, run in the folder of rules, or None if it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER_CHECKOUT}
    command = ["git", "-C", str(rules), *arguments]
    try:
        answer = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 -- no shell
    except FileNotFoundError:
        message = "git is not installed; name two folders of rules instead of revisions"
        raise TreatmentOptionsError(message) from None
    return answer.stdout if answer.returncode == 0 else None
