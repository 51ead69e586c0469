"""The search of topics: `search.yaml`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from engine.reading.forms.parts import Form, Id, Text

Typed = Annotated[str, Field(pattern=r"\w", description="words that somebody may type")]
Ending = Annotated[str, Field(pattern=r"^[^\W\d]*$", description="the last letters of a word, or nothing")]


class ReplyForm(Form):
    """The answer to some phrases."""

    id: Id
    kind: Literal["name", "danger", "common", "sign", "saying", "harmless"]
    reason: Text
    says: Text | None = None
    topics: list[Id] = Field(default_factory=list)
    notices: list[Id] = Field(default_factory=list)
    phrases: list[Typed] = Field(default_factory=list)
    alone: list[Typed] = Field(default_factory=list)

    @model_validator(mode="after")
    def _answers(self) -> Self:
        if not self.phrases and not self.alone:
            raise ValueError("needs `phrases` or `alone` with what somebody may type")
        if self.kind in {"saying", "harmless"} and (self.says or self.topics or self.notices):
            message = (
                "takes away and answers nothing; leave out what it says and shows, or choose another kind"
            )
            raise ValueError(message)
        if self.kind in {"danger", "common", "sign"} and not self.says:
            raise ValueError("needs `says` with what a visitor reads")
        if self.kind == "name" and not self.topics:
            raise ValueError("needs `topics` with the topics that go by these names")
        return self


class SearchForm(Form):
    """`search.yaml`."""

    editorial: Text
    found: Text
    unknown: Text
    therapies: Text
    alike: dict[Text, list[Typed]] = Field(default_factory=dict)
    endings: dict[Ending, list[Text]] = Field(default_factory=dict)
    groups: dict[Id, list[Typed]] = Field(default_factory=dict)
    passed_over: list[Typed] = Field(default_factory=list)
    negations: list[Typed] = Field(default_factory=list)
    correct: list[Typed] = Field(default_factory=list)
    replies: list[ReplyForm] = Field(default_factory=list)
