"""Sources whose statements are the sentences of a text, and a rulebook in which everything cites them."""

from dataclasses import replace

from engine.document.splitting import number
from engine.rulebook import (
    CardRow,
    Entry,
    GeneralRow,
    Kind,
    Lists,
    Passage,
    Place,
    Question,
    Rule,
    Rulebook,
    Shows,
    Source,
    Statement,
)
from tests.rulebooks import small_rulebook


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


def cited_rulebook(*sources: Source) -> Rulebook:
    """Return a rulebook in which everything that can cite a statement cites S002."""
    place, entry = Place("rules/x.yaml", 7), Entry("S002", "", "", Place("rules/x.yaml", 9))
    rulebook = small_rulebook(
        Rule("lists-it", ("low",), Lists("talk", "in-use", ""), ("S002",), "", place),
        Rule("crisis", (), Shows("crisis"), ("S002",), "", place),
        Rule("other", ("low",), Lists("talk", "in-use", ""), ("S001",), "", place),
    )
    shared = tuple((kind, CardRow("good", (entry,))) for kind in ("", "talk"))
    return replace(
        rulebook,
        sources=sources,
        terms=tuple(replace(term, cites=("S002",), place=place) for term in rulebook.terms),
        therapies=tuple(
            replace(each, card=(CardRow("about", (entry, entry)),), form_of_cites=("S002",), place=place)
            for each in rulebook.therapies
        ),
        kinds=(Kind("talk", "Talk", "Talking.", ("S002",), "", place),),
        general=(GeneralRow("good", "Good", shared, "", place),),
        questions=(Question("q", "Q?", "", "", "one", (), ("S002",), "", place),),
        about=(Passage("what", "What", (entry, Entry("", "ours", "why", place)), place),),
    )
