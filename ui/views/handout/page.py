"""The page on which a handout is made: what goes along, how to take it, and the handout itself."""

from dataclasses import dataclass

from ui import actions
from ui.context import PDF, Context
from ui.views.choices import ChoiceGroup, choices
from ui.views.controls import Control, control
from ui.views.handout.compose import handout
from ui.views.handout.content import Handout

PDF_FILE, PAGE_FILE = "handout.pdf", "handout.html"
"""The names of the files, which tell nothing of the answers."""


@dataclass(frozen=True)
class HandoutView:
    """The page."""

    title: str
    lead: str
    print: str  #: the label of the button that prints; only a script can
    files: tuple[Control, ...]  #: the files that can be made here
    no_pdf: str  #: that a PDF cannot be made, or empty
    goes: str  #: where the handout goes
    tell: Control  #: switches whether it tells the answers
    tell_help: str
    choose: str  #: the title of the choices, with how many are made
    opens: bool  #: whether the choices are open from the beginning
    choices: tuple[ChoiceGroup, ...]
    long: str
    handout: Handout


def handout_page(context: Context) -> HandoutView:
    """Return the page."""
    say, visit = context.say, context.visit
    gathered = context.marked(visit.taken)
    pdf = PDF in context.setting.formats
    page = control(say("handout-file"), actions.Download(PAGE_FILE))
    return HandoutView(
        title=say("handout-title"),
        lead=say("handout-lead"),
        print=say("handout-print"),
        files=(control(say("handout-pdf"), actions.Download(PDF_FILE)), page) if pdf else (page,),
        no_pdf="" if pdf else say("handout-no-pdf"),
        goes=say("handout-goes"),
        tell=control(say("handout-with-answers"), actions.Tell(), pressed=visit.with_answers),
        tell_help=say("handout-with-answers-help"),
        choose=say("handout-choose", count=len(gathered)),
        opens=not gathered,
        choices=choices(context, gathered, actions.Take),
        long=say("handout-long"),
        handout=handout(context),
    )
