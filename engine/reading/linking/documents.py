"""The files that a rulebook is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.reading.documents import Document
from engine.reading.forms import meaning, search, therapies, visitors
from engine.reading.short_forms import members


@dataclass(frozen=True)
class Documents:
    """The files of a rulebook, each fitting its form; those that may be left out may be None."""

    rulebook: Document[meaning.RulebookForm]
    vocabulary: Document[meaning.VocabularyForm]
    standings: Document[meaning.StandingsForm]
    general: Document[therapies.GeneralForm]
    questionnaire: Document[visitors.QuestionnaireForm]
    notices: Document[visitors.NoticesForm]
    derivations: Document[meaning.DerivationsForm] | None
    shared: Document[therapies.SharedForm] | None
    contacts: Document[visitors.ContactsForm] | None
    alternatives: Document[therapies.AlternativesForm] | None
    about: Document[visitors.AboutForm] | None
    search: Document[search.SearchForm] | None
    sources: Mapping[str, Document[meaning.SourceForm]]
    therapies: Mapping[str, Document[therapies.TherapyForm]]
    unread_therapies: tuple[str, ...] = ()  #: the names of therapies whose files are at fault

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Map each term to its label."""
        return {term.id: term.label for _, term in members(self.vocabulary.form.root)}

    @cached_property
    def kinds_of_terms(self) -> Mapping[str, str]:
        """Map each term to its kind."""
        return {term.id: term.kind for _, term in members(self.vocabulary.form.root)}

    @cached_property
    def says(self) -> Mapping[str, str]:
        """Map each statement to what it says."""
        return {
            each.id: each.says or "" for source in self.sources.values() for each in source.form.statements
        }
