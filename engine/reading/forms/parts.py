"""The parts that all forms are made of."""

import re
from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from engine.reading.nearest import quoted


def _is_date(text: str) -> str:
    try:
        right = date.fromisoformat(text).isoformat() == text
    except ValueError:
        right = False
    if not right:
        message = f"{quoted(text)} is not a date such as 2026-11-23"
        raise ValueError(message)
    return text


Text = Annotated[str, Field(pattern=r"\S", description="any text")]
ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
Id = Annotated[
    str, Field(pattern=f"^{ID_PATTERN.pattern}$", description="lower-case words joined by hyphens")
]
StatementId = Annotated[
    str, Field(pattern=r"^[A-Z]+[0-9]{3,}$", description="the id of a statement such as S047")
]
Day = Annotated[str, AfterValidator(_is_date), Field(description="a date such as 2026-11-23")]
Fingerprint = Annotated[
    str, Field(pattern=r"^[0-9a-f]{16}$", description="the first 16 hex digits of the SHA-256")
]
Whole = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,5}$", description="a whole number above zero")]
Address = Annotated[
    str,
    Field(
        pattern=r"^(tel|sms|https|mailto):\S+$",
        description="an address that starts with tel:, sms:, https: or mailto:",
    ),
]
RowName = Literal["about", "what-happens", "good", "hard", "how-long", "who-takes-part", "who-provides"]
ROWS: tuple[str, ...] = get_args(RowName)
"""The rows of a card, which every card has."""
Where = Literal["every-page", "start", "questions", "results", "handout"]


class Form(BaseModel):
    """A mapping in a rule file: hyphens in its keys, nothing unknown, nothing turned into something else."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
        json_schema_extra={"additionalProperties": False},
    )


class Founded(Form):
    """Something that rests on statements, or is ours with a reason, or both."""

    cites: list[StatementId] = Field(default_factory=list)
    editorial: Text | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if not self.cites and self.editorial is None:
            message = "needs `cites` with the statements it rests on, or `editorial` with the reason"
            raise ValueError(message)
        return self


class TextEntry(Form):
    """A text of ours on a card, with the reason for it."""

    text: Text
    editorial: Text


def _is_text_or_mapping(value: object) -> str:
    return "statement" if isinstance(value, str) else "text of ours"


EntryForm = Annotated[
    Annotated[StatementId, Tag("statement")] | Annotated[TextEntry, Tag("text of ours")],
    Discriminator(_is_text_or_mapping),
]
