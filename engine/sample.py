"""Made-up answer sheets for demonstrations."""

from dataclasses import dataclass

from engine.rulebook import Place


@dataclass(frozen=True)
class Sample:
    """An answer sheet of nobody.

    Attributes:
        id: the name of its file.
        title: what it shows.
        says: whom we made up, in a sentence or two.
        has: the terms, in the order of the file.
        matters: the wishes among them that matter most.
    """

    id: str
    title: str
    says: str
    has: tuple[str, ...]
    matters: tuple[str, ...]
    place: Place
