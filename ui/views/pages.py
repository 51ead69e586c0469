"""Every page by its name: the view of its main part, and the frame around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui.context import Context
from ui.views import about, accessibility, clinicians, compare, left, privacy, questions, rules, start
from ui.views.frame import Frame, frame, tab
from ui.views.handout.page import handout_page
from ui.views.list import option_list
from ui.views.signs import in_full
from ui.visit import (
    ABOUT,
    ACCESSIBILITY,
    CLINICIANS,
    COMPARE,
    HANDOUT,
    LEFT,
    LIST,
    PRIVACY,
    QUESTIONS,
    RULES,
    START,
)

View = object  #: the view of a main part; each page has a class of its own, and a template of its name


@dataclass(frozen=True)
class Page:
    """A whole page, ready to be drawn."""

    name: str  #: of its template
    tab: str  #: what stands on its tab
    language: str
    direction: str
    large: bool  #: whether its type is large
    sources: bool  #: whether statement numbers and editorial marks are in full
    frame: Frame | None  #: what stands around it; None around the neutral page
    main: View


VIEWS: Mapping[str, Callable[[Context], View]] = {
    START: start.start,
    QUESTIONS: questions.questions,
    RULES: rules.rules,
    ABOUT: about.about,
    COMPARE: compare.compare,
    CLINICIANS: clinicians.clinicians,
    HANDOUT: handout_page,
    PRIVACY: privacy.privacy,
    ACCESSIBILITY: accessibility.accessibility,
    LIST: option_list,
    LEFT: left.left,
}
ENTER: Mapping[str, Callable[[Context], str]] = {QUESTIONS: questions.enter, RULES: rules.enter}
"""What the key Enter does on the pages that have fields."""


def page(context: Context) -> Page:
    """Return the page that a visitor is on."""
    name = context.visit.place.page
    return Page(
        name=name,
        tab=tab(context),
        language=context.say.language,
        direction="ltr",
        large=context.visit.large,
        sources=in_full(context),
        frame=None if name == LEFT else frame(context, ENTER[name](context) if name in ENTER else ""),
        main=VIEWS[name](context),
    )
