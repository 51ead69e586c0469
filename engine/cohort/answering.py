"""An Arrow table of answer sheets becomes an Arrow table of answers: one pure function, exact as `explore`.

Which rules fire is worked out for many sheets at once, and how a therapy is listed once for each pattern.
"""

from collections.abc import Callable
from itertools import compress
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
    about: dict[str, dict[int, Any]]  #: therapies, the rules about each, and what they conclude
    names: dict[str, str]  #: therapies, and the name that each is sorted by

    @property
    def together(self) -> int:
        """Return how many sheets are to be answered together, so that memory stays bounded."""
        return max(1, min(20_000, 3_000_000 // max(1, len(self.rules))))


def compile_rulebook(rulebook: Rulebook) -> CompiledRulebook:
    """Return a checked rulebook as plain arrays."""
    terms = {term: number for number, term in enumerate(rulebook.term)}
    ends = dict(enumerate(rule.concludes for rule in rulebook.rules))
    about: dict[str, dict[int, Any]] = {}
    for number, end in ends.items():
        if isinstance(end, AboutTherapy):
            about.setdefault(end.therapy, {})[number] = end
    return CompiledRulebook(
        terms=tuple(terms),
        standings=tuple(rulebook.standing),
        rules=tuple(rule.id for rule in rulebook.rules),
        needs=tuple(np.array([terms[term] for term in rule.has], int) for rule in rulebook.rules),
        derives=tuple((rule, terms[end.term]) for rule, end in ends.items() if isinstance(end, Derives)),
        about=about,
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
    stored = (store(entries) if store else pa.array(entries, ENTRY)).take(pa.array(places))
    ends = pa.array(np.concatenate([[0], np.cumsum(lengths)]), pa.int32())
    listed = pa.ListArray.from_arrays(ends, stored, mask=pa.array(bad))
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


def _listed(rulebook: CompiledRulebook, fired: Bools, good: Bools) -> tuple[list[Entry], Numbers, Numbers]:
    """Return different entries, the places among them of what good sheets list, and how many each lists."""
    ways, entries, keys = np.empty((len(good), len(rulebook.about)), int), list[Entry](), []
    for column, (therapy, rules) in enumerate(rulebook.about.items()):
        own = fired[list(rules)]
        patterns = np.zeros(len(good), int)
        for count, fires in enumerate(own, start=1):
            patterns = patterns * 2 + fires
            if count % 40 == 0:  # before the numbers become too large
                patterns = np.unique(patterns, return_inverse=True)[1]
        _, examples, which = np.unique(patterns, return_index=True, return_inverse=True)
        ways[:, column] = which + len(entries)
        for fires in own[:, examples].T.tolist():
            entry, key = _entry(rulebook, therapy, list(compress(rules, fires)))
            entries.append(entry)
            keys.append(key)
    rank = np.argsort(sorted(range(len(keys)), key=keys.__getitem__))
    in_order = np.take_along_axis(ways, np.argsort(rank[ways], axis=1), axis=1)
    is_there = np.array(list(map(bool, entries)), bool)[in_order] & good[:, None]
    return entries, in_order[is_there], is_there.sum(axis=1)


def _entry(rulebook: CompiledRulebook, therapy: str, rules: list[int]) -> tuple[Entry, tuple[Any, ...]]:
    """Return how a therapy is listed when these of its rules fire, or nothing, and what it is sorted by."""
    ends, places = rulebook.about[therapy], rulebook.standings
    told = {kind: [rule for rule in rules if isinstance(ends[rule], kind)] for kind in TOLD}
    if not (lists := told[Lists]):
        return {}, (len(places),)
    standing = min((ends[rule].standing for rule in lists), key=places.index)
    companions = {ends[rule].alongside for rule in lists if ends[rule].standing == standing}
    alongside = companions.pop() if len(companions) == 1 else ""
    entry = {"therapy": therapy, "standing": standing, "alongside": alongside or None}
    entry |= {name: [rulebook.rules[rule] for rule in told[kind]] for kind, name in TOLD.items()}
    wishes = {ends[rule].wish for rule in told[Fits]}
    key = places.index(standing), bool(told[Cautions]), -len(wishes), rulebook.names[therapy], lists[0]
    return entry, key
