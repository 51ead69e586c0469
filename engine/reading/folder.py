"""The files of a folder of rules, and the kind of each."""

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
FOLDERS = {
    "sources": ("source", None),
    "therapies": ("therapy", "therapy.test"),
    "samples": ("sample", None),
}
"""Folders of files of one kind, with the kind of the scenario files beside them."""
MAY_BE_EMPTY = frozenset({"samples"})  #: the folders without which a rulebook is whole
NOT_RULES = ("schema",)
ENDINGS = (".yaml", ".yml")  #: what looks like a rule file; only the first will do


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
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in relative.parts)
        if hidden or relative.parts[0] in NOT_RULES or path.suffix.lower() not in ENDINGS:
            continue
        found = _rule_file(path, relative)
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


def _rule_file(path: Path, relative: Path) -> RuleFile | Fault:
    name, nominal = shown(path), f"rules/{relative.as_posix()}"
    if path.suffix != ENDINGS[0]:
        return Fault(name, 0, f"rule files end in `.yaml`; rename it to `{path.stem}.yaml`")
    stem = path.name.removesuffix(".yaml")
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
    """Return a path as its author would type it: below the working directory without the way there."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):  # the last is what Python 3.12 makes of a link to itself
        return str(path)
