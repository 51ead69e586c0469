"""A card: what is known of a therapy, its own statements first, then what it shares with others."""

from dataclasses import dataclass

from engine.rulebook import Alternative, Entry, GeneralRow, Rulebook, Therapy


@dataclass(frozen=True)
class Row:
    """One row of a card, ready to show.

    Attributes:
        row: its id.
        label: its heading.
        own: entries that speak of this therapy.
        shared: entries that speak of every therapy, or of every therapy of its kind.
        silent: what to show if `own` is empty, else empty: that the source is silent, and what to ask.
    """

    row: str
    label: str
    own: tuple[Entry, ...]
    shared: tuple[Entry, ...]
    silent: str


def card(rulebook: Rulebook, subject: Therapy | Alternative) -> tuple[Row, ...]:
    """Return every row of a card, in the order that the rulebook gives.

    Alternatives inherit nothing: what the source says of therapies does not speak of them.
    """
    own = {each.row: each.entries for each in subject.card}
    kind = subject.kind if isinstance(subject, Therapy) else None
    return tuple(_row(general, own.get(general.row, ()), kind) for general in rulebook.general)


def _row(general: GeneralRow, own: tuple[Entry, ...], kind: str | None) -> Row:
    return Row(general.row, general.label, own, _shared(general, kind), "" if own else general.silent)


def says(rulebook: Rulebook, entry: Entry) -> str:
    """Return the text of an entry: what its statement says, or its own."""
    return rulebook.statement[entry.statement].says if entry.statement else entry.text


def _shared(general: GeneralRow, kind: str | None) -> tuple[Entry, ...]:
    if kind is None:
        return ()
    return dict(general.by_kind).get(kind, ()) + general.entries
