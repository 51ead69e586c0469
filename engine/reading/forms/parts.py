"""The parts that all forms are made of."""

from contextlib import suppress
from datetime import date
from typing import Annotated, Generic, Literal, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    Tag,
    model_validator,
)

from engine.reading.nearest import quoted
from engine.reading.wording import AN_ID, ID_PATTERN


def as_date(text: str) -> str:
    """Return a text that is a date; raises ValueError for any other."""
    with suppress(ValueError):
        if date.fromisoformat(text).isoformat() == text:
            return text
    raise ValueError(f"{quoted(text)} is not a date such as 2026-11-23")


Text = Annotated[str, Field(pattern=r"\S", description="any text")]
Sentence = Annotated[str, Field(pattern=r"\S\s+\S", description="any text of several words")]
Id = Annotated[str, Field(pattern=f"^{ID_PATTERN.pattern}$", description=AN_ID)]
_WORD = r"([a-z][a-z0-9]*|\{each\}|\{for\})(-([a-z0-9]+|\{each\}|\{for\}))*"
SlotId = Annotated[str, Field(pattern=f"^{_WORD}$", description=AN_ID)]
"""An id in which `{each}` and `{for}` stand for what a rule is written out for."""
Word = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="a word for use in the ids of rules")
]
StatementId = Annotated[
    str, Field(pattern=r"^[A-Z]+[0-9]{3,}$", description="the id of a statement such as S047")
]
Citation = Annotated[
    str,
    Field(
        pattern=r"^[A-Z]+[0-9]{3,}(/[a-z][a-z0-9]*(-[a-z0-9]+)*)?$",
        description="the id of a statement such as S047",
    ),
]
"""A statement, or one of the readings of it: the id of the statement, a slash, and that of the reading."""
Day = Annotated[str, AfterValidator(as_date), Field(description="a date such as 2026-11-23")]
Fingerprint = Annotated[
    str, Field(pattern=r"^[0-9a-f]{16}$", description="the first 16 hex digits of the SHA-256")
]
Whole = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,5}$", description="a whole number above zero")]
Address = Annotated[
    str,
    Field(
        pattern=r"^(https://[^\s/?#\\@]+[^\s\\]*|(tel|sms|mailto):[^\s\\]+)$",
        description="an address that starts with tel:, sms:, https:// or mailto:",
    ),
]
RowName = Literal["about", "what-happens", "good", "hard", "how-long", "who-takes-part", "who-provides"]
ROWS: tuple[str, ...] = get_args(RowName)  #: the rows of a card, which every card has
Where = Literal["every-page", "start", "questions", "results", "alternatives", "handout"]


class Form(BaseModel):
    """A mapping in a rule file: hyphens in its keys, nothing unknown, nothing turned into something else."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        defer_build=True,  # most forms are parts of others, and are never asked by themselves
        alias_generator=lambda name: name.replace("_", "-"),
        json_schema_extra={"additionalProperties": False},
    )


class Founded(Form):
    """Something that rests on statements, or is ours with a reason, or both."""

    cites: list[Citation] = Field(default_factory=list)
    editorial: Text | None = None


F = TypeVar("F", bound=Form)


class GroupForm(Form, Generic[F]):
    """Several that are ours for the same reason, which stands once over them."""

    editorial: Text
    group: list[F] = Field(min_length=1)


def _is_group(value: object) -> str:
    is_group = isinstance(value, GroupForm) or (isinstance(value, dict) and "group" in value)
    return "a group" if is_group else "one of them"


_OneOrGroup = Annotated[
    Annotated[F, Tag("one of them")] | Annotated[GroupForm[F], Tag("a group")], Discriminator(_is_group)
]


class Grouped(RootModel[list[_OneOrGroup[F]]], Generic[F]):
    """A list of which some may stand in groups."""


Several = Annotated[
    Annotated[list[Id], Field(min_length=1), Tag("a list")]
    | Annotated[dict[Word, Id], Field(min_length=1), Tag("by words")],
    Discriminator(lambda value: "by words" if isinstance(value, dict) else "a list"),
]
"""Subjects for which a rule is written out: ids, or for each the word for it in the id of the rule."""


SLOTS = {"{each}": "each", "{label}": "each", "{for}": "for", "{name}": "for"}
"""Words that are put in where a rule is written out for several, with the key that says for what."""


class RuleForm(Founded):
    """A rule, which may be written once for several terms."""

    id: SlotId
    each: Several | None = None
    has: list[SlotId] = Field(default_factory=list)

    @property
    def slots(self) -> frozenset[str]:
        """Return the slots that stand for something in this rule."""
        return frozenset() if self.each is None else frozenset({"{each}", "{label}"})

    @property
    def slots_of_id(self) -> frozenset[str]:
        """Return the slots that its id needs, so that each rule that is written out has an id of its own."""
        return frozenset({"{each}"} if len(self.each or ()) > 1 else ())

    @model_validator(mode="after")
    def _every_slot_stands_for_something(self) -> Self:
        texts = self.model_dump_json()
        for slot, key in SLOTS.items():
            if slot in self.slots_of_id and slot not in self.id:
                message = f"`id` needs `{slot}` in it, so that each rule that is written out has its own"
                raise ValueError(message)
            if slot in texts and slot not in self.slots:
                raise ValueError(f"`{slot}` stands for something only in a rule with `{key}`")
        return self


class TextEntry(Form):
    """A text of ours on a card, with the reason for it, which may stand over the whole card instead."""

    text: Text
    editorial: Text | None = None


def is_sentence(entry: str) -> bool:
    """Return whether an entry is a text of ours; an id is one word."""
    return len(entry.split()) > 1


def _is_text_or_mapping(value: object) -> str:
    if isinstance(value, str):
        return "text" if is_sentence(value) else "statement"
    return "text of ours"


EntryForm = Annotated[
    Annotated[Citation, Tag("statement")]
    | Annotated[Sentence, Tag("text")]
    | Annotated[TextEntry, Tag("text of ours")],
    Discriminator(_is_text_or_mapping),
]
