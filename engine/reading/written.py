"""An answer sheet as somebody wrote it, not yet held against a rulebook: each name with where it stands."""

from dataclasses import dataclass

from engine.reading.parsed import Parsed, Path
from engine.saved_answers import MadeWith


@dataclass(frozen=True)
class Name:
    """A name, and the path to it in the file."""

    id: str
    path: Path


@dataclass(frozen=True)
class Pick:
    """An option that was picked at a question."""

    question: Name
    option: Name


@dataclass(frozen=True)
class Written:
    """An answer sheet in a file."""

    has: tuple[Name, ...] | None  #: the terms; None where the file says only what was picked
    picked: tuple[Pick, ...] | None  #: what was picked; None where the file does not say
    matters: tuple[Name, ...]  #: the wishes that matter most
    made_with: MadeWith | None  #: the rulebook that it was made with; None where the file does not say
    parsed: Parsed  #: the file
    left_out: tuple[Name, ...] = ()  #: what stands in the file of a person, and is not taken in

    @property
    def picks(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the picked options by question."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.picked or ():
            before = found.get(each.question.id, ())
            if each.option.id not in before:
                found[each.question.id] = (*before, each.option.id)
        return found
