"""Sources whose statements are the sentences of a text."""

from engine.document.splitting import number
from engine.rulebook import Place, Source, Statement


def source_of(text: str, name: str = "talking", prefix: str = "S") -> Source:
    """Return the source whose statements are the pieces of a text, each on a line of its own."""
    statements = tuple(
        Statement(
            id=piece.id.replace("S", prefix),
            source=name,
            section=name.title(),
            opens=piece.opens,
            words=piece.words,
            sha256=piece.sha256,
            says=f"Says {piece.id}.",
            not_encoded="",
            place=Place(f"rules/sources/{name}.yaml", line),
        )
        for line, piece in enumerate(number(text), start=1)
    )
    place = Place(f"rules/sources/{name}.yaml", 1)
    return Source(name, name.title(), "", "2026-01-01", "", 12, "2027-01-01", "", statements, place)
