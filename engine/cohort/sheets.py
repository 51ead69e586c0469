"""A row's cells become an answer sheet, or what is wrong with them.

A sheet is a whole number here, with one bit for each term of the vocabulary.
"""

from collections.abc import Iterable, Iterator

from engine.cohort.columns import Columns
from engine.reading.nearest import quoted, suggestion
from engine.rulebook import Rulebook

YES = frozenset({"true", "1", "yes"})
NO = frozenset({"false", "0", "no", ""})
TOLD = 3
"""How many unknown terms of one row are told by name."""
REMEMBERED = 100_000
"""How many different rows are remembered at most."""


class Sheets:
    """Reads rows into sheets; rows that were read before are looked up."""

    def __init__(self, columns: Columns, rulebook: Rulebook) -> None:
        """Take the columns of the table, and the rulebook whose terms they speak of."""
        self._bits = {term: 1 << position for position, term in enumerate(rulebook.term)}
        self._terms = columns.terms
        self._read: dict[tuple[object, ...], int | str] = {}

    def read(self, rows: Iterable[tuple[object, ...]]) -> Iterator[int | str]:
        """Return a sheet for each row, or what is wrong with the row.

        Args:
            rows: the cells of each row that hold its answers.
        """
        for row in rows:
            try:
                sheet = self._read.get(row)
            except TypeError:  # there are lists in it, which cannot be looked up
                yield self._sheet(row)
                continue
            if sheet is None:
                if len(self._read) >= REMEMBERED:
                    self._read.clear()
                sheet = self._read[row] = self._sheet(row)
            yield sheet

    def _sheet(self, cells: tuple[object, ...]) -> int | str:
        return self._from_columns(cells) if self._terms else self._from_has(cells[0])

    def _from_columns(self, cells: tuple[object, ...]) -> int | str:
        """Return the sheet of a row with one cell for each term."""
        sheet, faults = 0, []
        for term, cell in zip(self._terms, cells, strict=True):
            answer = _is_true(cell)
            if answer is None:
                shown = f", but it is {quoted(cell)}" if isinstance(cell, str) else ""
                faults.append(f"`{term}` must be true or false, yes or no, 1 or 0, or empty{shown}")
            elif answer:
                sheet |= self._bits[term]
        return _told(faults, "cells") if faults else sheet

    def _from_has(self, cell: object) -> int | str:
        """Return the sheet of a cell that holds all terms."""
        if isinstance(cell, str):
            cell = cell.replace(";", " ").split()
        if not isinstance(cell, list | None):
            return "`has` must be a text or a list of texts"
        sheet, unknown = 0, []
        for term in cell or ():
            if not isinstance(term, str):
                return "an item of `has` must be a text"
            if term in self._bits:
                sheet |= self._bits[term]
            else:
                unknown.append(term)
        return self._unknown(unknown) if unknown else sheet

    def _unknown(self, terms: list[str]) -> str:
        terms = list(dict.fromkeys(terms))
        faults = [f"unknown term {quoted(each)}{suggestion(each, self._bits)}" for each in terms[:TOLD]]
        return _told([*faults, *terms[TOLD:]], "terms")


def _is_true(cell: object) -> bool | None:
    """Return whether a cell says yes, or None if it says neither yes nor no."""
    if cell is None:
        return False
    if isinstance(cell, str):
        word = cell.strip().lower()
        return True if word in YES else False if word in NO else None
    return bool(cell) if isinstance(cell, int | float) and cell in {0, 1} else None


def _told(faults: list[str], what: str) -> str:
    """Return what is wrong with a row on one line; where it is a lot, the beginning of it."""
    more = [f"and {len(faults) - TOLD:,} more {what}"] if len(faults) > TOLD else []
    return " | ".join([*faults[:TOLD], *more])
