"""Answer sheets: those that people save, and samples for demonstrations."""

from typing import Annotated

from pydantic import Field

from engine.reading.forms.parts import Form, Id, Text

WholeFingerprint = Annotated[
    str, Field(pattern=r"^[0-9a-f]{64}$", description="the 64 hex digits of a fingerprint")
]


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
