"""The handout for a talk with a clinician: one description, of which the page and the PDF are drawn."""

from ui.showing.handout.making import handout
from ui.showing.handout.parts import (
    Foundation,
    Foundations,
    Handout,
    Help,
    Item,
    Option,
    Origin,
    Place,
    Section,
    Taking,
    Way,
)

__all__ = [
    "Foundation",
    "Foundations",
    "Handout",
    "Help",
    "Item",
    "Option",
    "Origin",
    "Place",
    "Section",
    "Taking",
    "Way",
    "handout",
]
