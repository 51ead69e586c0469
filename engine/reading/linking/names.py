"""Every name that something may refer to is defined here, before anything is built."""

from collections.abc import Iterator
from typing import Any

from engine.finding.lexicon import THERAPIES
from engine.grouping import grouped
from engine.reading.linking.documents import Documents
from engine.reading.references import Position, References
from engine.reading.short_forms import Lookup, members, within_a_sentence

Definition = tuple[str, str, Position]  #: what is named, the name, and where
LISTS = {
    "term": ("vocabulary",),
    "standing": ("standings", "standings"),
    "companion": ("standings", "companions"),
    "kind of therapy": ("general", "kinds"),
    "question": ("questionnaire",),
    "contact": ("contacts",),
    "alternative": ("alternatives",),
    "passage": ("about",),
}
"""An entry of a list that has an `id`, with its document and, unless it is all of that, its key there."""


def define(documents: Documents, references: References) -> None:
    """Define every name; a second definition of one is noted as a fault."""
    for source in documents.sources.values():
        references.silent |= {each.id for each in source.form.statements if each.not_encoded}
    references.lookup = _lookup(documents)
    for definitions in (_statements, _lists, _therapies, _replies, _rules):
        for what, name, position in definitions(documents, references):
            position.define(what, name)


def is_a_id(child: str, parent: str) -> str:
    """Return the id of the rule that an is-a edge is."""
    return f"is-a:{child}:{parent}"


def _statements(documents: Documents, references: References) -> Iterator[Definition]:
    for source in documents.sources.values():
        for here, statement in Position(source, references).each(source.form.statements, "statements"):
            yield "statement", statement.id, here
            for below, reading in here.each(statement.readings, "readings"):
                yield "reading", f"{statement.id}/{reading.id}", below


def _lists(documents: Documents, references: References) -> Iterator[Definition]:
    for what, (kind, *path) in LISTS.items():
        if document := getattr(documents, kind):
            forms = getattr(document.form, path[0] if path else "root")
            for here, form in Position(document, references, tuple(path)).each(forms):
                yield what, form.id, here


def _therapies(documents: Documents, references: References) -> Iterator[Definition]:
    for name, document in documents.therapies.items():
        yield "therapy", name, Position(document, references)
    for name in documents.unread_therapies:
        yield "therapy", name, Position(documents.rulebook, references)


def _replies(documents: Documents, references: References) -> Iterator[Definition]:
    if documents.search:
        search = Position(documents.search, references)
        yield "reply", THERAPIES, search.below("therapies")
        for here, form in search.each(documents.search.form.replies, "replies"):
            yield "reply", form.id, here


def _rules(documents: Documents, references: References) -> Iterator[Definition]:
    vocabulary = Position(documents.vocabulary, references)
    for here, term in vocabulary.each(documents.vocabulary.form.root):
        for edge, parent in here.each(term.is_a, "is-a"):
            yield "rule", is_a_id(term.id, parent.term), edge
    for here, form, _ in written_rules(documents, references):
        yield "rule", form.id, here


def written_rules(documents: Documents, references: References) -> Iterator[tuple[Position, Any, str]]:
    """Return the form of every rule but is-a, where it stands, and its therapy if it has one; by files."""
    if documents.derivations:
        for here, form in Position(documents.derivations, references).each(documents.derivations.form.root):
            yield here, form, ""
    for name, therapy in documents.therapies.items():
        for here, form in Position(therapy, references).each(therapy.form.rules.root, "rules"):
            yield here, form, name
    if documents.shared:
        for here, form in Position(documents.shared, references).each(documents.shared.form.root):
            yield from ((here, form, name) for name in form.therapies)
    for here, form in Position(documents.notices, references).each(documents.notices.form.root):
        yield here, form, ""


def _lookup(documents: Documents) -> Lookup:
    return Lookup(
        words={term.id: within_a_sentence(term) for _, term in members(documents.vocabulary.form.root)},
        therapies={name: document.form.name for name, document in documents.therapies.items()},
        kinds=grouped((document.form.kind, name) for name, document in documents.therapies.items()),
        readings={
            f"{statement.id}/{reading.id}": reading.reason
            for source in documents.sources.values()
            for statement in source.form.statements
            for reading in statement.readings
        },
    )
