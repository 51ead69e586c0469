"""Documents that fit their forms become the checked rulebook, once every reference holds."""

from engine.reading.linking.cards import alternatives, general_rows, kinds, therapy
from engine.reading.linking.documents import Documents
from engine.reading.linking.meaning import companions, source, standings, terms
from engine.reading.linking.names import define
from engine.reading.linking.rules import rules
from engine.reading.linking.search import search
from engine.reading.linking.visitors import notices, passages, questions
from engine.reading.references import Position, References
from engine.rulebook import Rulebook, Search

__all__ = ["Documents", "link"]


def link(documents: Documents, references: References) -> Rulebook:
    """Return the rulebook; the references, empty before, then hold every name and every fault."""
    define(documents, references)
    vocabulary = Position(documents.vocabulary, references)
    general = Position(documents.general, references)
    in_standings = Position(documents.standings, references)
    return Rulebook(
        title=documents.rulebook.form.title,
        version=documents.rulebook.form.version,
        language=documents.rulebook.form.language,
        sources=tuple(source(name, Position(each, references)) for name, each in documents.sources.items()),
        terms=tuple(terms(vocabulary)),
        standings=standings(in_standings),
        companions=companions(in_standings),
        kinds=tuple(kinds(general)),
        general=tuple(general_rows(general)),
        therapies=tuple(
            therapy(name, Position(each, references)) for name, each in documents.therapies.items()
        ),
        alternatives=tuple(alternatives(Position(documents.alternatives, references)))
        if documents.alternatives
        else (),
        notices=tuple(notices(Position(documents.notices, references), documents.contacts)),
        questions=tuple(questions(Position(documents.questionnaire, references), documents.labels)),
        about=tuple(passages(Position(documents.about, references))) if documents.about else (),
        rules=tuple(rules(documents, references)),
        search=search(Position(documents.search, references), documents) if documents.search else Search(),
    )
