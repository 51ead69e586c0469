"""The words of the pictures of rules, from the catalogue."""

from engine.rendering.pictures.parts import Captions
from ui.texts import Say


def captions(say: Say) -> Captions:
    """Return the words that a picture needs besides those of the rules."""
    return Captions(
        kinds=(
            ("topic", say("picture-topics")),
            ("circumstance", say("picture-circumstances")),
            ("wish", say("picture-wishes")),
        ),
        derived=say("picture-derived"),
        therapies=say("rules-therapies"),
        listing=say("picture-listing"),
        fitting=say("picture-fitting"),
        derives=say("picture-derives"),
        goes=say("picture-goes"),
        together=say("rule-and"),
        counts=lambda terms, derived, therapies: say(
            "picture-counts", terms=terms, derived=derived, therapies=therapies
        ),
        lists=lambda lists, derives: say("picture-lists", lists=lists, derives=derives),
        fits=lambda fits: say("picture-fits", fits=fits),
        fit=lambda therapy: say("picture-fit", therapy=therapy),
    )
