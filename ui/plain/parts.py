"""What plain pages are made of besides the shared drawings: the form, its fields and buttons, and proofs."""

from collections.abc import Iterable

from ui.drawing.parts import cited, marks
from ui.markup import Html, bullets, element, join, void
from ui.plain.form import TO, Field
from ui.showing.proofs import Proof, Step
from ui.texts import Say

ADDRESS = "/plain"
"""The one address of every page but the neutral one; answers never stand in it."""
LEFT = f"{ADDRESS}/left"


def form(carried: Iterable[Field], *inside: str | None) -> Html:
    """Return a form around everything that a page shows.

    Args:
        carried: what was told and is not shown on the page.
        inside: what is shown.
    """
    fields = (void("input", type="hidden", name_=name, value=value) for name, value in carried)
    return element(
        "form", *fields, *inside, method="post", action=ADDRESS, accept_charset="utf-8", autocomplete="off"
    )


def button(to: str, text: str, *, main: bool = False, part: str = "") -> Html:
    """Return a button that leads somewhere.

    Args:
        to: where it leads.
        text: what it says.
        main: whether it is the way on.
        part: the id of the part of the page that is shown first.
    """
    address = f"{ADDRESS}#{part}" if part else None
    return element("button", text, name_=TO, value=to, class_="main" if main else None, formaction=address)


def pressed(to: str, text: str, *, on: bool) -> Html:
    """Return a button for one of several ways, or its text where that way is taken already."""
    return element("strong", text, aria_current="true") if on else button(to, text)


def option(kind: str, field: Field, text: str, *more: str | None, picked: bool) -> Html:
    """Return an option with its box or its circle.

    Args:
        kind: `checkbox` or `radio`.
        field: what it tells if it is picked.
        text: its label.
        more: what stands with the label.
        picked: whether it is.
    """
    name, value = field
    box = void("input", type=kind, name_=name, value=value, checked=picked)
    return element("label", box, element("span", text, *more), class_="option")


def proofs(views: Iterable[Proof], say: Say) -> Html:
    """Return proofs as a list."""
    return element("ol", *(_proof(view, say) for view in views), class_="proofs")


def rule(name: str, place: str, say: Say) -> Html:
    """Return a rule by its id, and where it is written."""
    return element(
        "p",
        *(say("proof-rule"), Html(" "), element("code", name, class_="rule"), Html(". ")),
        *(say("proof-file"), Html(" "), element("span", place, class_="file")),
    )


def _proof(view: Proof, say: Say) -> Html:
    told = "; ".join(view.told) or say("proof-nothing")
    via = [bullets((_step(each, say) for each in view.via), class_="via")] if view.via else []
    return element(
        "li",
        element("p", say("proof-told"), ": ", element("span", told, class_="answers")),
        *([element("p", say("proof-through"), ":"), *via] if via else []),
        element("div", _step(view.step, say), class_="step"),
    )


def _step(view: Step, say: Say) -> Html:
    return join(
        [
            element("p", element("strong", view.concludes, class_="concludes")),
            element("p", say("proof-needs"), ": ", element("span", "; ".join(view.needs), class_="needs")),
            cited(view.citations) if view.citations else None,
            *marks(view.marks),
            rule(view.rule, view.place, say),
        ]
    )
