"""The list as HTML: what was told, the groups, the other choices, what is not listed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ui.choices import MOST_COMPARED
from ui.drawing import changes
from ui.drawing.cards import aside, card, first_row, more, read
from ui.drawing.notices import notices
from ui.drawing.parts import act, cited, jump, lead, marks, page_heading, quiet, way
from ui.drawing.proofs import proofs
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.cards import CardView
from ui.showing.needs import NeedsView, NeedView
from ui.showing.ordering import Ordering
from ui.showing.results import GroupView, ListedView, NotListedView, Results
from ui.showing.stamp import Stamp
from ui.showing.things import rule_key
from ui.texts import Say


@dataclass(frozen=True)
class Marked:
    """What is marked to be compared and to be taken along, by the ids of cards."""

    compared: Collection[str] = ()
    taken: Collection[str] = ()


def head(view: Results, say: Say) -> Html:
    """Return the beginning of the list: what was told, and what an answer brought up."""
    prompted = notices(tuple(each for each in view.notices if each.prompted))
    return join([page_heading(say("list-title")), lead(view.told), prompted])


def glance(view: Results, say: Say) -> Html:
    """Return everything at a glance, and what is to be known before reading on."""
    return join([_glance(view, say), notices(tuple(each for each in view.notices if not each.prompted))])


def body(view: Results, marked: Marked, say: Say) -> Html:
    """Return every card: the listed ones by group, then the choices that are always there."""
    groups = (_group(group, marked, say) for group in view.groups)
    return join([*groups, _alternatives(view, marked, say)])


def tail(view: Results, stamp: Stamp, marked: Marked, say: Say) -> Html:
    """Return what is not listed, and what the list rests on."""
    return join([_not_listed(view, marked, say), rests_on(stamp, say("list-rests-on"), stamp.made)])


def rests_on(stamp: Stamp, title: str, *more_lines: str) -> Html:
    """Return the documents behind the rules, with their limits."""
    sources = (join([quiet(each.line), element("p", each.limits)]) for each in stamp.sources)
    return _section("rests-on", title, *sources, *(quiet(each) for each in more_lines))


def _section(name: str, title: str, *inside: str | None) -> Html:
    heading = element("h2", title, id=f"heading-{name}")
    return element("section", heading, *inside, class_=f"part {name}", aria_labelledby=f"heading-{name}")


def _glance(view: Results, say: Say) -> Html:
    groups = [(group.label, [each.card for each in group.listed]) for group in view.groups]
    groups.append((say("list-alternatives"), list(view.alternatives)))
    overview = [join([element("dt", label), element("dd", _names(cards))]) for label, cards in groups]
    waiting = jump("heading-not-listed", say("list-not-listed-count", count=len(view.not_listed)))
    return _section(
        "glance",
        say("list-glance"),
        element("p", view.count),
        element("dl", *overview),
        element("p", waiting, class_="why-not") if view.not_listed else None,
        _order(view.ordering, say) if view.groups else None,
    )


def _names(cards: Iterable[CardView]) -> Html:
    return bullets(jump(f"name-{each.id}", each.name) for each in cards)


def _order(view: Ordering, say: Say) -> Html:
    """Return the ways to order the list, what the order follows, and what wishes did to it."""
    ways = (act("order", each.id, each.label, "act pill", pressed=each.chosen) for each in view.orders)
    moved = disclosure(say("order-moved-title"), bullets(view.moved), class_="more", id="order-moved")
    return element(
        "div",
        element("span", say("order-by"), id="order-by", class_="order-by"),
        element("div", *ways, role="group", aria_labelledby="order-by", class_="pills"),
        quiet(view.says),
        moved if view.moved else None,
        quiet(view.unmoved) if view.unmoved else None,
        class_="order",
    )


def _group(view: GroupView, marked: Marked, say: Say) -> Html:
    says = element("div", element("p", view.says), *marks(view.marks), class_="line says")
    listed = (_listed(each, marked, say) for each in view.listed)
    return _section(f"group-{view.id}", view.label, says if view.says else None, *listed)


def _listed(view: ListedView, marked: Marked, say: Say) -> Html:
    return card(
        view.card,
        _standing(view),
        first_row(view.card),
        aside(view.fits, "fits"),
        aside(view.notes, "notes", say("card-notes")),
        more(view.card, say("card-more")),
        _why(view, say),
        changes.for_listed(view.changes, say),
        _marking(view.card, marked, say),
    )


def _marking(view: CardView, marked: Marked, say: Say) -> Html:
    """Return the buttons that mark a card: to be compared, to be taken along."""
    return element(
        "div",
        _comparing(view, marked, say),
        act("take", view.id, say("card-take"), "act pill", pressed=view.id in marked.taken),
        class_="marking",
    )


def _comparing(view: CardView, marked: Marked, say: Say) -> Html:
    """Return the button that marks a card to be compared; where no more can be, the way to those that are."""
    if view.id not in marked.compared and len(marked.compared) >= MOST_COMPARED:
        return act("go", "compare", say("card-compare-full"), "act pill")
    return act("compare", view.id, say("card-compare"), "act pill", pressed=view.id in marked.compared)


def _standing(view: ListedView) -> Html:
    alongside = element("span", view.alongside, class_="alongside") if view.alongside else None
    said = element("p", element("span", view.standing.text), alongside)
    told = bullets(view.told, class_="told")
    return join([element("div", said, *marks(view.standing.marks), class_="line standing"), told])


def _why(view: ListedView, say: Say) -> Html:
    supporting = (join([element("h4", title), proofs(reasons, say)]) for title, reasons in view.supporting)
    return disclosure(say("card-why"), proofs(view.reasons, say), *supporting, class_="why")


def _alternatives(view: Results, marked: Marked, say: Say) -> Html:
    cards = (_alternative(each, marked, say) for each in view.alternatives)
    says = element("div", element("p", say("list-alternatives-says")), class_="line says")
    return _section("alternatives", say("list-alternatives"), says, *cards)


def _alternative(view: CardView, marked: Marked, say: Say) -> Html:
    opened = more(view, say("card-more-alternative"))
    return card(view, first_row(view), opened, _marking(view, marked, say))


def _not_listed(view: Results, marked: Marked, say: Say) -> Html:
    text = say("list-not-listed-says") if view.not_listed else say("list-not-listed-none")
    return _section(
        "not-listed",
        say("list-not-listed"),
        element("p", text, class_="says"),
        changes.hint(say) if view.not_listed else None,
        *(_waiting(each, marked, say) for each in view.not_listed),
    )


def _waiting(view: NotListedView, marked: Marked, say: Say) -> Html:
    return card(
        view.card,
        changes.for_waiting(view.changes, say),
        _by_rule(view.needs),
        read(view.card, say("card-read")),
        _marking(view.card, marked, say),
        style="card waiting",
    )


def _by_rule(view: NeedsView) -> Html:
    """Return what every rule waits for, to be opened."""
    needs = element("ul", *(_need(each) for each in view.needs), class_="proofs")
    return disclosure(view.by_rule, needs, class_="why")


def _need(view: NeedView) -> Html:
    return element(
        "li",
        element("p", way(rule_key(view.rule), view.rule, "way id"), class_="concludes"),
        bullets(view.ways, class_="ways"),
        element("p", view.standing),
        cited(view.citations) if view.citations else None,
        *marks(view.marks),
        element("p", element("code", view.file)),
    )
