"""A folder of rules as it was in a revision of git, for as long as it is looked at."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from engine.errors import Fault, RulebookError, TreatmentOptionsError
from engine.files import naming
from engine.reading.folder import is_passed_over, shown
from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Rulebook
from engine.serialization import fingerprint

OF_ANOTHER_CHECKOUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Variables that git sets for its hooks, or that would lead it away from the folder that is compared."""


NO_FILES = {
    b"120000": "is a link, and a revision does not hold its target",
    b"160000": "is another repository",
}
"""Things beside files that may stand in a revision, by git's mode of it."""
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

    The files are git's own objects, byte for byte: no attribute, filter, replacement or archive format
    can change or hide one, and what is no file of its own is a fault.

    Raises:
        TreatmentOptionsError: git, the revision or the folder in it is not there, or it cannot be copied.
    """
    files = _objects(revision, rules)
    contents = _contents(revision, rules, files.values())
    with naming(Path("the temporary folder"), "written"):
        made = TemporaryDirectory(prefix="rules-", ignore_cleanup_errors=True)
    with made as name:
        folder = Path(name).resolve()
        for path, content in zip(files, contents, strict=True):
            target = folder / path
            with naming(target, "written"):
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:  # two names may be one on this disk
                    file.write(content)
        yield folder


def _objects(revision: str, rules: Path) -> dict[str, bytes]:
    """Return the files of a revision of the folder, and the name of the object that each is."""
    listed = _git(rules, "ls-tree", "-r", "-z", _commit(revision, rules))
    files, faults = dict[str, bytes](), list[Fault]()
    for line in listed.stdout.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, number = about.split()
        path = os.fsdecode(name)
        kind = NO_FILES.get(mode) or (".." in path.split("/") and "leads out of the folder")
        if kind and not is_passed_over(Path(path)):
            faults.append(Fault(f"{revision}:{path}", 0, f"{kind}; put the file itself in its place"))
        elif not kind:
            files[path] = number
    if faults:
        raise RulebookError(tuple(faults))
    if not files:
        reason = f": {_reason(listed)}" if listed.returncode else ""
        message = f"`{shown(rules)}` is not there in the revision `{revision}`{reason}; name another"
        raise TreatmentOptionsError(message)
    return files


def _contents(revision: str, rules: Path, objects: Iterable[bytes]) -> list[bytes]:
    """Return what stands in objects of git, without which a comparison would not be whole."""
    answer = _git(rules, "cat-file", "--batch", given=b"".join(b"%s\n" % each for each in objects))
    contents, at = [], 0
    while at < len(answer.stdout) and not answer.returncode:
        end = answer.stdout.index(b"\n", at)
        _, kind, *size = answer.stdout[at:end].split()
        if kind != b"blob":
            break
        at = end + int(size[0]) + 2
        contents.append(answer.stdout[end + 1 : at - 1])
    if at < len(answer.stdout) or answer.returncode:
        why = _reason(answer) or "an object is missing; fetch all of it"
        raise TreatmentOptionsError(f"git cannot read all of `{shown(rules)}` at `{revision}`: {why}")
    return contents


def _commit(revision: str, rules: Path) -> str:
    if not rules.is_dir():
        raise TreatmentOptionsError(
            f"`{shown(rules)}` is not a folder; name the folder that holds the rule files"
        )
    checkout = _git(rules, "rev-parse", "--git-dir")
    if checkout.returncode:
        raise TreatmentOptionsError(
            f"`{revision}` is not a folder, and `{shown(rules)}` is in no git checkout that can be read; "
            f"git says: {_reason(checkout)}"
        )
    commit = _git(rules, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        message = f"`{revision}` is neither a folder nor a revision that git knows; try `git log`"
        raise TreatmentOptionsError(message)
    return commit.stdout.decode().strip()


def _git(rules: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Return what git prints, run in the folder of rules, and whether it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER_CHECKOUT}
    environment |= {"GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}
    command = ["git", "-C", str(rules), *arguments]
    try:
        return subprocess.run(command, env=environment, input=given, capture_output=True, check=False)  # noqa: S603 -- no shell
    except OSError as error:
        reason = "is not installed" if isinstance(error, FileNotFoundError) else "cannot be run"
        message = f"git {reason}; name two folders of rules instead of revisions"
        raise TreatmentOptionsError(message) from None


def _reason(answer: subprocess.CompletedProcess[bytes]) -> str:
    """Return what git says of why it fails, on one line."""
    return " ".join(answer.stderr.decode(errors="replace").removeprefix("fatal: ").split())
