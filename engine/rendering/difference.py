"""A difference between two rulebooks as text for people, and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from engine.audit.changes.difference import Difference
from engine.audit.changes.revisions import Compared
from engine.rendering.pages import text
from engine.serialization import indented

SIDES = ("old", "new")
SAME = "no answer sheet gets a different list"
NOTES = {
    "edges": "is-a edges that changed:",
    "along": "notes and fits that come or go with a therapy above:",
    "reasons": "rules that changed without effect on any answer sheet:",
    "texts": "texts that changed without effect on any answer sheet:",
}


def difference_as_text(difference: Difference, compared: Sequence[Compared] = ()) -> str:
    """Return a difference as lines, ending with a line end: by therapy first, then by notice and term.

    The two rulebooks that are compared stand above it, where they are given.
    """
    groups = groupby(difference.changes, key=lambda each: (each.kind, each.about))
    return text(
        "difference.jinja",
        sides=list(zip(SIDES, compared, strict=False)),
        groups=[(key, list(changes)) for key, changes in groups],
        notes=[(heading, getattr(difference, name)) for name, heading in NOTES.items()],
        sum=_sum(difference),
    )


def difference_as_json(difference: Difference, compared: Sequence[Compared] = ()) -> str:
    """Return a difference as JSON, ending with a line end; `same` is whether no sheet gets anything else."""
    sides = {when: asdict(each) for when, each in zip(SIDES, compared, strict=False)}
    plain = {**sides, "same": not difference.changes, **asdict(difference)}
    return indented(plain)


def _sum(difference: Difference) -> str:
    cases = f"{difference.cases:,} cases"
    count = len(difference.changes)
    if not count:
        what = [name for name in ("reasons", "texts") if getattr(difference, name)]
        only = f"; only {' and '.join(what)} changed" if what else ""
        return f"{SAME}{only} ({cases}, exact)"
    some = "1 answer sheet gets" if count == 1 else f"{count:,} answer sheets get"
    more = "" if difference.complete else "; so many ways lead to a change that not every one is shown"
    return f"{some} something else, each the smallest of its kind{more} ({cases})"
