"""Faults and findings to plant into the small rulebook, and what is told of each: the folder `planted`.

A case is a block of lines: a sentence after `#`, if it has one; a file, with `-` for lines that stand there
and `+` for what somebody wrote in their place; more such files; and `>` for each line that is told.
A file that has only `+` is a new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.folders import edit, write

PLANTED = Path(__file__).with_name("planted")


@dataclass
class Planted:
    """Edits of files and what is told of them."""

    sentence: str = ""
    edits: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def into(self, folder: Path) -> None:
        """Plant it into a folder of rules."""
        for file, lines in self.edits:
            if lines["-"]:
                edit(folder, file, lines["-"], lines["+"])
            else:
                write(folder, {file: lines["+"]})


def planted(folder: str = ".") -> Iterator[Any]:
    """Return the cases of a folder below `planted`, each named by its sentence or after file and number."""
    for path in sorted((PLANTED / folder).glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")[1:]
        for number, block in enumerate(blocks, start=1):
            case = _case(block.splitlines())
            yield pytest.param(case, id=case.sentence or f"{path.stem}-{number}")


def _case(lines: list[str]) -> Planted:
    case = Planted()
    for mark, rest in ((line[0], line[1:]) for line in lines):
        if mark == "#":
            case.sentence = rest.strip()
        elif mark == ">":
            case.told.append(rest.strip())
        elif mark in "-+":
            case.edits[-1][1][mark] += f"{rest}\n"
        else:
            case.edits.append((mark + rest, {"-": "", "+": ""}))
    return case
