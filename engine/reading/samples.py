"""Sample files become samples, with every name in them checked."""

from engine.reading.references import Position
from engine.rulebook import Rulebook
from engine.sample import Sample


def sample(name: str, here: Position, rulebook: Rulebook) -> Sample:
    """Return the sample of a file; what is wrong is noted in the references of the position."""
    form = here.document.form
    has = here.below("has").many("term", form.has)
    matters = here.below("matters").many("term", form.matters)
    for at, term in here.each(matters, "matters"):
        if term in rulebook.term and term not in has:
            at.fault(f"`{term}` is not in `has`, so it cannot matter most")
        elif term in rulebook.term and rulebook.term[term].kind != "wish":
            at.fault(f"`{term}` is a {rulebook.term[term].kind}, and only a wish can matter most")
    return Sample(name, form.title, form.says, has, matters, here.place)
