"""Which column of a table holds what: the answers, or something that is kept as it is."""

from dataclasses import dataclass
from difflib import get_close_matches

from engine.errors import AnswersError, Fault
from engine.rulebook import Rulebook

HAS = "has"
"""The column that holds all terms of a sheet."""
ADDED = ("listed", "error")
"""The columns that are added to each row."""
NEAR = 0.85
"""How much like a term a column's name may be without being one: letters in common, of all letters."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table.

    Attributes:
        names: all of them, in their order; all are kept.
        answers: the positions of those that hold the answers: `has` alone, or one for each term.
    """

    names: tuple[str, ...]
    answers: tuple[int, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the terms that have a column each; none where one column holds them all."""
        return () if HAS in self.names else tuple(self.names[each] for each in self.answers)


def columns_of(names: tuple[str, ...], rulebook: Rulebook, table: str) -> Columns:
    """Return which of these columns hold the answers.

    Args:
        names: the names of the columns.
        rulebook: whose terms they may be.
        table: how messages name the table.

    Raises:
        AnswersError: they can be read in two ways, or in none.
    """
    terms = tuple(position for position, name in enumerate(names) if name in rulebook.term)
    faults = [
        *_doubled(names),
        *(f"the column `{each}` is to be added; rename it" for each in ADDED if each in names),
    ]
    if HAS not in names:
        faults += [told for name in names for told in _mistyped(name, rulebook)]
        if not terms and not faults:
            faults.append("there is no column `has`, and none that is named like a term")
    elif terms and HAS not in rulebook.term:
        faults.append(
            f"there are both `has` and a column for the term `{names[terms[0]]}`; leave one of them out"
        )
    if faults:
        raise AnswersError(tuple(Fault(table, 0, each) for each in faults))
    return Columns(names, (names.index(HAS),) if HAS in names else terms)


def _doubled(names: tuple[str, ...]) -> list[str]:
    doubled = sorted({each for each in names if names.count(each) > 1})
    return [f"there is more than one column `{each}`; rename one" for each in doubled]


def _mistyped(name: str, rulebook: Rulebook) -> list[str]:
    """Return what to say of a column that is no term, but looks as if it were meant to be one."""
    near = [] if name in rulebook.term else get_close_matches(name.lower(), rulebook.term, n=1, cutoff=NEAR)
    return [
        f"the column `{name}` is not a term; if `{near[0]}` is meant, write that, else rename it"
        for _ in near
    ]
