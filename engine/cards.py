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
        of_kind: entries that speak of every therapy of its kind.
        of_all: entries that speak of every therapy.
        silent: what to show if `own` is empty, else empty: that the source is silent, and what to ask.
    """

    row: str
    label: str
    own: tuple[Entry, ...]
    of_kind: tuple[Entry, ...]
    of_all: tuple[Entry, ...]
    silent: str

    @property
    def shared(self) -> tuple[Entry, ...]:
        """Return what it has in common with others, its own kind first."""
        return self.of_kind + self.of_all


def card(rulebook: Rulebook, subject: Therapy | Alternative) -> tuple[Row, ...]:
    """Return every row of a card, in the order that the rulebook gives.

    Alternatives inherit nothing: what the source says of therapies does not speak of them.
    """
    own = {each.row: each.entries for each in subject.card}
    kind = subject.kind if isinstance(subject, Therapy) else None
    return tuple(_row(general, own.get(general.row, ()), kind) for general in rulebook.general)


def _row(general: GeneralRow, own: tuple[Entry, ...], kind: str | None) -> Row:
    of_kind = dict(general.by_kind).get(kind or "", ())
    of_all = general.entries if kind else ()
    return Row(general.row, general.label, own, of_kind, of_all, "" if own else general.silent)


def says(rulebook: Rulebook, entry: Entry) -> str:
    """Return the text of an entry: what its statement says, or its own."""
    return rulebook.statement[entry.statement].says if entry.statement else entry.text
