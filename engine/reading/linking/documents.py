"""The files that a rulebook is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.reading.documents import Document
from engine.reading.forms.meaning import (
    DerivationsForm,
    RulebookForm,
    SourceForm,
    StandingsForm,
    VocabularyForm,
)
from engine.reading.forms.search import SearchForm
from engine.reading.forms.therapies import AlternativesForm, GeneralForm, SharedForm, TherapyForm
from engine.reading.forms.visitors import AboutForm, ContactsForm, NoticesForm, QuestionnaireForm
from engine.reading.short_forms import members


@dataclass(frozen=True)
class Documents:
    """The files of a rulebook, each fitting its form; those that may be left out may be None."""

    rulebook: Document[RulebookForm]
    vocabulary: Document[VocabularyForm]
    standings: Document[StandingsForm]
    general: Document[GeneralForm]
    questionnaire: Document[QuestionnaireForm]
    notices: Document[NoticesForm]
    derivations: Document[DerivationsForm] | None
    shared: Document[SharedForm] | None
    contacts: Document[ContactsForm] | None
    alternatives: Document[AlternativesForm] | None
    about: Document[AboutForm] | None
    search: Document[SearchForm] | None
    sources: Mapping[str, Document[SourceForm]]
    therapies: Mapping[str, Document[TherapyForm]]
    unread_therapies: tuple[str, ...] = ()  #: the names of therapies whose files are at fault

    @property
    def labels(self) -> Mapping[str, str]:
        """Map each term to its label."""
        return {term.id: term.label for _, term in members(self.vocabulary.form.root)}

    @property
    def kinds_of_terms(self) -> Mapping[str, str]:
        """Map each term to its kind."""
        return {term.id: term.kind for _, term in members(self.vocabulary.form.root)}

    @property
    def says(self) -> Mapping[str, str]:
        """Map each statement to what it says."""
        return {
            each.id: each.says or "" for source in self.sources.values() for each in source.form.statements
        }
