"""Forms of what stands beside the rules: scenarios, review stamps, samples and answer sheets."""

from typing import Annotated, Literal

from pydantic import Field, RootModel

from engine.reading.forms.parts import Day, Fingerprint, Form, Id, StatementId, Text

WholeFingerprint = Annotated[
    str, Field(pattern=r"^[0-9a-f]{64}$", description="the 64 hex digits of a fingerprint")
]


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


class StampForm(Form):
    """That somebody has read a rule."""

    rule: Text = Field(description="the id of the rule, also of an is-a edge")
    by: Text
    on: Day
    fingerprint: Fingerprint


class StampsForm(RootModel[list[StampForm]]):
    """`reviews.yaml`."""


class MadeWithForm(Form):
    """The rulebook that a sheet was made with."""

    title: Text
    version: Text
    fingerprint: WholeFingerprint


class AnswerSheetForm(Form):
    """An answer sheet: the terms that are true of the person, and what else a person may have saved."""

    has: list[Text]
    picked: dict[Text, list[Text]] | None = Field(
        default=None, description="the options that were picked, by question; they give exactly `has`"
    )
    matters: list[Text] = Field(default_factory=list, description="the wishes that matter most, out of `has`")
    rulebook: MadeWithForm | None = None


class SampleForm(Form):
    """`samples/ID.yaml`: a made-up answer sheet."""

    title: Text
    says: Text
    has: list[Id]
    matters: list[Id] = Field(default_factory=list)
