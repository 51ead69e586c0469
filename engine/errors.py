"""Everything that can go wrong with what people hand in.

The tree, smallest first::

    Fault                    one thing that is wrong, as data: file, line, message
    TreatmentOptionsError    what the command line turns into one clear message
    ├── RulebookError        the rule files are at fault; carries every fault of the run
    ├── AnswersError         an answer sheet is at fault; carries every fault of the sheet
    ├── CatalogueError       a folder of visible texts is at fault; carries every fault of the run
    ├── DocumentError        a copy of a source document cannot be read
    └── TableError           a table of answer sheets cannot be read
"""

from collections import Counter
from dataclasses import dataclass

MOST = 200  #: how many faults a message tells; whoever has more mends these first


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in a file."""

    file: str  #: the file as the author would name it
    line: int  #: the line counted from 1; 0 where the whole file is meant
    message: str  #: what is wrong and what to do, lower case, without a full stop

    def __str__(self) -> str:
        """Return `file:line: message`, as editors and terminals link it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class TreatmentOptionsError(Exception):
    """Something that was handed in cannot be used; the message says what and what to do."""


class _FaultsError(TreatmentOptionsError):
    """An error that carries every fault, in the order of files and lines; the message tells each once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = tuple(sorted(set(faults)))
        first = {(each.file, each.message): each for each in reversed(self.faults)}
        alike = Counter((each.file, each.message) for each in self.faults)
        lines = [f"{first[each]}{_and_in(count - 1)}" for each, count in alike.items()]
        more = [f"and {len(lines) - MOST:,} more faults"] * (len(lines) > MOST)
        super().__init__("\n".join([*lines[:MOST], *more]))


def _and_in(more: int) -> str:
    """Return in how many other lines the same is wrong."""
    return f" (and in {more:,} more line{'s' * (more > 1)})" if more else ""


class RulebookError(_FaultsError):
    """The rule files do not make a rulebook."""


class AnswersError(_FaultsError):
    """The answer sheet cannot be used."""


class CatalogueError(_FaultsError):
    """The catalogue of visible texts cannot be used."""


class DocumentError(TreatmentOptionsError):
    """The copy of a source document cannot be read."""


class TableError(TreatmentOptionsError):
    """The table of answer sheets cannot be read."""
