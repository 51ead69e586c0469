"""Cards and the rules of therapies."""

from typing import Self

from pydantic import Field, RootModel, model_validator

from engine.reading.forms.parts import ROWS, EntryForm, Form, Founded, Id, RowName, StatementId, Text


class KindForm(Founded):
    """A kind of therapy."""

    id: Id
    label: Text
    says: Text


class GeneralRowForm(Form):
    """A row that every card has, and what is inherited in it."""

    row: RowName
    label: Text
    all: list[EntryForm] = Field(default_factory=list)
    by_kind: dict[Id, list[EntryForm]] = Field(default_factory=dict)
    silent: Text


class GeneralForm(Form):
    """`general.yaml`."""

    kinds: list[KindForm] = Field(min_length=1)
    rows: list[GeneralRowForm]

    @model_validator(mode="after")
    def _has_every_row_once(self) -> Self:
        if sorted(row.row for row in self.rows) != sorted(ROWS):
            message = f"`rows` must hold each of these once: {', '.join(ROWS)}"
            raise ValueError(message)
        return self


class CardForm(Form):
    """The rows of a card."""

    about: list[EntryForm] = Field(min_length=1)
    what_happens: list[EntryForm] = Field(default_factory=list)
    good: list[EntryForm] = Field(default_factory=list)
    hard: list[EntryForm] = Field(default_factory=list)
    how_long: list[EntryForm] = Field(default_factory=list)
    who_takes_part: list[EntryForm] = Field(default_factory=list)
    who_provides: list[EntryForm] = Field(default_factory=list)

    def row(self, name: str) -> list[EntryForm]:
        """Return the entries of a row of `ROWS`."""
        entries: list[EntryForm] = getattr(self, name.replace("-", "_"))
        return entries


class TherapyRuleForm(Founded):
    """A rule of a therapy, with exactly one conclusion."""

    id: Id
    has: list[Id] = Field(min_length=1)
    lists: Id | None = None
    alongside: Id | None = None
    notes: Text | None = None
    fits: Id | None = None

    @model_validator(mode="after")
    def _concludes_one_thing(self) -> Self:
        conclusions = [name for name in ("lists", "notes", "fits") if getattr(self, name) is not None]
        if len(conclusions) != 1:
            found = f"has {' and '.join(f'`{name}`' for name in conclusions)}" if conclusions else "has none"
            message = f"needs exactly one of `lists`, `notes`, `fits`, but {found}"
            raise ValueError(message)
        if self.alongside is not None and self.lists is None:
            message = "`alongside` belongs to a rule with `lists`"
            raise ValueError(message)
        return self


class FormOfForm(Form):
    """That the source calls a therapy a form of another one."""

    therapy: Id
    cites: list[StatementId] = Field(min_length=1)


class TherapyForm(CardForm):
    """`therapies/ID.yaml`."""

    name: Text
    also_called: list[Text] = Field(default_factory=list)
    kind: Id
    form_of: FormOfForm | None = None
    rules: list[TherapyRuleForm] = Field(min_length=1)


class AlternativeForm(CardForm):
    """A card that stands among the therapies without any rule."""

    id: Id
    name: Text


class AlternativesForm(RootModel[list[AlternativeForm]]):
    """`alternatives.yaml`."""
