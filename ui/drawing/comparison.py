"""Choices side by side as a table, which stacks row by row where there is no room for its columns.

The roles are written out, since elements that are drawn as blocks lose the ones they come with.
"""

from collections.abc import Collection

from ui.drawing.parts import act, lead, line, lines, page_heading, quiet, way
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.cards import Shared
from ui.showing.comparison import Cell, Column, ComparedRow, Comparison
from ui.texts import Say

FEW = 3
"""How many lines that several choices share are shown without opening anything."""


def head(say: Say) -> Html:
    """Return the beginning of the page."""
    return join([page_heading(say("compare-title")), lead(say("compare-lead"))])


def marked(count: int, refused: str, ready: str, say: Say) -> Html:
    """Return how many choices are marked, and what to do; it is told to screen readers when it changes.

    Args:
        count: how many are marked.
        refused: the names of what there was no room for, or empty.
        ready: what is said when that is enough.
        say: the catalogue.
    """
    told = {0: say("compare-none"), 1: say("compare-one")}.get(count, ready)
    refusal = element("p", say("compare-refused", names=refused), class_="refused") if refused else None
    return element("div", refusal, element("p", told), role="status", class_="marked-to-compare")


def to_list(say: Say) -> Html:
    """Return the way to the list, where choices can be marked too."""
    return element("p", act("go", "list", say("compare-list")))


def table(view: Comparison, taken: Collection[str], say: Say) -> Html:
    """Return the table.

    Args:
        view: the choices.
        taken: the ids of those that are marked for the handout.
        say: the catalogue.
    """
    count = len(view.columns)
    names = (element("th", *_name(each), scope="col", role="columnheader") for each in view.columns)
    first = element("thead", element("tr", *names, role="row"), role="rowgroup")
    rows = (_row(each, view.columns, say) for each in view.rows)
    drawn = element(
        "table",
        element("caption", view.caption),
        first,
        *rows,
        _doing(view.columns, taken, say),
        class_=f"comparison of-{count}",
        role="table",
    )
    title = element("h2", say("compare-table"), id="side-by-side")
    told = quiet(view.told)
    inside = element("div", drawn, class_="comparison-box")
    return element(
        "section", title, told, inside, class_=f"compared of-{count}", aria_labelledby="side-by-side"
    )


def _name(column: Column) -> list[Html | None]:
    also = element("span", column.also_called, class_="also") if column.also_called else None
    return [element("span", column.name, class_="name"), also]


def _row(view: ComparedRow, columns: tuple[Column, ...], say: Say) -> Html:
    count = str(len(columns))
    common = [*(_common(each, say) for each in view.common), _silent(view.silent, say)]
    told = [each for each in common if each]
    above = element("tr", _wide("td", join(told), count, "cell", "common"), role="row") if told else None
    cells = (_cell(each, of, say) for each, of in zip(view.cells, columns, strict=bool(view.cells)))
    return element(
        "tbody",
        element("tr", _wide("th", view.label, count, "rowheader", "about"), role="row"),
        above,
        element("tr", *cells, role="row", class_="cells") if view.cells else None,
        role="rowgroup",
    )


def _wide(name: str, content: str, count: str, role: str, class_: str) -> Html:
    """Return a cell over all columns."""
    scope = "rowgroup" if role == "rowheader" else None
    return element(name, content, colspan=count, role=role, scope=scope, class_=class_)


def _common(view: Shared, say: Say) -> Html:
    texts = bullets(map(line, view.lines))
    label = element("p", view.label, class_="shared-label")
    opened = disclosure(say("compare-several", count=len(view.lines)), texts, class_="more")
    return element("div", label, opened if len(view.lines) > FEW else texts, class_="once")


def _silent(text: str, say: Say) -> Html | None:
    if not text:
        return None
    label = element("p", say("compare-each"), class_="shared-label")
    return element("div", label, element("p", text, class_="silent"), class_="once")


def _cell(view: Cell, column: Column, say: Say) -> Html:
    return element(
        "td",
        _of(column),
        lines(view.own) if view.own else None,
        *(_shared(each) for each in view.shared),
        element("p", view.silent, class_="silent") if view.silent else None,
        _rules(view, say) if view.rules else None,
        role="cell",
    )


def _of(column: Column) -> Html:
    """Return the name of a column, which is seen where the table is stacked."""
    return element("p", column.name, class_="of")


def _shared(view: Shared) -> Html:
    label = element("p", view.label, class_="shared-label") if view.label else None
    return element("div", label, *(line(each) for each in view.lines), class_="own-kind")


def _rules(view: Cell, say: Say) -> Html:
    ways = [way(each.key, each.text, "way id") for each in view.rules]
    label = element("span", say("compare-rules", count=len(ways)))
    return element("div", label, *ways, class_="by-rules")


def _doing(columns: tuple[Column, ...], taken: Collection[str], say: Say) -> Html:
    """Return what can be done with each choice."""
    cells = (
        element(
            "td",
            _of(each),
            element(
                "div",
                act("take", each.id, say("card-take"), "act pill", pressed=each.id in taken),
                act("compare", each.id, say("compare-drop"), "act pill"),
                way(each.key, say("compare-look-up")) if each.key else None,
                class_="pills",
            ),
            role="cell",
        )
        for each in columns
    )
    heading = _wide("th", say("compare-marks"), str(len(columns)), "rowheader", "about")
    return element(
        "tbody",
        element("tr", heading, role="row"),
        element("tr", *cells, role="row", class_="cells"),
        role="rowgroup",
        class_="doing",
    )
