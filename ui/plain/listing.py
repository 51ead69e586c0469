"""The list as a plain page, to be read and to be printed."""

from dataclasses import dataclass

from ui.drawing.notices import notices
from ui.drawing.parts import cited, lead, line, lines, marks, page_heading, quiet
from ui.markup import Html, bullets, disclosure, element, join
from ui.plain.form import Told, hidden
from ui.plain.parts import button, form, pressed, proofs, rule
from ui.showing.cards import CardView
from ui.showing.changes import Part, Row
from ui.showing.foundations import Line
from ui.showing.moves import Change, MovesView
from ui.showing.needs import NeedView
from ui.showing.ordering import Ordering
from ui.showing.results import GroupView, ListedView, NotListedView, Results
from ui.showing.stamp import Stamp
from ui.texts import Say

FEW = 6
"""How many answers to try are shown without opening anything."""


@dataclass(frozen=True)
class Listing:
    """The list with what stands around it.

    Attributes:
        moves: what is otherwise than with the answers that are no try; None if nothing is tried.
        opened: whether everything stands open, to be printed.
    """

    view: Results
    moves: MovesView | None
    stamp: Stamp
    opened: bool


def listing(shown: Listing, told: Told, say: Say) -> Html:
    """Return the list."""
    view = shown.view
    return form(
        hidden(told),
        page_heading(say("list-title")),
        lead(view.told),
        _moves(shown.moves, say) if shown.moves else None,
        notices(tuple(each for each in view.notices if each.prompted)),
        _ways(shown, say),
        notices(tuple(each for each in view.notices if not each.prompted)),
        _glance(view, say),
        *(_group(each, shown, say) for each in view.groups),
        _section(
            "alternatives",
            say("list-alternatives"),
            element("p", say("list-alternatives-says")),
            *(_alternative(each, say) for each in view.alternatives),
        ),
        _section(
            "not-listed",
            say("list-not-listed"),
            element("p", say("list-not-listed-says") if view.not_listed else say("list-not-listed-none")),
            quiet(say("changes-hint")) if view.not_listed else None,
            *(_waiting(each, shown, say) for each in view.not_listed),
        ),
        _section(
            "rests-on",
            say("list-rests-on"),
            *(join([quiet(each.line), element("p", each.limits)]) for each in shown.stamp.sources),
        ),
    )


def _glance(view: Results, say: Say) -> Html:
    """Return every name at a glance; no ways to the cards, for an address would name what was listed."""
    groups = [(each.label, [one.card.name for one in each.listed]) for each in view.groups]
    groups.append((say("list-alternatives"), [each.name for each in view.alternatives]))
    names = (join([element("dt", label), element("dd", "; ".join(each))]) for label, each in groups)
    return _section(
        "glance",
        say("list-glance"),
        element("p", view.count),
        element("dl", *names),
        _ordering(view.ordering, say) if view.groups else None,
    )


def _moves(view: MovesView, say: Say) -> Html:
    """Return what a try moves on the list, and the ways out of it."""
    groups = (
        join([element("p", each.title, ":"), bullets(map(_change, each.changes))]) for each in view.groups
    )
    return element(
        "section",
        element("p", view.title, class_="notice-title"),
        *(element("p", each) for each in view.remarks),
        *groups,
        element("p", say("moves-kept")),
        element("p", button("undo", say("moves-undo")), button("keep", say("moves-keep")), class_="ways"),
        class_="notice moves",
        aria_label=view.title,
    )


def _change(view: Change) -> Html:
    brief = join([Html(" "), view.brief]) if view.brief else None
    said = (element("p", each) for each in (*view.says, view.because) if each)
    return join([element("strong", view.name), brief, *said])


def _ways(shown: Listing, say: Say) -> Html:
    ways = (
        button("question 1", say("list-change")),
        pressed("list open", say("plain-opened") if shown.opened else say("plain-open"), on=shown.opened),
    )
    return element("p", *ways, class_="ways")


def _ordering(view: Ordering, say: Say) -> Html:
    orders = (pressed(f"order {each.id}", each.label, on=each.chosen) for each in view.orders)
    return join(
        [
            element("p", say("order-by"), ": ", *orders, class_="ways"),
            quiet(view.says),
            disclosure(say("order-moved-title"), bullets(view.moved)) if view.moved else None,
            quiet(view.unmoved) if view.unmoved else None,
        ]
    )


def _group(view: GroupView, shown: Listing, say: Say) -> Html:
    says = line(Line(view.says, marks=view.marks)) if view.says else None
    listed = (_listed(each, shown, say) for each in view.listed)
    return _section(f"group-{view.id}", view.label, says, *listed)


def _listed(view: ListedView, shown: Listing, say: Say) -> Html:
    alongside = element("strong", view.alongside, class_="alongside") if view.alongside else None
    return _article(
        view.card,
        element("h3", view.card.name),
        element("p", view.standing.text, Html(" "), alongside, class_="standing"),
        *marks(view.standing.marks),
        bullets(view.told, class_="told"),
        lines(view.card.first.own),
        _aside("fits", "", view.fits),
        _aside("notes", say("card-notes"), view.notes),
        disclosure(
            say("card-why"),
            element("div", proofs(view.reasons, say), class_="reasons"),
            *(join([element("h4", title), proofs(each, say)]) for title, each in view.supporting),
            open=shown.opened,
        ),
        disclosure(
            view.changes.title, quiet(say("changes-hint")), *(_part(each, say) for each in view.changes.parts)
        ),
        _read(view.card, say),
    )


def _alternative(view: CardView, say: Say) -> Html:
    return _article(view, element("h3", view.name), lines(view.first.own), _read(view, say))


def _aside(style: str, title: str, views: tuple[Line, ...]) -> Html | None:
    if not views:
        return None
    heading = element("h4", title) if title else None
    return element("div", heading, *(line(each) for each in views), class_=style)


def _waiting(view: NotListedView, shown: Listing, say: Say) -> Html:
    needs = element("ul", *(_need(each, say) for each in view.needs.needs), class_="proofs")
    return _article(
        view.card,
        element("h3", view.card.name),
        _part(view.changes.part, say),
        disclosure(view.needs.by_rule, needs, open=shown.opened),
        _read(view.card, say),
    )


def _part(view: Part, say: Say) -> Html:
    """Return the answers that would change a place, each to be tried with one button."""
    rows = (_row(each, view.verb, say) for each in view.rows)
    nothing = element("p", view.nothing) if not view.rows else None
    return join([element("h4", view.heading), *rows, nothing])


def _row(view: Row, verb: str, say: Say) -> Html:
    taps = [button(f"{verb} {' '.join(each.terms)}", each.label) for each in view.taps]
    more = taps[FEW:]
    return element(
        "div",
        element("p", view.lead) if view.lead else None,
        bullets(taps[:FEW]),
        disclosure(say("changes-more", count=len(more)), bullets(more)) if more else None,
        class_="taps",
    )


def _need(view: NeedView, say: Say) -> Html:
    return element(
        "li",
        bullets(view.ways, class_="needs"),
        element("p", view.standing),
        cited(view.citations) if view.citations else None,
        *marks(view.marks),
        rule(view.rule, view.file, say),
    )


def _article(view: CardView, *inside: str | None) -> Html:
    return element("article", *inside, id=f"card-{view.id}")


def _read(view: CardView, say: Say) -> Html:
    return element("p", button(f"card {view.id}", say("plain-read", name=view.name)), class_="ways")


def _section(name: str, title: str, *inside: str | None) -> Html:
    return element("section", element("h2", title), *inside, id=name)
