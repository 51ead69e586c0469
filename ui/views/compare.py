"""The page on which two to four options stand side by side."""

from dataclasses import dataclass

from ui import actions
from ui.context import WORD, Context
from ui.texts import Labels
from ui.views.comparison import Comparison, comparison
from ui.views.controls import ChoiceGroup, Control, choices, control
from ui.visit import HANDOUT, LIST

FEWEST = 2  #: with fewer options there is nothing to compare
FILE, BLANK_FILE = "comparison.docx", "comparison-without-answers.docx"
"""The names of the files: with the answers, and without."""


@dataclass(frozen=True)
class CompareView:
    """The page."""

    labels: Labels
    status: str  #: how many options are marked, and what to do next
    refused: str  #: that there is no room for one more option, or empty
    opens: bool  #: whether the choices are open from the beginning
    choices: tuple[ChoiceGroup, ...]
    table: Comparison | None  #: the options side by side; None while there are too few
    ways: tuple[Control, ...]  #: the buttons below the table
    file_help: str  #: what the file holds; empty where it cannot be made


def compare(context: Context) -> CompareView:
    """Return the page."""
    say, visit, marked = context.say, context.visit, context.marked(context.visit.compared)
    enough, word = len(marked) >= FEWEST, WORD in context.setting.formats
    handout = control(say("compare-handout", count=len(context.marked(visit.taken))), actions.Go(HANDOUT))
    file = control(say("compare-file"), actions.Download(FILE))
    ready = (handout, file) if word else (handout,)
    refused = context.marked((visit.refused,))
    return CompareView(
        labels=Labels(say, "compare", "title lead choose print"),
        status=say("compare-marked", count=len(marked)),
        refused=say("compare-refused", name=context.rulebook.subject[refused[0]].name) if refused else "",
        opens=not enough,
        choices=choices(context, marked, actions.Compare),
        table=comparison(context, marked) if enough else None,
        ways=ready if enough else (control(say("compare-list"), actions.Go(LIST)),),
        file_help=say("compare-file-help") if enough and word else "",
    )
