"""The page for clinicians as HTML: what it is for, two lists in short, how to run rules of one's own."""

from ui.drawing.parts import jump, lead, line, marks, page_heading, quiet, way
from ui.markup import Html, bullets, element, join
from ui.showing.demonstration import ShortGroup, ShortLine, ShortList, ShortTherapy
from ui.texts import Say

LARGE_TYPE = Html("<style>html { font-size: 160%; }</style>")
"""Everything is measured in the type of the page, so all of it grows with this."""
COMMAND = "treatment-options serve --rules FOLDER"
GUIDE, SAMPLES = "rules/README.md", "rules/samples"


def head(say: Say) -> Html:
    """Return the beginning of the page: what it is for, and that nobody is behind the sheets."""
    made_up = element(
        "section",
        element("p", say("demonstrate-made-up-title"), class_="notice-title"),
        element("p", say("demonstrate-made-up")),
        class_="notice",
        aria_label=say("demonstrate-made-up-title"),
    )
    return join([page_heading(say("demonstrate-title")), lead(say("demonstrate-lead")), made_up])


def no_samples(say: Say) -> Html:
    """Return what is said where a rulebook brings no samples."""
    return quiet(say("demonstrate-no-samples", folder=SAMPLES))


def side_by_side(first: ShortList, second: ShortList, say: Say) -> Html:
    """Return two lists in short, one beside the other."""
    lists = (_list(each, number, say) for number, each in enumerate((first, second), 1))
    heading = element("h2", say("demonstrate-lists"), id="heading-short-lists")
    box = element("div", element("div", *lists, class_="short-lists"), class_="short-lists-box")
    ahead = element("p", jump("differs", say("demonstrate-jump"))) if first.id != second.id else None
    return element("section", heading, ahead, box, class_="part", aria_labelledby="heading-short-lists")


def same(say: Say) -> Html:
    """Return that the same sheet is chosen twice."""
    return element("p", say("demonstrate-same"), role="status", class_="remark")


def own_rules(say: Say) -> Html:
    """Return how to run the explorer with rules of one's own."""
    return element(
        "section",
        element("h2", say("demonstrate-own"), id="heading-own-rules"),
        element("p", say("demonstrate-own-says")),
        element("p", element("code", COMMAND)),
        element("p", say("demonstrate-own-guide", file=GUIDE)),
        element("p", say("demonstrate-own-samples", folder=SAMPLES)),
        class_="part own-rules",
        aria_labelledby="heading-own-rules",
    )


def fillable(say: Say) -> Html:
    """Return what the comparison as a file is for."""
    return join([element("h2", say("demonstrate-file")), element("p", say("demonstrate-file-says"))])


def _list(view: ShortList, number: int, say: Say) -> Html:
    name = f"short-list-{number}"
    which = say("demonstrate-first") if number == 1 else say("demonstrate-second")
    return element(
        "article",
        element("p", which, class_="kind"),
        element("h3", view.title, id=name),
        element("p", view.says, class_="says") if view.says else None,
        element("p", view.told),
        element("p", view.matters) if view.matters else None,
        element("p", view.count, class_="count"),
        *(_group(each, say) for each in view.groups),
        quiet(view.others) if view.others else None,
        quiet(view.unasked) if view.unasked else None,
        class_="short-list",
        aria_labelledby=name,
    )


def _group(view: ShortGroup, say: Say) -> Html:
    heading = element("div", element("h4", view.label), *marks(view.marks), class_="line")
    return join([heading, bullets((_therapy(each, say) for each in view.therapies), class_="short-entries")])


def _therapy(view: ShortTherapy, say: Say) -> Html:
    name = element("p", way(view.key, view.name))
    return join([name, *(_line(each, say) for each in view.lines)])


def _line(view: ShortLine, say: Say) -> Html:
    ways = [way(each.key, each.text, "way id") for each in view.rules]
    label = element("span", say("compare-rules", count=len(ways)))
    return element(
        "div", line(view.line), element("div", label, *ways, class_="by-rules"), class_="short-line"
    )
