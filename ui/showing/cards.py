"""The card of a therapy or of another choice, ready to show."""

from dataclasses import dataclass

from engine.cards import Row, card
from engine.rulebook import Alternative, Entry, Rulebook, Therapy
from ui.once import Once
from ui.texts import Say
from ui.views.citations import Line, citations, line, marks


@dataclass(frozen=True)
class Shared:
    """What a card has in common with others, and with which."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RowView:
    """A row of a card; `silent` is there where the card has nothing of its own in it."""

    id: str
    label: str
    own: tuple[Line, ...]
    shared: tuple[Shared, ...]
    silent: str


@dataclass(frozen=True)
class CardView:
    """What is known of a therapy or of another choice.

    Attributes:
        kind: what kind of choice it is.
        kind_says: what that kind is, if it has a meaning of its own.
        form_of: what the source calls it a form of, if anything.
        first: the row that stands first and is always open.
        rest: every other row.
    """

    id: str
    name: str
    also_called: str
    kind: str
    kind_says: Line | None
    form_of: Line | None
    first: RowView
    rest: tuple[RowView, ...]


_CARDS = Once()


def therapy_card(rulebook: Rulebook, say: Say, therapy: Therapy) -> CardView:
    """Return the card of a therapy."""
    return _CARDS.get(rulebook, (say, therapy.id), lambda: _therapy_card(rulebook, say, therapy))


def alternative_card(rulebook: Rulebook, say: Say, alternative: Alternative) -> CardView:
    """Return the card of a choice that stands beside the therapies."""
    return _CARDS.get(rulebook, (say, alternative.id), lambda: _alternative_card(rulebook, say, alternative))


def _therapy_card(rulebook: Rulebook, say: Say, therapy: Therapy) -> CardView:
    kind = next(each for each in rulebook.kinds if each.id == therapy.kind)
    rows = _rows(rulebook, say, therapy, kind.label)
    return CardView(
        id=therapy.id,
        name=therapy.name,
        also_called=say("also-called", names=", ".join(therapy.also_called)) if therapy.also_called else "",
        kind=kind.label,
        kind_says=Line(kind.says, citations(rulebook, say, kind.cites), marks(say, kind.editorial)),
        form_of=_form_of(rulebook, say, therapy),
        first=rows[0],
        rest=rows[1:],
    )


def _alternative_card(rulebook: Rulebook, say: Say, alternative: Alternative) -> CardView:
    rows = _rows(rulebook, say, alternative, "")
    return CardView(
        id=alternative.id,
        name=alternative.name,
        also_called="",
        kind=say("alternative-kind"),
        kind_says=None,
        form_of=None,
        first=rows[0],
        rest=rows[1:],
    )


def _form_of(rulebook: Rulebook, say: Say, therapy: Therapy) -> Line | None:
    if not therapy.form_of:
        return None
    text = say("card-form-of", therapy=rulebook.therapy[therapy.form_of].name)
    return Line(text, citations(rulebook, say, therapy.form_of_cites))


def _rows(rulebook: Rulebook, say: Say, subject: Therapy | Alternative, kind: str) -> tuple[RowView, ...]:
    return tuple(_row(rulebook, say, row, kind) for row in card(rulebook, subject))


def _row(rulebook: Rulebook, say: Say, row: Row, kind: str) -> RowView:
    parted = ((say("card-shared-kind", kind=kind), row.of_kind), (say("card-shared-all"), row.of_all))
    shared = tuple(Shared(label, _lines(rulebook, say, entries)) for label, entries in parted if entries)
    return RowView(row.row, row.label, _lines(rulebook, say, row.own), shared, row.silent)


def _lines(rulebook: Rulebook, say: Say, entries: tuple[Entry, ...]) -> tuple[Line, ...]:
    return tuple(line(rulebook, say, each) for each in entries)
