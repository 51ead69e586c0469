"""Made-up answer sheets for demonstrations."""

from dataclasses import dataclass

from engine.rulebook import Place


@dataclass(frozen=True)
class Sample:
    """An answer sheet of nobody."""

    id: str  #: the name of its file
    title: str  #: what it shows
    says: str  #: whom we made up, in a sentence or two
    has: tuple[str, ...]  #: the terms, in the order of the file
    matters: tuple[str, ...]  #: the wishes among them that matter most
    place: Place
