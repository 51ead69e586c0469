"""Forms of what visitors meet around the list: notices, questions, the about page; and avoided words."""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, RootModel, Tag, model_validator

from engine.reading.forms.parts import (
    Address,
    Day,
    EntryForm,
    Form,
    Founded,
    Grouped,
    Id,
    RuleForm,
    Text,
    Where,
)


class LinkForm(Form):
    """A link: what it is called and where it leads."""

    label: Text
    to: Address


class ContactForm(Form):
    """A way to reach help."""

    region: Text
    says: Text
    links: list[LinkForm] = Field(default_factory=list)


class NamedContactForm(ContactForm):
    """A way to reach help that notices name, and the day on which it was last tried."""

    id: Id
    checked: Day


class ContactsForm(RootModel[list[NamedContactForm]]):
    """`contacts.yaml`."""


ContactOrName = Annotated[
    Annotated[Id, Tag("a name")] | Annotated[ContactForm, Tag("a contact")],
    Discriminator(lambda value: "a name" if isinstance(value, str) else "a contact"),
]


class NoticeForm(RuleForm):
    """A text that is shown when its terms are there."""

    where: list[Where] = Field(min_length=1)
    title: Text
    text: Text
    contacts: list[ContactOrName] = Field(default_factory=list)
    checked: Day | None = None
    line: Text | None = None

    @model_validator(mode="after")
    def _contacts_are_dated(self) -> Self:
        if self.checked is None and any(isinstance(each, ContactForm) for each in self.contacts):
            message = "has `contacts`, so it needs `checked` with the day on which they were last tried"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _a_line_is_shown(self) -> Self:
        in_view = self.contacts and "every-page" in self.where
        if self.line is not None and not (in_view or "results" in self.where):
            raise ValueError("has a `line`, so it needs `results`, or `every-page` and `contacts`")
        return self


class NoticesForm(Grouped[NoticeForm]):
    """`notices.yaml`."""


class TermChoiceForm(Form):
    """An option that gives one term and takes its label from the vocabulary."""

    term: Id
    help: Text | None = None


class OwnChoiceForm(Form):
    """An option with a label of its own, which gives any number of terms."""

    id: Id
    label: Text
    help: Text | None = None
    gives: list[Id]


def _is_term_or_own(value: object) -> str:
    is_term = isinstance(value, TermChoiceForm) or (isinstance(value, dict) and "term" in value)
    return "option for a term" if is_term else "option of its own"


ChoiceForm = Annotated[
    Annotated[TermChoiceForm, Tag("option for a term")] | Annotated[OwnChoiceForm, Tag("option of its own")],
    Discriminator(_is_term_or_own),
]


class ChoiceGroupForm(Form):
    """Options that stand together."""

    label: Text | None = None
    choices: list[ChoiceForm] = Field(min_length=1)


class QuestionForm(Founded):
    """A question that can be skipped."""

    id: Id
    title: Text
    help: Text | None = None
    why: Text
    choose: Literal["one", "several"]
    groups: list[ChoiceGroupForm] = Field(min_length=1)


class QuestionnaireForm(RootModel[list[QuestionForm]]):
    """`questionnaire.yaml`."""


class PassageForm(Form):
    """A part of the about page."""

    id: Id
    title: Text
    editorial: Text | None = None
    entries: list[EntryForm] = Field(min_length=1)
    also_on: list[Literal["handout"]] = Field(default_factory=list)


class AboutForm(RootModel[list[PassageForm]]):
    """`about.yaml`."""


class AvoidForm(Form):
    """A word that no visible text uses, its other forms, and what to say instead."""

    word: Text
    forms: list[Text] = Field(default_factory=list)
    instead: Text


class ExemptForm(Form):
    """A phrase in which an avoided word is allowed, with the reason."""

    phrase: Text
    reason: Text


class InferForm(Form):
    """A word that infers a topic from a sign, its other forms, and why it may not lead there."""

    word: Text
    forms: list[Text] = Field(default_factory=list)
    reason: Text


class WordsForm(Form):
    """`words.yaml`."""

    avoid: list[AvoidForm]
    exempt: list[ExemptForm] = Field(default_factory=list)
    infer: list[InferForm] = Field(default_factory=list)
