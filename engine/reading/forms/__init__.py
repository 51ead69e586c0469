"""The forms of what authors may write: one for each kind of rule file, as `rules/FIELDS.md` describes it."""

from pydantic import BaseModel

from engine.reading.forms.beside_rules import (
    AnswerSheetForm,
    DerivationScenariosForm,
    NoticeScenariosForm,
    QuestionScenariosForm,
    SampleForm,
    SearchScenariosForm,
    StampsForm,
    TherapyScenariosForm,
)
from engine.reading.forms.meaning import (
    DerivationsForm,
    RulebookForm,
    SourceForm,
    StandingsForm,
    VocabularyForm,
)
from engine.reading.forms.search import SearchForm
from engine.reading.forms.therapies import AlternativesForm, GeneralForm, SharedForm, TherapyForm
from engine.reading.forms.visitors import AboutForm, ContactsForm, NoticesForm, QuestionnaireForm, WordsForm

FORMS: dict[str, type[BaseModel]] = {
    "rulebook": RulebookForm,
    "source": SourceForm,
    "vocabulary": VocabularyForm,
    "standings": StandingsForm,
    "derivations": DerivationsForm,
    "general": GeneralForm,
    "therapy": TherapyForm,
    "shared": SharedForm,
    "alternatives": AlternativesForm,
    "contacts": ContactsForm,
    "notices": NoticesForm,
    "questionnaire": QuestionnaireForm,
    "about": AboutForm,
    "words": WordsForm,
    "search": SearchForm,
    "reviews": StampsForm,
    "sample": SampleForm,
    "therapy.test": TherapyScenariosForm,
    "derivations.test": DerivationScenariosForm,
    "notices.test": NoticeScenariosForm,
    "questionnaire.test": QuestionScenariosForm,
    "search.test": SearchScenariosForm,
    "answers": AnswerSheetForm,
}
"""Every kind of file, by the name of its JSON Schema."""
