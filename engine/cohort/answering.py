"""An Arrow table of answer sheets becomes an Arrow table of answers: one pure function, exact as `explore`.

Which rules fire is worked out for many sheets at once, and how a therapy is listed once for each pattern.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from engine.cohort.sheets import ERROR, LISTED, TEXT, TEXTS, Bools, read_sheets
from engine.rulebook import AboutTherapy, Cautions, Derives, Fits, Lists, Notes, Rulebook

#: Where the ids of a listed therapy's rules are told, by their kind of conclusion.
TOLD: dict[type[AboutTherapy], str] = {Lists: "reasons", Fits: "fits", Cautions: "cautions", Notes: "notes"}
NAMED = ("therapy", "standing", "alongside")
ENTRY = pa.struct(dict.fromkeys(NAMED, TEXT) | dict.fromkeys(TOLD.values(), TEXTS))
Numbers = NDArray[np.int64]
Entry = dict[str, Any]
Store = Callable[[list[Entry]], pa.Array]


class CompiledRulebook(NamedTuple):
    """A rulebook as plain arrays, made once and small enough to send to whatever process answers.

    Terms and rules are their places in the rulebook.
    """

    terms: tuple[str, ...]
    standings: tuple[str, ...]
    rules: tuple[str, ...]
    needs: tuple[Numbers, ...]  #: the terms of each rule
    derives: tuple[tuple[int, int], ...]  #: rules, and the term that each derives
    #: therapies, the rules about each, where told, standing, companion or wish
    about: dict[str, tuple[Any, ...]]
    names: dict[str, str]  #: therapies, and the name that each is sorted by

    @property
    def together(self) -> int:
        """Return how many sheets are to be answered together, so that memory stays bounded."""
        return max(1, min(10_000, 8_000_000 // max(1, len(self.rules))))


def compile_rulebook(rulebook: Rulebook) -> CompiledRulebook:
    """Return a checked rulebook as plain arrays."""
    terms, standings = {term: number for number, term in enumerate(rulebook.term)}, tuple(rulebook.standing)
    ends, about = [rule.concludes for rule in rulebook.rules], dict[str, list[tuple[int, str, int, str]]]()
    for number, end in enumerate(ends):
        if isinstance(end, AboutTherapy):
            place = standings.index(end.standing) if isinstance(end, Lists) else 0
            what = getattr(end, "alongside", "") or getattr(end, "wish", "")
            about.setdefault(end.therapy, []).append((number, TOLD[type(end)], place, what))
    return CompiledRulebook(
        terms=tuple(terms),
        standings=standings,
        rules=tuple(rule.id for rule in rulebook.rules),
        needs=tuple(np.array([terms[term] for term in rule.has], int) for rule in rulebook.rules),
        derives=tuple((rule, terms[end.term]) for rule, end in enumerate(ends) if isinstance(end, Derives)),
        about={therapy: tuple(map(np.array, zip(*own, strict=True))) for therapy, own in about.items()},
        names={therapy.id: therapy.name.casefold() for therapy in rulebook.therapies},
    )


def answer(rulebook: CompiledRulebook, sheets: pa.Table, store: Store | None = None) -> pa.Table:
    """Return answer sheets with two columns more: `listed`, as `explore` lists, or `error` of a bad row.

    Args:
        rulebook: what is asked.
        sheets: a column `has` with texts or lists of texts, or a column for each term, and any others;
            a row with something in a column `error`, if there is one, is bad from the outset.
        store: what makes an array of listed therapies, if they are not to be mappings.

    Raises:
        AnswersError: no column holds the answers, or it is not clear which.
    """
    count, most = sheets.num_rows, rulebook.together
    if count > most:
        some = (sheets.slice(start, most) for start in range(0, count, most))
        return pa.concat_tables([answer(rulebook, each, store) for each in some])
    given, faults = read_sheets(rulebook.terms, sheets)
    bad = np.isin(np.arange(count), list(faults))
    entries, places, lengths = _listed(rulebook, _fired(rulebook, given), ~bad)
    stored = (store(entries.to_pylist()) if store else entries).take(pa.array(places))
    listed = pa.ListArray.from_arrays(_ends(lengths), stored, mask=pa.array(bad))
    errors = pa.array([faults.get(row) for row in range(count)], TEXT)
    kept = sheets.drop_columns([name for name in sheets.column_names if name == ERROR])
    return kept.append_column(LISTED, listed).append_column(ERROR, errors)


def _fired(rulebook: CompiledRulebook, terms: Bools) -> Bools:
    """Return a row for each rule, true where it fires; derived terms are added until nothing changes."""
    changed = True
    while changed:
        changed = False
        for rule, term in rulebook.derives:
            fresh = terms[rulebook.needs[rule]].all(axis=0) & ~terms[term]
            terms[term] |= fresh
            changed |= bool(fresh.any())
    return np.array([terms[needs].all(axis=0) for needs in rulebook.needs])


def _listed(rulebook: CompiledRulebook, fired: Bools, good: Bools) -> tuple[pa.Array, Numbers, Numbers]:
    """Return different entries, the places among them of what good sheets list, and how many each lists."""
    ways = np.empty((len(good), len(rulebook.about)), int)
    entries, keys = [pa.array([], ENTRY)], [np.empty((5, 0), int)]
    for column, (therapy, (rules, *_)) in enumerate(rulebook.about.items()):
        own = fired[rules]
        patterns = np.zeros(len(good), int)
        for count, fires in enumerate(own, start=1):
            patterns = patterns * 2 + fires
            if count % 40 == 0:  # before the numbers become too large
                patterns = np.unique(patterns, return_inverse=True)[1]
        _, examples, which = np.unique(patterns, return_index=True, return_inverse=True)
        ways[:, column] = which + sum(map(len, entries))
        entry, key = _entries(rulebook, therapy, own[:, examples])
        entries.append(entry)
        keys.append(key)
    by = np.concatenate(keys, axis=1)
    rank = np.argsort(np.lexsort(by))
    in_order = np.take_along_axis(ways, np.argsort(rank[ways], axis=1), axis=1)
    is_there = (by[-1] < len(rulebook.standings))[in_order] & good[:, None]
    return pa.concat_arrays(entries), in_order[is_there], is_there.sum(axis=1)


def _entries(rulebook: CompiledRulebook, therapy: str, fired: Bools) -> tuple[pa.Array, Numbers]:
    """Return how a therapy is listed where these rules of it fire, and what that is sorted by, last first."""
    count, none = fired.shape[1], len(rulebook.standings)
    numbers, names, places, whats = rulebook.about[therapy]
    told = {name: fired & (names == name)[:, None] for name in TOLD.values()}
    place = np.where(told["reasons"], places[:, None], none).min(axis=0)
    strongest = told["reasons"] & (places[:, None] == place)
    companion = whats[strongest.argmax(axis=0)]
    companion[(strongest & (whats[:, None] != companion)).any(axis=0) | (place == none)] = ""
    wishes = sum(told["fits"][whats == wish].any(axis=0) for wish in np.unique(whats))
    ids = pa.array([rulebook.rules[number] for number in numbers], TEXT)
    columns = [
        pa.array([therapy] * count, TEXT),
        pa.array([*rulebook.standings, None], TEXT).take(pa.array(place)),
        pa.array([each or None for each in companion.tolist()], TEXT),
    ]
    for fires in told.values():
        rules = ids.take(pa.array(np.nonzero(fires.T)[1]))
        columns.append(pa.ListArray.from_arrays(_ends(fires.sum(axis=0)), rules))
    first = numbers[told["reasons"].argmax(axis=0)]
    name = sorted(rulebook.names.values()).index(rulebook.names[therapy])
    keys = np.broadcast_arrays(first, name, -wishes, told["cautions"].any(axis=0), place)
    return pa.StructArray.from_arrays(columns, fields=list(ENTRY)), np.stack(keys)


def _ends(lengths: Numbers) -> pa.Array:
    """Return where lists of these lengths begin and end."""
    return pa.array(np.concatenate([[0], np.cumsum(lengths)]), pa.int32())
