"""Cells become answer sheets, or what is wrong with a row: a bad value is one bad row, and stops nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from engine.errors import AnswersError, Fault
from engine.reading.nearest import quoted, suggestion

HAS, LISTED, ERROR = "has", "listed", "error"
"""The column of all terms of a sheet, and those that are added: what is listed, what is wrong with a row."""
TEXT, TEXTS = pa.string(), pa.list_(pa.string())
YES, NO = ("true", "yes", "1", "1.0"), ("false", "no", "0", "0.0", "nan", "")
"""Values that the cell of a term may have; pandas writes true and false as numbers where cells are empty."""
NEAR, SHOWN = 0.85, 3  # how much like a term another column may be called; how many faults of a row are told

Bools = NDArray[np.bool_]
Cells = Any
"""The cells of a column: an array of Arrow, or a list of Python."""
Convert = Callable[[Cells], pa.Array]
Faults = dict[int, str]


def answer_columns(names: Sequence[str], terms: Sequence[str], table: str = "the table") -> tuple[str, ...]:
    """Return the names of the columns that hold the answers: `has` alone, or some terms.

    Raises AnswersError if there are none, or it is not clear which.
    """
    known = tuple(name for name in names if name in terms)
    faults = [f"the column `{name}` is to be added; rename it" for name in (LISTED, ERROR) if name in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if (nameless := names.count("")) > 1:
        faults.append(f"{nameless} columns have no name; name each in the first line, or leave them out")
    faults += [f"there is more than one column `{name}`; name each, and differently" for name in twice]
    if HAS not in names:
        for name in set(names).difference(terms):
            plain = name.strip().lower()
            for near in [HAS] if plain == HAS else get_close_matches(plain, terms, n=1, cutoff=NEAR):
                faults.append(
                    f"the column `{name}` is no term; write `{near}` if that is meant, or rename it"
                )
        if not known and not faults:
            columns = ", ".join(map(quoted, names[:SHOWN])) + ", …" * (len(names) > SHOWN)
            faults.append(f"there is no column `has`, and none that is named like a term, only {columns}")
    elif known and HAS not in terms:
        faults.append(f"there are both `has` and a column for the term `{known[0]}`; leave one of them out")
    if faults:
        raise AnswersError(tuple(Fault(table, 0, fault) for fault in faults))
    return (HAS,) if HAS in names else known


def read_sheets(terms: Sequence[str], table: pa.Table) -> tuple[Bools, Faults]:
    """Return a row for each term, true where it is given, and what is wrong with rows of the table.

    Raises AnswersError if no column holds the answers, or it is not clear which.
    """
    names = answer_columns([name for name in table.column_names if name != ERROR], terms)
    told = table[ERROR].to_pylist() if ERROR in table.column_names else []
    faults = {row: fault for row, fault in enumerate(told) if fault is not None}
    given, wrong = np.zeros((len(terms), table.num_rows), bool), defaultdict[int, dict[str, None]](dict)
    for name in names:
        how, read = (_words, _give) if name == HAS else (_texts, _say)
        for row, fault in read(convert(table[name].combine_chunks(), name, faults, how), name, terms, given):
            wrong[row][fault] = None
    for row, some in wrong.items():
        more = [f"and {len(some) - SHOWN:,} more"] if len(some) > SHOWN else []
        faults.setdefault(row, " | ".join([*list(some)[:SHOWN], *more]))
    return given, faults


def convert(cells: Cells, name: str, faults: Faults, how: Convert, start: int = 0) -> pa.Array:
    """Return the cells of a column made into something; those that cannot be are empty, and faults."""
    try:
        if isinstance(cells, pa.Array):
            cells.take(np.arange(len(cells))).validate(full=True)  # of these cells alone
        return how(cells)
    except (ValueError, OverflowError, LookupError, pa.ArrowException):
        if half := len(cells) // 2:
            halves = (cells[:half], start), (cells[half:], start + half)
            return pa.concat_arrays([convert(some, name, faults, how, row) for some, row in halves])
        faults.setdefault(start, f"`{name}` is not UTF-8, damaged, or a time that cannot be written")
        return how(pa.nulls(len(cells), cells.type) if isinstance(cells, pa.Array) else [None] * len(cells))


def _texts(cells: pa.Array) -> pa.Array:
    try:
        return cells.cast(TEXT)
    except pa.ArrowNotImplementedError:  # mappings and the like, which are no answers
        return pa.array([None if cell is None else str(cell) for cell in cells.to_pylist()], TEXT)


def _words(cells: pa.Array) -> pa.Array:
    """Return the items of each cell, or what stands between white space and semicolons in its text."""
    if pa.types.is_list(cells.type) or pa.types.is_large_list(cells.type):
        return cells.cast(TEXTS)
    texts = pc.utf8_trim_whitespace(pc.replace_substring(_texts(cells), ";", " "))
    return pc.utf8_split_whitespace(pc.if_else(pc.equal(texts, ""), None, texts))


def _give(words: pa.Array, _: str, terms: Sequence[str], given: Bools) -> Iterator[tuple[int, str]]:
    """Set the terms that words name; return the faults of rows with other words."""
    items, rows = pc.list_flatten(words).fill_null("null"), np.asarray(pc.list_parent_indices(words))
    places = np.asarray(pc.index_in(items, pa.array(terms, TEXT)).fill_null(-1))
    given[places[places >= 0], rows[places >= 0]] = True
    other = items.filter(pa.array(places < 0))
    words = other.unique().to_pylist()
    told = {word: f"unknown term {quoted(word)}{suggestion(word, terms)}" for word in words}
    return zip(rows[places < 0].tolist(), map(told.__getitem__, other.to_pylist()), strict=True)


def _say(cells: pa.Array, name: str, terms: Sequence[str], given: Bools) -> Iterator[tuple[int, str]]:
    """Set where the cells of a term say yes; return the faults of rows where they say neither yes nor no."""
    said = pc.index_in(pc.utf8_lower(pc.utf8_trim_whitespace(cells.fill_null(""))), pa.array(YES + NO))
    given[terms.index(name)] = np.asarray(said.fill_null(len(YES))) < len(YES)
    must = f"`{name}` must be true or false, yes or no, 1 or 0, or empty, but it is"
    rows = np.flatnonzero(np.asarray(said.is_null())).tolist()
    return ((row, f"{must} {quoted(cells[row].as_py())}") for row in rows)
