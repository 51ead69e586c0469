"""Cards: what is known of an option, its own statements first, then what it shares with others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.rulebook import Alternative, CardRow, Entry, GeneralRow, InShort, Rulebook, Therapy


@dataclass(frozen=True)
class Row:
    """One row of a card, ready to show."""

    row: str  #: its id
    label: str  #: its heading
    own: tuple[Entry, ...]  #: entries that speak of this therapy
    of_kind: tuple[Entry, ...]  #: entries that speak of every therapy of its kind
    of_all: tuple[Entry, ...]  #: entries that speak of every therapy
    silent: str  #: what to show if `own` is empty, else empty: that the source is silent, and what to ask
    #: its own entries in a few words; None for what it is, which `in_short` of the option says
    short: InShort | None
    shared_short: InShort | None  #: what it shares in a few words, of its kind rather than of every therapy

    @property
    def shared(self) -> tuple[Entry, ...]:
        """Return what it has in common with others, its own kind first."""
        return self.of_kind + self.of_all


IN_SHORT = "in-short"  #: the name of the line in short among the rows of a card in reports
Holder = Literal["therapy", "alternative", "every", "every-of-kind"]
"""On which cards a row stands: on that of one option, or on every card, or on every card of a kind."""


@dataclass(frozen=True)
class HeldRow:
    """A row where it is written."""

    holder: Holder
    name: str  #: the id of the option or of the kind; empty for every card
    row: CardRow

    @property
    def what(self) -> str:
        """Return which row it is, for reports, with ids in backticks."""
        return row_in_words(self.holder, self.name, self.row.row)


def row_in_words(holder: Holder, name: str, row: str) -> str:
    """Return which row of which cards it is, for reports, with ids in backticks."""
    match holder:
        case "every":
            return f"every card, {row}"
        case "every-of-kind":
            return f"every card of kind `{name}`, {row}"
        case option:
            return f"card of {option} `{name}`, {row}"


def card(rulebook: Rulebook, subject: Therapy | Alternative) -> tuple[Row, ...]:
    """Return every row of a card, in the order that the rulebook gives.

    Alternatives inherit nothing: what the source says of therapies does not speak of them.
    """
    own = {each.row: each for each in subject.card}
    kind = subject.kind if isinstance(subject, Therapy) else None
    return tuple(
        _row(general, own.get(general.row, CardRow(general.row, ())), kind) for general in rulebook.general
    )


def _row(general: GeneralRow, own: CardRow, kind: str | None) -> Row:
    inherited = dict(general.inherited) if kind else {}
    of_kind, of_all = (inherited.get(each, CardRow(general.row, ())) for each in (kind or "", ""))
    return Row(
        row=general.row,
        label=general.label,
        own=own.entries,
        of_kind=of_kind.entries,
        of_all=of_all.entries,
        silent="" if own.entries else general.silent,
        short=own.short,
        shared_short=of_kind.short or of_all.short,
    )


def holder(subject: Therapy | Alternative) -> Holder:
    """Return how the holder of the rows of an option is called."""
    return "therapy" if isinstance(subject, Therapy) else "alternative"


def held_rows(rulebook: Rulebook) -> Iterator[HeldRow]:
    """Yield every row of every card where it is written, so what is inherited comes once."""
    for subject in rulebook.subjects:
        yield from (HeldRow(holder(subject), subject.id, row) for row in subject.card)
    for general in rulebook.general:
        for kind, row in general.inherited:
            yield HeldRow("every-of-kind" if kind else "every", kind, row)


def says(rulebook: Rulebook, entry: Entry) -> str:
    """Return the text of an entry: what its statement says, or its own."""
    return rulebook.statement[entry.statement].says if entry.statement else entry.text
