"""The page on which a handout is made: what goes along, how to take it, and the handout itself."""

from dataclasses import dataclass

from ui import actions
from ui.context import PDF, Context
from ui.texts import Labels
from ui.views.controls import ChoiceGroup, Control, choices, control
from ui.views.handout.compose import handout
from ui.views.handout.content import Handout

PDF_FILE, PAGE_FILE = "handout.pdf", "handout.html"
"""The names of the files, which tell nothing of the answers."""


@dataclass(frozen=True)
class HandoutView:
    """The page."""

    labels: Labels
    files: tuple[Control, ...]  #: the files that can be made here
    no_pdf: str  #: that a PDF cannot be made, or empty
    tell: Control  #: switches whether it tells the answers
    choose: str  #: the title of the choices, with how many are made
    opens: bool  #: whether the choices are open from the beginning
    choices: tuple[ChoiceGroup, ...]
    handout: Handout


def handout_page(context: Context) -> HandoutView:
    """Return the page."""
    say, visit = context.say, context.visit
    gathered = context.marked(visit.taken)
    pdf = PDF in context.setting.formats
    page = control(say("handout-file"), actions.Download(PAGE_FILE))
    return HandoutView(
        labels=Labels(say, "handout", "title lead print goes with-answers-help long"),
        files=(control(say("handout-pdf"), actions.Download(PDF_FILE)), page) if pdf else (page,),
        no_pdf="" if pdf else say("handout-no-pdf"),
        tell=control(say("handout-with-answers"), actions.Tell(), pressed=visit.with_answers),
        choose=say("handout-choose", count=len(gathered)),
        opens=not gathered,
        choices=choices(context, gathered, actions.Take),
        handout=handout(context),
    )
