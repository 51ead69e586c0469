"""Everything that is ours and not the source's: each editorial mark, once, with its reason."""

from dataclasses import dataclass

from engine.audit.sources.dependents import foundations
from engine.rulebook import Place, Rulebook


@dataclass(frozen=True)
class Editorial:
    """A reading or an addition of ours."""

    what: str  #: what is marked, with its id
    reason: str  #: why the source does not say it, or how it was read
    place: Place


def editorials(rulebook: Rulebook) -> tuple[Editorial, ...]:
    """Return every editorial mark of a rulebook, by file and line."""
    marked = (Editorial(each.what, reason, each.place) for each, _, reason in foundations(rulebook) if reason)
    return tuple(sorted(marked, key=lambda each: (each.place.file, each.place.line, each.what)))
