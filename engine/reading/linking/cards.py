"""Therapies, alternatives and what their cards have in common."""

from collections.abc import Iterator

from engine.reading.forms.parts import ROWS
from engine.reading.forms.therapies import CardForm, FormOfForm, TherapyForm
from engine.reading.references import Position
from engine.rulebook import Alternative, CardRow, GeneralRow, Kind, Therapy


def kinds(general: Position) -> Iterator[Kind]:
    """Return the kinds of therapy."""
    for here, form in general.each(general.document.form.kinds, "kinds"):
        cites = here.below("cites").cites(form.cites)
        yield Kind(form.id, form.label, form.says, cites, form.editorial or "", here.place)


def general_rows(general: Position) -> Iterator[GeneralRow]:
    """Return the rows that every card has."""
    for here, form in general.each(general.document.form.rows, "rows"):
        by_kind = here.below("by-kind")
        for kind in form.by_kind:
            by_kind.below(kind).one("kind of therapy", kind)
        yield GeneralRow(
            row=form.row,
            label=form.label,
            entries=here.below("all").entries(form.all),
            by_kind=tuple((kind, by_kind.below(kind).entries(each)) for kind, each in form.by_kind.items()),
            silent=form.silent,
            place=here.place,
        )


def therapy(name: str, here: Position) -> Therapy:
    """Return a therapy; the name is the file's."""
    form: TherapyForm = here.document.form
    form_of, cites = _form_of(name, here.below("form-of"), form.form_of)
    return Therapy(
        id=name,
        name=form.name,
        also_called=tuple(form.also_called),
        kind=here.below("kind").one("kind of therapy", form.kind),
        form_of=form_of,
        form_of_cites=cites,
        card=_card(here, form),
        place=here.place,
    )


def _form_of(name: str, here: Position, form: FormOfForm | None) -> tuple[str, tuple[str, ...]]:
    if form is None:
        return "", ()
    if form.therapy == name:
        here.fault("a therapy cannot be a form of itself")
    return here.below("therapy").one("therapy", form.therapy), here.below("cites").cites(form.cites)


def _card(here: Position, form: CardForm) -> tuple[CardRow, ...]:
    rows = ((name, here.below(name).entries(form.row(name), form.editorial or "")) for name in ROWS)
    return tuple(CardRow(name, entries) for name, entries in rows if entries)


def alternatives(here: Position) -> Iterator[Alternative]:
    """Return the cards that stand among the therapies without any rule."""
    for position, form in here.each(here.document.form.root):
        if form.id in here.references.names("therapy"):
            position.fault(f"`{form.id}` is a therapy too; choose another id")
        yield Alternative(form.id, form.name, _card(position, form), position.place)
