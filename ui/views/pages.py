"""Every page by its name: the view of its main part, and the frame around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui import visit
from ui.context import Context
from ui.views import about, accessibility, clinicians, compare, privacy, questions, rules, start
from ui.views.frame import Frame, frame, in_full, title
from ui.views.handout.page import handout_page
from ui.views.list import option_list

View = object  #: the view of a main part; each page has a class of its own, and a template of its name


@dataclass(frozen=True)
class Page:
    """A whole page, ready to be drawn."""

    name: str  #: of its template
    tab: str  #: what stands on its tab
    language: str
    large: bool  #: whether its type is large
    sources: bool  #: whether statement numbers and editorial marks are in full
    frame: Frame | None  #: what stands around it; None around the neutral page
    main: View


VIEWS: Mapping[str, Callable[[Context], View]] = {
    visit.START: start.start,
    visit.QUESTIONS: questions.questions,
    visit.RULES: rules.rules,
    visit.ABOUT: about.about,
    visit.COMPARE: compare.compare,
    visit.CLINICIANS: clinicians.clinicians,
    visit.HANDOUT: handout_page,
    visit.PRIVACY: privacy.privacy,
    visit.ACCESSIBILITY: accessibility.accessibility,
    visit.LIST: option_list,
    visit.LEFT: start.left,
}
ENTER: Mapping[str, Callable[[Context], str]] = {visit.QUESTIONS: questions.enter, visit.RULES: rules.enter}
"""The action of the key Enter on the pages that have fields."""


def page(context: Context) -> Page:
    """Return the page that a visitor is on."""
    name = context.visit.place.page
    return Page(
        name=name,
        tab=title(context, name),
        language=context.say.language,
        large=context.visit.large,
        sources=in_full(context),
        frame=None if name == visit.LEFT else frame(context, ENTER[name](context) if name in ENTER else ""),
        main=VIEWS[name](context),
    )
