"""The files of a folder of rules, and the kind of each."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from engine.errors import Fault
from engine.reading.instead import LETTER_FIRST
from engine.reading.nearest import suggestion
from engine.reading.wording import AN_ID, ID_PATTERN

NEEDED = ("rulebook", "vocabulary", "standings", "general", "questionnaire", "notices")
OPTIONAL = (
    "derivations",
    "shared",
    "contacts",
    "alternatives",
    "about",
    "words",
    "search",
    "reviews",
    "derivations.test",
    "notices.test",
    "questionnaire.test",
    "search.test",
)
FOLDERS = {"sources": ("source", None), "therapies": ("therapy", "therapy.test"), "samples": ("sample", None)}
"""Folders of files of one kind, with the kind of the scenario files beside them."""
MAY_BE_EMPTY = frozenset({"samples"})  #: the folders without which a rulebook is whole
NOT_RULES = ("schema",)
ENDING, EXPLAINS = ".yaml", ".md"  #: of rule files, and of pages about them
#: the endings that an author may have written for it
OTHER_ENDING = re.compile(r"(\.ya?ml)?((?!\.test$)\.[a-z]\w*|~)?$", re.IGNORECASE)


@dataclass(frozen=True)
class RuleFile:
    """A file of a folder of rules."""

    kind: str  #: the name of its form in `FORMS`
    id: str  #: its name without the ending
    path: Path  #: where it is
    nominal: str  #: how the rulebook names it: `rules/therapies/x.yaml`
    name: str  #: how messages name it


def rule_files(folder: Path) -> tuple[list[RuleFile], list[Fault]]:
    """Return the rule files of a folder in a fixed order, and what is wrong with their names."""
    if not folder.is_dir():
        return [], [Fault(shown(folder), 0, "is not a folder; name the folder that holds the rule files")]
    files: list[RuleFile] = []
    faults: list[Fault] = []
    for path in _everything(folder, faults):
        found = _rule_file(path, path.relative_to(folder))
        (files if isinstance(found, RuleFile) else faults).append(found)  # type: ignore[arg-type]
    present = {file.kind for file in files}
    faults += [
        Fault(shown(folder / f"{kind}.yaml"), 0, "is missing; every rulebook needs it")
        for kind in NEEDED
        if kind not in present
    ]
    faults += [
        Fault(shown(folder / name), 0, "holds no file; every rulebook needs at least one")
        for name, (kind, _) in FOLDERS.items()
        if kind not in present and name not in MAY_BE_EMPTY
    ]
    return files, faults


def is_passed_over(relative: Path) -> bool:
    """Return whether a file is none of the rules: hidden, a schema, or a page that explains them."""
    hidden = any(part.startswith(".") for part in relative.parts)
    return hidden or relative.parts[0] in NOT_RULES or relative.suffix.lower() == EXPLAINS


def _everything(folder: Path, faults: list[Fault]) -> list[Path]:
    """Return all that stands in a folder but what is passed over, in order; what cannot be is a fault."""

    def unread(error: OSError) -> None:
        why = (error.strerror or "unknown reason").lower()
        faults.append(Fault(shown(Path(error.filename)), 0, f"cannot be read: {why}"))

    found = list[Path]()
    for name, folders, names in os.walk(folder, onerror=unread):
        odd = [each for each in folders if each.endswith(ENDING) or Path(name, each).is_symlink()]
        found += [Path(name, each) for each in (*names, *odd)]
    return sorted(each for each in found if not is_passed_over(each.relative_to(folder)))


def _rule_file(path: Path, relative: Path) -> RuleFile | Fault:
    name, nominal = shown(path), f"rules/{relative.as_posix()}"
    if path.exists() and not path.is_file() and (path.is_symlink() or not path.is_dir()):
        what = "a link to a folder" if path.is_dir() else "a pipe or a device"
        return Fault(name, 0, f"is {what}; put the file itself in its place")
    folder = path.parents[len(relative.parts) - 1]
    if path.exists() and not path.resolve().is_relative_to(folder.resolve()):
        name = f"{shown(path.parent)}/{path.name}"
        return Fault(name, 0, "is a link out of the folder; put the file itself in its place")
    if path.suffix != ENDING:
        right = f"{OTHER_ENDING.sub('', path.name)}{ENDING}"
        advice = f"rule files end in `{ENDING}`; rename it to `{right}`"
        if path.suffix.lower() not in {ENDING, ".yml"}:
            advice = f"is taken for no rule file: {advice}, or take it out of the folder"
        return Fault(name, 0, advice)
    stem = path.name.removesuffix(ENDING)
    if len(relative.parts) == 1:
        if stem in NEEDED or stem in OPTIONAL:
            return RuleFile(stem, stem, path, nominal, name)
        return Fault(name, 0, f"is not a file of a rulebook{suggestion(stem, (*NEEDED, *OPTIONAL))}")
    return _file_in_folder(path, relative, stem, nominal, name)


def _file_in_folder(path: Path, relative: Path, stem: str, nominal: str, name: str) -> RuleFile | Fault:
    if len(relative.parts) > 2 or relative.parts[0] not in FOLDERS:  # noqa: PLR2004 -- a folder and a file
        near = "" if relative.parts[0] in FOLDERS else suggestion(relative.parts[0], FOLDERS)
        return Fault(name, 0, f"stands in a folder that a rulebook does not have{near}")
    kind, kind_of_test = FOLDERS[relative.parts[0]]
    base = stem.removesuffix(".test")
    if not ID_PATTERN.fullmatch(base):
        advice = LETTER_FIRST if base[:1].isdigit() else AN_ID
        return Fault(name, 0, f"a file's name is an id: {advice}, not `{base}`")
    if stem != base:
        if kind_of_test is None:
            return Fault(
                name, 0, f"files in `{relative.parts[0]}` have no scenarios; put them beside the rules"
            )
        return RuleFile(kind_of_test, base, path, nominal, name)
    return RuleFile(kind, base, path, nominal, name)


def shown(path: Path) -> str:
    """Return a path as its author would type it, on one line: below the working directory as from there."""
    try:
        name = str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):  # the last is what Python 3.12 makes of a link to itself
        name = str(path)
    return "".join(each if each.isprintable() else "?" for each in name)
