"""A QuestionnaireResponse of FHIR R4: what is taken from it, and what is passed over.

FHIR allows more than is needed here, so its other elements are passed over, whatever they hold.
Keys that FHIR does not know are refused, and so are those that change what the rest means.
Numbers and booleans come in as texts here, and none of them is looked at.
"""

from typing import ClassVar, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from engine.reading.forms.parts import Text

OF_EVERY_ELEMENT = frozenset({"id", "extension", "fhir_comments"})
CHANGES_MEANING = ("modifierExtension", "implicitRules")


class FhirForm(BaseModel):
    """An element of FHIR."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=to_camel)
    #: the elements that FHIR allows in it and that are not looked at
    PASSED_OVER: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_passed_over(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        element = cast("dict[str, object]", value)
        for each in CHANGES_MEANING:
            if each in element:
                raise ValueError(f"`{each}` can change what the rest means, and is not understood here")
        own = {field.alias for field in cls.model_fields.values()}
        passed_over = OF_EVERY_ELEMENT | cls.PASSED_OVER
        return {
            key: each
            for key, each in element.items()
            if key not in passed_over and not (key.startswith("_") and key[1:] in passed_over | own)
        }


class CodingForm(FhirForm):
    """A code of a code system."""

    PASSED_OVER = frozenset({"version", "display", "userSelected"})
    system: Text | None = None
    code: Text


class AnswerForm(FhirForm):
    """An answer to a question: one of its options, and the answers to the questions below it."""

    value_coding: CodingForm
    item: "list[ItemForm]" = Field(default_factory=list)


class ItemForm(FhirForm):
    """A question with its answers, or a group of questions."""

    PASSED_OVER = frozenset({"definition", "text"})
    link_id: Text
    answer: list[AnswerForm] = Field(default_factory=list)
    item: "list[ItemForm]" = Field(default_factory=list)


PERSONAL = (
    "id",
    "text",
    "contained",
    "identifier",
    "basedOn",
    "partOf",
    "subject",
    "encounter",
    "authored",
    "author",
    "source",
)
"""The elements of a response that can lead to a person."""


class QuestionnaireResponseForm(FhirForm):
    """The answers to a questionnaire."""

    PASSED_OVER = frozenset({*PERSONAL, "meta", "language"})
    resource_type: Literal["QuestionnaireResponse"]
    questionnaire: Text | None = None
    status: Literal["in-progress", "completed", "amended", "stopped"]
    item: list[ItemForm] = Field(default_factory=list)
