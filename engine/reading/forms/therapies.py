"""Cards and the rules of therapies."""

from typing import Annotated, Self

from pydantic import Discriminator, Field, RootModel, Tag, model_validator

from engine.reading.forms.parts import (
    ROWS,
    EntryForm,
    Form,
    Founded,
    Grouped,
    Id,
    RowName,
    RuleForm,
    Several,
    SlotId,
    StatementId,
    Text,
)


class ShortRowForm(Form):
    """The entries of a row, with a few words for them that fit into a table."""

    short: Text
    entries: list[EntryForm] = Field(min_length=1)


RowForm = Annotated[
    Annotated[list[EntryForm], Tag("a list")] | Annotated[ShortRowForm, Tag("with a few words")],
    Discriminator(lambda value: "a list" if isinstance(value, list) else "with a few words"),
]


class InShortForm(Founded):
    """A line that says what an option is."""

    says: Text


class KindForm(Founded):
    """A kind of therapy."""

    id: Id
    label: Text
    says: Text


class GeneralRowForm(Form):
    """A row that every card has, and what is inherited in it."""

    row: RowName
    label: Text
    all: RowForm = Field(default_factory=list)
    by_kind: dict[Id, RowForm] = Field(default_factory=dict)
    silent: Text


class GeneralForm(Form):
    """`general.yaml`."""

    kinds: list[KindForm] = Field(min_length=1)
    rows: list[GeneralRowForm]

    @model_validator(mode="after")
    def _has_every_row_once(self) -> Self:
        if sorted(row.row for row in self.rows) != sorted(ROWS):
            raise ValueError(f"`rows` must hold each of these once: {', '.join(ROWS)}")
        return self


class CardForm(Form):
    """The rows of a card, and the reason for each text of ours on it that gives none."""

    editorial: Text | None = None
    in_short: InShortForm | None = None
    about: list[EntryForm] = Field(min_length=1)
    what_happens: RowForm = Field(default_factory=list)
    good: RowForm = Field(default_factory=list)
    hard: RowForm = Field(default_factory=list)
    how_long: RowForm = Field(default_factory=list)
    who_takes_part: RowForm = Field(default_factory=list)
    who_provides: RowForm = Field(default_factory=list)

    def row(self, name: str) -> RowForm:
        """Return a row of `ROWS`."""
        row: RowForm = getattr(self, name.replace("-", "_"))
        return row


CONCLUSIONS = ("lists", "cautions", "notes", "fits")
"""The keys under which a rule of a therapy says what it concludes."""


class TherapyRuleForm(RuleForm):
    """A rule of a therapy, with exactly one conclusion; a fit may leave out that it has the wish."""

    has: list[SlotId] = Field(default_factory=list, min_length=1)
    lists: Id | None = None
    alongside: Id | None = None
    cautions: Text | None = None
    notes: Text | None = None
    fits: SlotId | None = None

    @model_validator(mode="after")
    def _concludes_one_thing(self) -> Self:
        conclusions = [name for name in CONCLUSIONS if getattr(self, name) is not None]
        if len(conclusions) != 1:
            found = f"has {' and '.join(f'`{name}`' for name in conclusions)}" if conclusions else "has none"
            message = f"needs exactly one of {', '.join(f'`{name}`' for name in CONCLUSIONS)}, but {found}"
            raise ValueError(message)
        if self.alongside is not None and self.lists is None:
            raise ValueError("`alongside` belongs to a rule with `lists`")
        if not self.has and self.fits is None:
            raise ValueError("`has` is missing")
        return self


class SharedRuleForm(TherapyRuleForm):
    """A rule for several therapies: those that are named, or all of a kind."""

    therapies: Several | None = Field(default=None, alias="for")
    for_kind: Id | None = None

    @property
    def slots(self) -> frozenset[str]:
        """Return the slots that stand for something in this rule."""
        given = self.therapies is not None or self.for_kind is not None
        return super().slots | ({"{for}", "{name}"} if given else frozenset())

    @property
    def slots_of_id(self) -> frozenset[str]:
        """Return the slots that its id needs, so that each rule that is written out has an id of its own."""
        several = self.for_kind is not None or len(self.therapies or ()) > 1
        return super().slots_of_id | ({"{for}"} if several else frozenset())

    @model_validator(mode="after")
    def _is_for_some(self) -> Self:
        if (self.therapies is None) == (self.for_kind is None):
            raise ValueError("needs either `for` with the therapies that it speaks of, or `for-kind`")
        return self


class SharedForm(Grouped[SharedRuleForm]):
    """`shared.yaml`."""


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
    rules: Grouped[TherapyRuleForm]

    @model_validator(mode="after")
    def _has_a_rule(self) -> Self:
        if not self.rules.root:
            raise ValueError("`rules` is an empty list; write at least one item")
        return self


class AlternativeForm(CardForm):
    """A card that stands among the therapies without any rule."""

    id: Id
    name: Text


class AlternativesForm(RootModel[list[AlternativeForm]]):
    """`alternatives.yaml`."""
