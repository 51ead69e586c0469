"""Forms of the things that rules speak of: sources, terms, standings and derivations."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from engine.reading.forms.parts import (
    Day,
    Fingerprint,
    Form,
    Founded,
    Grouped,
    Id,
    RuleForm,
    SlotId,
    StatementId,
    Text,
    Whole,
)


class RulebookForm(Form):
    """`rulebook.yaml`."""

    title: Text
    version: Text
    language: Annotated[
        str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="a language tag such as en")
    ]


class ReadingForm(Form):
    """One of the ways in which a sentence can be read, and why it may be taken."""

    id: Id
    reason: Text


class StatementForm(Form):
    """One sentence of a source, in our own words, or the reason why it carries no fact."""

    id: StatementId
    section: Text
    opens: Text
    words: Whole
    sha256: Fingerprint
    says: Text | None = None
    not_encoded: Text | None = None
    readings: list[ReadingForm] = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_something_or_why_not(self) -> Self:
        if (self.says is None) == (self.not_encoded is None):
            raise ValueError("needs either `says` or `not-encoded` with the reason")
        if len(self.opens.split()) > 5:  # noqa: PLR2004 -- five words identify a sentence and copy none
            raise ValueError("`opens` holds more than five words; keep the first five")
        return self


class SourceForm(Form):
    """`sources/NAME.yaml`."""

    title: Text
    publisher: Text
    taken: Day
    owner: Text
    review_months: Whole
    next_review: Day
    limits: Text
    statements: list[StatementForm] = Field(min_length=1)


class IsAForm(Founded):
    """That a term is a kind of another one."""

    term: Id


class TermForm(Founded):
    """Something that can be true of the person."""

    id: Id
    kind: Literal["topic", "circumstance", "wish", "derived"]
    label: Text
    also_called: list[Text] = Field(default_factory=list)
    everyday_words: list[Text] = Field(default_factory=list)
    in_a_sentence: Text | None = None
    says: Text
    is_a: list[IsAForm] = Field(default_factory=list)


class VocabularyForm(Grouped[TermForm]):
    """`vocabulary.yaml`."""


class StandingForm(Form):
    """How the source speaks of a therapy."""

    id: Id
    label: Text
    says: Text
    wording: list[Text] = Field(min_length=1)


class CompanionForm(Form):
    """A thing that a therapy can stand alongside."""

    id: Id
    label: Text
    says: Text


class StandingsForm(Form):
    """`standings.yaml`, the strongest standing first."""

    editorial: Text
    standings: list[StandingForm] = Field(min_length=1)
    companions: list[CompanionForm] = Field(default_factory=list)


class DerivationForm(RuleForm):
    """A rule that derives a term from others."""

    has: list[SlotId] = Field(min_length=1)
    derives: SlotId


class DerivationsForm(Grouped[DerivationForm]):
    """`derivations.yaml`."""
