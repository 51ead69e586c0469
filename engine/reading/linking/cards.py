"""Therapies, alternatives and what their cards have in common."""

from collections.abc import Iterator

from engine.reading.forms.parts import ROWS
from engine.reading.forms.therapies import CardForm, FormOfForm, RowForm, ShortRowForm, TherapyForm
from engine.reading.references import Position
from engine.rulebook import Alternative, CardRow, GeneralRow, InShort, Kind, Therapy


def kinds(general: Position) -> Iterator[Kind]:
    """Return the kinds of therapy."""
    for here, form in general.each(general.document.form.kinds, "kinds"):
        yield here.made(Kind, form)


def general_rows(general: Position) -> Iterator[GeneralRow]:
    """Return the rows that every card has."""
    for here, form in general.each(general.document.form.rows, "rows"):
        by_kind = here.below("by-kind")
        for kind in form.by_kind:
            by_kind.below(kind).one("kind of therapy", kind)
        rows = [("", here.below("all"), form.all)]
        rows += ((kind, by_kind.below(kind), each) for kind, each in form.by_kind.items())
        inherited = tuple((kind, _row(at, form.row, each)) for kind, at, each in rows if each)
        yield here.made(GeneralRow, form, inherited=inherited)


def therapy(name: str, here: Position) -> Therapy:
    """Return a therapy; the name is the file's."""
    form: TherapyForm = here.document.form
    form_of, cites = _form_of(name, here.below("form-of"), form.form_of)
    here.below("kind").one("kind of therapy", form.kind)
    return here.made(Therapy, form, id=name, form_of=form_of, form_of_cites=cites, **_card(here, form))


def _form_of(name: str, here: Position, form: FormOfForm | None) -> tuple[str, tuple[str, ...]]:
    if form is None:
        return "", ()
    if form.therapy == name:
        here.fault("a therapy cannot be a form of itself")
    return here.below("therapy").one("therapy", form.therapy), here.below("cites").cites(form.cites)


def _card(here: Position, form: CardForm) -> dict[str, object]:
    """Return the card of an option, and what it is in short."""
    rows = ((name, form.row(name)) for name in ROWS)
    card = tuple(_row(here.below(name), name, row, form.editorial or "") for name, row in rows if row)
    return {"card": card, "in_short": _in_short(here.below("in-short"), form)}


def _row(here: Position, name: str, form: RowForm, editorial: str = "") -> CardRow:
    """Return a row; its few words rest on what its entries rest on."""
    if not isinstance(form, ShortRowForm):
        return CardRow(name, here.entries(form, editorial))
    entries = here.below("entries").entries(form.entries, editorial)
    cites = dict.fromkeys(each.statement for each in entries if each.statement)
    ours = dict.fromkeys(each.editorial for each in entries if each.editorial)
    return CardRow(
        name, entries, InShort(form.short, tuple(cites), "; ".join(ours), here.below("short").place)
    )


def _in_short(here: Position, form: CardForm) -> InShort | None:
    if form.in_short is None:
        return None
    own = form.in_short.editorial or ("" if form.in_short.cites else form.editorial)
    (plain,) = here.written_out(form.in_short.model_copy(update={"editorial": own or None}))
    return here.made(InShort, plain, text=plain.says)


def alternatives(here: Position) -> Iterator[Alternative]:
    """Return the cards that stand among the therapies without any rule."""
    for position, form in here.each(here.document.form.root):
        if form.id in here.references.names("therapy"):
            position.fault(f"`{form.id}` is a therapy too; choose another id")
        yield position.made(Alternative, form, **_card(position, form))
