"""What would change a place on the list as HTML: rows of buttons, each of which tries one set of answers."""

from ui.drawing.parts import act, quiet
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.changes import ListedChanges, Part, Row, Tap, WaitingChanges
from ui.texts import Say

FEW = 6
"""How many buttons of a row are shown without opening anything."""


def hint(say: Say) -> Html:
    """Return what the buttons do."""
    return quiet(say("changes-hint"))


def for_listed(view: ListedChanges, say: Say) -> Html:
    """Return what would change the place of a listed therapy, to be opened."""
    parts = (_part(each, f"{view.therapy}-{number}", say) for number, each in enumerate(view.parts))
    return disclosure(view.title, hint(say), *parts, class_="why changes")


def for_waiting(view: WaitingChanges, say: Say) -> Html:
    """Return what would list a therapy that is not listed."""
    return element("div", _part(view.part, view.therapy, say), class_="changes")


def _part(view: Part, name: str, say: Say) -> Html:
    heading = f"changes-{name}"
    rows = (_row(each, view.verb, heading, number, say) for number, each in enumerate(view.rows))
    nothing = element("p", view.nothing) if not view.rows else None
    return join([element("h4", view.heading, id=heading), *rows, nothing])


def _row(view: Row, verb: str, heading: str, number: int, say: Say) -> Html:
    """Return buttons that are named after their heading and what they have in common."""
    lead = f"{heading}-{number}"
    more = view.taps[FEW:]
    return element(
        "div",
        element("p", view.lead, id=lead) if view.lead else None,
        _taps(view.taps[:FEW], verb),
        disclosure(say("changes-more", count=len(more)), _taps(more, verb), class_="more") if more else None,
        role="group",
        class_="taps",
        aria_labelledby=f"{heading} {lead}" if view.lead else heading,
    )


def _taps(taps: tuple[Tap, ...], verb: str) -> Html:
    return bullets(act(verb, " ".join(each.terms), each.label, "act tap") for each in taps)
