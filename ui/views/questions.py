"""The questionnaire, one step at a time; the list is never more than one button away."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.rulebook import Choice
from ui import actions
from ui.context import Context, labels
from ui.forms import MATTERS, SEARCH, selected
from ui.views.citations import Line, grounded
from ui.views.controls import Control, control
from ui.views.found import FoundView, found, searchable
from ui.views.notices import NoticeView, notices
from ui.views.saved_answers import SavedAnswersView, saved_answers
from ui.visit import LIST, asks_what_matters, steps

WHERE = "questions"  #: the place of the notices that belong to the questionnaire


@dataclass(frozen=True)
class OptionView:
    """An option with its meaning."""

    value: str  #: what its field holds when it is selected
    label: str
    says: Line
    selected: bool
    notices: tuple[NoticeView, ...]  #: what has to be said beside it once it is selected


@dataclass(frozen=True)
class OptionGroup:
    """Options under a heading."""

    label: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class StepView:
    """A step of the questionnaire."""

    progress: str
    number: int
    count: int
    title: str
    help: str
    asked: str  #: the name of the step among the fields of the form
    field: str  #: the name of the fields of its options
    kind: str  #: `checkbox` where several options can be selected, `radio` for one
    groups: tuple[OptionGroup, ...]
    why_label: str
    why: Line
    onward: Control
    back: Control | None
    so_far: str  #: what was answered so far, as a sentence
    search: FoundView | None = None  #: the search of options in one's own words, where there are many
    none: str = ""  #: says why there is nothing to select, or empty
    clear: Control | None = None  #: takes back an answer that has no box to take it back with
    list: Control | None = None
    saved: SavedAnswersView | None = None


def questions(context: Context) -> StepView:
    """Return the step that the visitor is at."""
    number = min(context.visit.place.step, steps(context.rulebook))
    if number > len(context.rulebook.questions):
        return _matters(context, number)
    return _question(context, number)


def enter(context: Context) -> str:
    """Return what the key Enter does: it searches where there is a search, and goes on elsewhere."""
    view = questions(context)
    return SEARCH if view.search else view.onward.do


def _question(context: Context, number: int) -> StepView:
    say, question = context.say, context.rulebook.questions[number - 1]
    one = question.choose == "one"
    selection = context.selected(question.id)
    return StepView(
        progress=say("questions-progress", number=number, count=len(context.rulebook.questions)),
        number=number,
        count=len(context.rulebook.questions),
        title=question.title,
        help=question.help,
        asked=question.id,
        field=selected(question.id),
        kind="radio" if one else "checkbox",
        search=found(context, question) if searchable(context.rulebook, question) else None,
        groups=tuple(
            OptionGroup(
                group.label or question.title,
                tuple(_option(context, choice, choice.id in selection) for choice in group.choices),
            )
            for group in question.groups
        ),
        clear=control(say("questions-clear"), actions.Clear(question.id)) if one and selection else None,
        why_label=say("questions-why"),
        why=grounded(context.rulebook, say, question.why, question),
        onward=_onward(context, number),
        back=control(say("questions-back"), actions.Step(number - 1)) if number > 1 else None,
        list=control(say("questions-list"), actions.Go(LIST)),
        so_far=_so_far(context),
        saved=saved_answers(context) if number == 1 else None,
    )


def _matters(context: Context, number: int) -> StepView:
    """Return the step in which is marked what matters most among the wishes."""
    say, rulebook = context.say, context.rulebook
    wishes = [
        each for each in rulebook.terms if each.kind == "wish" and each.id in context.exploration.answers
    ]
    options = tuple(
        OptionView(each.id, each.label, Line(""), each.id in context.visit.matters, ()) for each in wishes
    )
    return StepView(
        progress=say("matters-progress"),
        number=number,
        count=number - 1,
        title=say("matters-title"),
        help=say("matters-help"),
        asked=MATTERS,
        field=MATTERS,
        kind="checkbox",
        groups=(OptionGroup(say("matters-label"), options),) if options else (),
        none="" if options else say("matters-none"),
        why_label=say("questions-why"),
        why=Line(say("matters-why")),
        onward=control(say("questions-last"), actions.Go(LIST)),
        back=control(say("questions-back"), actions.Step(number - 1)),
        so_far=_so_far(context),
    )


def _onward(context: Context, number: int) -> Control:
    """Return the way on; after the last question it leads to what matters only where there are wishes."""
    rulebook, selections = context.rulebook, context.visit.selections
    if number == len(rulebook.questions) and not asks_what_matters(rulebook, selections):
        return control(context.say("questions-last"), actions.Go(LIST))
    return control(context.say("questions-next"), actions.Step(number + 1))


def _option(context: Context, choice: Choice, chosen: bool) -> OptionView:  # noqa: FBT001 -- a state
    say, rulebook = context.say, context.rulebook
    term = rulebook.term[choice.gives[0]] if len(choice.gives) == 1 else None
    text = " ".join(filter(None, (term.says if term else "", choice.help)))
    return OptionView(
        value=choice.id,
        label=choice.label,
        says=grounded(rulebook, say, text, term) if term else Line(text),
        selected=chosen,
        notices=_prompted(context, choice.gives) if chosen else (),
    )


def _prompted(context: Context, terms: Iterable[str]) -> tuple[NoticeView, ...]:
    """Return the notices that an option brought up."""
    shown = notices(context.exploration, context.say, WHERE)
    return tuple(each for each in shown if each.prompted and not set(each.answers).isdisjoint(terms))


def _so_far(context: Context) -> str:
    say, answers = context.say, "; ".join(labels(context.rulebook, context.visit.selections))
    return say("questions-so-far", answers=answers) if answers else say("questions-told-nothing")
