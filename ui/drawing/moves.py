"""What differs between two lists as HTML: after a try, and for two sheets side by side."""

from ui.acts import MOVED
from ui.drawing.parts import act, marks, quiet, references, way
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.moves import Behind, BehindGroup, Change, ChangeGroup, MovesView
from ui.texts import Say


def tried(view: MovesView, steps: int, say: Say) -> Html:
    """Return what a try moves, with the ways back; its heading takes the focus.

    Args:
        view: what moves.
        steps: how many tries stand on top of each other.
        say: the catalogue.
    """
    back = act("undo", "", say("moves-undo-one")) if steps > 1 else None
    ways = element(
        "div",
        act("end" if steps > 1 else "undo", "", say("moves-undo")),
        back,
        act("keep", "", say("moves-keep")),
        class_="pills",
    )
    kept = element("p", say("moves-kept"), Html(" "), _opens(view, say), class_="quiet")
    return _section(view, MOVED, kept, ways, *_body(view), focused=True)


def side_by_side(view: MovesView, say: Say) -> Html:
    """Return what differs between two lists, each line with the answers that it goes back to."""
    answers = (element("p", each) for each in view.answers)
    opens = quiet(_opens(view, say)) if view.groups else None
    return _section(view, "differs", *answers, opens, *_body(view, because=True))


def _opens(view: MovesView, say: Say) -> str:
    return say("moves-open") if view.groups else ""


def _section(view: MovesView, name: str, *inside: str | None, focused: bool = False) -> Html:
    heading = element("h2", view.title, id=name, tabindex="-1" if focused else None)
    return element("section", heading, *inside, class_="part moves", aria_labelledby=name)


def _body(view: MovesView, *, because: bool = False) -> list[Html]:
    groups = [_group(each, because=because) for each in view.groups]
    return [*groups, *(element("p", each, class_="remark") for each in view.remarks)]


def _group(view: ChangeGroup, *, because: bool) -> Html:
    changes = bullets((_change(each, because=because) for each in view.changes), class_="moved")
    return join([element("h3", view.title), changes])


def _change(view: Change, *, because: bool) -> Html:
    """Return everything that is said of a change, which opens to the rules behind it."""
    more = (*view.says, view.because) if because and view.because else view.says
    brief = join([Html(" "), element("span", view.brief)]) if view.brief else None
    line = join(
        [element("strong", view.name), brief, *(element("span", each, class_="says") for each in more)]
    )
    return disclosure(line, *map(_behind, view.behind), class_="why")


def _behind(view: BehindGroup) -> Html:
    title, rules = view
    heading = element("p", title, class_="soft") if title else None
    return join([heading, bullets(map(_rule, rules), class_="things")])


def _rule(view: Behind) -> Html:
    told = element("span", view.told) if view.told else None
    space = Html(" ") if told and view.citations else None
    return join(
        [
            way(view.link.key, view.link.text),
            element("p", told, space, references(view.citations), class_="quiet"),
            *marks(view.marks),
        ]
    )
