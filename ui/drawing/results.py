"""The list as HTML: what was told, the groups, the other choices, what is not listed."""

from ui.drawing.cards import aside, card, first_row, more, read
from ui.drawing.notices import notices
from ui.drawing.parts import cited, lead, marks, page_heading, quiet, way
from ui.drawing.proofs import proofs
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.cards import CardView
from ui.showing.needs import NeedsView, NeedView
from ui.showing.results import GroupView, ListedView, NotListedView, Results
from ui.showing.stamp import Stamp
from ui.showing.things import rule_key
from ui.texts import Say


def head(view: Results, say: Say) -> Html:
    """Return the beginning of the list: what was told, and everything at a glance."""
    return join(
        [
            page_heading(say("list-title")),
            lead(view.told),
            notices(tuple(each for each in view.notices if each.prompted)),
            _glance(view, say),
            notices(tuple(each for each in view.notices if not each.prompted)),
        ]
    )


def body(view: Results, say: Say) -> Html:
    """Return every card: the listed ones by group, then the choices that are always there."""
    return join([*(_group(group, say) for group in view.groups), _alternatives(view, say)])


def tail(view: Results, stamp: Stamp, say: Say) -> Html:
    """Return what is not listed, and what the list rests on."""
    return join([_not_listed(view, say), rests_on(stamp, say("list-rests-on"), stamp.made)])


def rests_on(stamp: Stamp, title: str, *more_lines: str) -> Html:
    """Return the documents behind the rules, with their limits."""
    sources = (join([quiet(each.line), element("p", each.limits)]) for each in stamp.sources)
    return _section("rests-on", title, *sources, *(quiet(each) for each in more_lines))


def _section(name: str, title: str, *inside: str | None) -> Html:
    heading = element("h2", title, id=f"heading-{name}")
    return element("section", heading, *inside, class_=f"part {name}", aria_labelledby=f"heading-{name}")


def _glance(view: Results, say: Say) -> Html:
    groups = [(group.label, [each.card.name for each in group.listed]) for group in view.groups]
    groups.append((say("list-alternatives"), [each.name for each in view.alternatives]))
    overview = [join([element("dt", label), element("dd", bullets(names))]) for label, names in groups]
    return _section(
        "glance",
        say("list-glance"),
        element("p", view.count),
        element("dl", *overview),
        quiet(say("list-order")),
    )


def _group(view: GroupView, say: Say) -> Html:
    says = element("div", element("p", view.says), *marks(view.marks), class_="line says")
    return _section(f"group-{view.id}", view.label, says, *(_listed(each, say) for each in view.listed))


def _listed(view: ListedView, say: Say) -> Html:
    return card(
        view.card,
        _standing(view),
        first_row(view.card),
        aside(view.fits, "fits"),
        aside(view.notes, "notes", say("card-notes")),
        more(view.card, say("card-more")),
        _why(view, say),
    )


def _standing(view: ListedView) -> Html:
    alongside = element("span", view.alongside, class_="alongside") if view.alongside else None
    said = element("p", element("span", view.standing.text), alongside)
    told = bullets(view.told, class_="told")
    return join([element("div", said, *marks(view.standing.marks), class_="line standing"), told])


def _why(view: ListedView, say: Say) -> Html:
    supporting = (join([element("h4", title), proofs(reasons, say)]) for title, reasons in view.supporting)
    return disclosure(say("card-why"), proofs(view.reasons, say), *supporting, class_="why")


def _alternatives(view: Results, say: Say) -> Html:
    cards = (_alternative(each, say) for each in view.alternatives)
    says = element("div", element("p", say("list-alternatives-says")), class_="line says")
    return _section("alternatives", say("list-alternatives"), says, *cards)


def _alternative(view: CardView, say: Say) -> Html:
    return card(view, first_row(view), more(view, say("card-more-alternative")))


def _not_listed(view: Results, say: Say) -> Html:
    text = say("list-not-listed-says") if view.not_listed else say("list-not-listed-none")
    return _section(
        "not-listed",
        say("list-not-listed"),
        element("p", text, class_="says"),
        *(_waiting(each, say) for each in view.not_listed),
    )


def _waiting(view: NotListedView, say: Say) -> Html:
    return card(view.card, _needs(view.needs), read(view.card, say("card-read")), style="card waiting")


def _needs(view: NeedsView) -> Html:
    by_rule = disclosure(
        view.by_rule, element("ul", *(_need(each) for each in view.needs), class_="proofs"), class_="why"
    )
    return join([element("h4", view.heading), bullets(view.ways, class_="ways"), by_rule])


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
