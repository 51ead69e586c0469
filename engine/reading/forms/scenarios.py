"""Scenarios, which stand beside the file that they test."""

from typing import Literal

from pydantic import Field, RootModel

from engine.reading.forms.parts import Form, Id, StatementId, Text


class TherapyScenarioForm(Form):
    """The exact effect of an answer sheet on one therapy."""

    name: Text
    has: list[Id]
    lists: Id | None = None
    alongside: Id | None = None
    because: list[Id] = Field(default_factory=list)
    cautions: list[Id] = Field(default_factory=list)
    notes: list[Id] = Field(default_factory=list)
    fits: list[Id] = Field(default_factory=list)
    cites: dict[Text, list[StatementId]] = Field(default_factory=dict)


class TherapyScenariosForm(RootModel[list[TherapyScenarioForm]]):
    """`therapies/ID.test.yaml`."""


class DerivationScenarioForm(Form):
    """The exact terms that are derived from an answer sheet."""

    name: Text
    has: list[Id]
    derives: list[Id]
    cites: dict[Text, list[StatementId]] = Field(default_factory=dict)


class DerivationScenariosForm(RootModel[list[DerivationScenarioForm]]):
    """`derivations.test.yaml`."""


class NoticeScenarioForm(Form):
    """The exact notices that an answer sheet brings up."""

    name: Text
    has: list[Id]
    shows: list[Id]
    cites: dict[Text, list[StatementId]] = Field(default_factory=dict)


class NoticeScenariosForm(RootModel[list[NoticeScenarioForm]]):
    """`notices.test.yaml`."""


class QuestionScenarioForm(Form):
    """The exact answer sheet that comes out when these options are picked."""

    name: Text
    picks: dict[Id, list[Id]]
    has: list[Id]


class QuestionScenariosForm(RootModel[list[QuestionScenarioForm]]):
    """`questionnaire.test.yaml`."""


class SearchScenarioForm(Form):
    """The answer of the search to each of these phrases, exactly."""

    name: Text
    phrases: list[Text] = Field(min_length=1)
    topics: list[Id] = Field(default_factory=list)
    replies: list[Id] = Field(default_factory=list)
    help: Literal["shown"] | None = None


class SearchScenariosForm(RootModel[list[SearchScenarioForm]]):
    """`search.test.yaml`."""
