"""A row of a comparison: what the options have in it, with the lines that several of them share said once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ui.texts import Say
from ui.views.citations import Line
from ui.views.controls import Control
from ui.views.option_card import Shared

FEW = 3  #: how many lines that several options share are shown unopened, in a row that stands in full


@dataclass(frozen=True)
class Cell:
    """The part of a row that belongs to one option."""

    own: tuple[Line, ...] = ()  #: the lines that speak of it
    #: the lines that it has in common with options that are not among the columns
    shared: tuple[Shared, ...] = ()
    silent: str = ""  #: what to ask where nothing speaks of it; empty otherwise
    #: whether it says no more than that there is nothing, which a narrow page leaves out
    nothing: bool = False
    rules: tuple[Control, ...] = ()  #: buttons that look up the rules that brought the lines about

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line, its own first."""
        return (*self.own, *(line for each in self.shared for line in each.lines))


@dataclass(frozen=True)
class Common:
    """The lines that several of the options share, under a label that names those."""

    label: str
    lines: tuple[Line, ...]
    fold: str  #: the title under which they open, where they are many; else empty


@dataclass(frozen=True)
class Short:
    """The part of a row in short: a few words on one option, or what to ask where there are none."""

    line: Line | None
    silent: str


@dataclass(frozen=True)
class ComparedRow:
    """A row: in short for each option, and in full."""

    id: str
    label: str
    #: the few words for each option; none for a row that is short by itself, and stands in full
    short: tuple[Short, ...]
    opens: str  #: the title under which a row in short opens in full
    common: tuple[Common, ...]  #: the lines that several of the options share
    silent: str  #: what to ask about each of them, where that is the same for all
    cells: tuple[Cell, ...]  #: one for each option; none where everything is said above


@dataclass(frozen=True)
class LooseRow:
    """A row before the lines that several options share are put together."""

    id: str
    label: str
    short: tuple[Short, ...]  #: the row in short, if it is
    cells: tuple[Cell, ...]  #: one for each option, with everything that it shares with others

    def once(self, say: Say, names: Sequence[str]) -> ComparedRow:
        """Return the row with nothing said twice: lines that several options share stand above the cells."""
        everywhere = tuple(
            line for line in self.cells[0].lines if all(line in each.lines for each in self.cells)
        )
        some = tuple(self._of_some(say, names, everywhere))
        common = (*((self._common(say, say("compare-each"), everywhere),) if everywhere else ()), *some)
        inherited = {line for each in common for line in each.lines}
        silent = self.cells[0].silent if len({each.silent for each in self.cells}) == 1 else ""
        rest = tuple(_without(each, set(everywhere), inherited, silent=bool(silent)) for each in self.cells)
        nothing = say("compare-nothing-more")
        filled = tuple(
            each if each.lines or each.silent else replace(each, silent=nothing, nothing=True)
            for each in rest
        )
        empty = not any(each.lines or each.silent for each in rest)
        opens = say("compare-opens", row=self.label) if self.short else ""
        return ComparedRow(self.id, self.label, self.short, opens, common, silent, () if empty else filled)

    def _of_some(self, say: Say, names: Sequence[str], everywhere: Iterable[Line]) -> Iterator[Common]:
        """Yield the lines that some of the options inherit, but not all, under the names of those."""
        inherited = [[line for shared in each.shared for line in shared.lines] for each in self.cells]
        owners: dict[tuple[int, ...], list[Line]] = {}
        for line in dict.fromkeys(line for each in inherited for line in each):
            among = tuple(number for number, each in enumerate(inherited) if line in each)
            if len(among) > 1 and line not in everywhere:
                owners.setdefault(among, []).append(line)
        for among, lines in owners.items():
            label = say("compare-some", names="; ".join(names[number] for number in among))
            yield self._common(say, label, tuple(lines))

    def _common(self, say: Say, label: str, lines: tuple[Line, ...]) -> Common:
        many = len(lines) > FEW and not self.short
        return Common(label, lines, say("compare-several", count=len(lines)) if many else "")


def _without(cell: Cell, everywhere: set[Line], inherited: set[Line], *, silent: bool) -> Cell:
    """Return a cell without the lines that stand above it."""
    shared = (
        Shared(each.label, tuple(line for line in each.lines if line not in inherited))
        for each in cell.shared
    )
    return replace(
        cell,
        own=tuple(line for line in cell.own if line not in everywhere),
        shared=tuple(each for each in shared if each.lines),
        silent="" if silent else cell.silent,
    )
