"""The forms of what authors may write: one for each kind of rule file, as `rules/FIELDS.md` describes it."""

from pydantic import BaseModel

from engine.reading.forms import beside_rules, meaning, search, therapies, visitors

FORMS: dict[str, type[BaseModel]] = {
    "rulebook": meaning.RulebookForm,
    "source": meaning.SourceForm,
    "vocabulary": meaning.VocabularyForm,
    "standings": meaning.StandingsForm,
    "derivations": meaning.DerivationsForm,
    "general": therapies.GeneralForm,
    "therapy": therapies.TherapyForm,
    "shared": therapies.SharedForm,
    "alternatives": therapies.AlternativesForm,
    "contacts": visitors.ContactsForm,
    "notices": visitors.NoticesForm,
    "questionnaire": visitors.QuestionnaireForm,
    "about": visitors.AboutForm,
    "words": visitors.WordsForm,
    "search": search.SearchForm,
    "reviews": beside_rules.StampsForm,
    "sample": beside_rules.SampleForm,
    "therapy.test": beside_rules.TherapyScenariosForm,
    "derivations.test": beside_rules.DerivationScenariosForm,
    "notices.test": beside_rules.NoticeScenariosForm,
    "questionnaire.test": beside_rules.QuestionScenariosForm,
    "search.test": beside_rules.SearchScenariosForm,
    "answers": beside_rules.AnswerSheetForm,
}
"""Every kind of file, by the name of its JSON Schema."""
