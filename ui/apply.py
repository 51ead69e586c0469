"""Applies an action to a visit: gives the new visit, the words said aloud, and the place of the focus.

It knows no framework and draws nothing. An action may come from any browser, so every action can be applied
to every visit: one that makes no sense leaves the visit as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.errors import AnswersError, Fault
from engine.reading.answers import LARGEST_SAVED, load_saved
from engine.rulebook import Rulebook
from engine.saved_answers import picks_of
from ui import actions
from ui.actions import Action
from ui.copies import read_copy
from ui.edition import Edition
from ui.lookup import known, notice_anchor
from ui.texts import texts
from ui.visit import (
    LEFT,
    LIST,
    ORDERS,
    PAGES,
    QUESTIONS,
    RULES,
    YOURS,
    Place,
    Selections,
    Visit,
    asks_what_matters,
    offered,
)
from ui.what_if import with_terms, without_terms

MOST_TRIES = 30
"""How many tries can stand on top of each other; with one more, the first can no longer be gone back to."""
MOST_COMPARED = 4  #: how many options can stand side by side
MOST_PLACES = 200  #: how many places a visit remembers; with one more, the oldest is forgotten
LONGEST = 200  #: characters of a search that are kept
TOP, DELTA, EXPLAINED, HELP, FOUND = "top", "delta", "explained", "help", "found"
"""Where the focus can go: the heading of a page, what a try changes, the help block, what was found."""


@dataclass(frozen=True)
class Outcome:
    """A visit after an action."""

    visit: Visit
    said: str = ""  #: a sentence for screen readers, or empty
    focus: str = ""  #: the id of the element that takes the focus; empty where it stays on the control
    file: str = ""  #: the name of the file to be made and handed out, or empty


def apply(edition: Edition, visit: Visit, action: Action) -> Outcome:
    """Return a visit after an action on an edition; an action that makes no sense changes nothing."""
    return _APPLY[type(action)](edition, visit, action)


def apply_all(edition: Edition, visit: Visit, actions: Iterable[Action]) -> Outcome:
    """Return a visit after actions, one after the other, with the last thing that each of them asks for."""
    outcome = Outcome(visit)
    for each in actions:
        after = apply(edition, outcome.visit, each)
        outcome = Outcome(
            after.visit, after.said or outcome.said, after.focus or outcome.focus, after.file or outcome.file
        )
    return outcome


def _go(_: Edition, visit: Visit, action: actions.Go) -> Outcome:
    if action.page not in PAGES:
        return Outcome(visit)
    if action.page == LEFT:
        return _forgotten(visit, LEFT)
    return _moved(visit, Place(action.page, _last_step(visit) if action.page == QUESTIONS else 1))


def _step(edition: Edition, visit: Visit, action: actions.Step) -> Outcome:
    last = len(edition.rulebook.questions)
    if action.number > last and not asks_what_matters(edition.rulebook, visit.selections):
        return _moved(visit, Place(LIST))
    return _moved(visit, Place(QUESTIONS, max(1, min(action.number, last + 1))))


def _return(_: Edition, visit: Visit, action: actions.Return) -> Outcome:
    at = action.number - visit.dropped
    if not 0 <= at < len(visit.places) or at == visit.at:
        return Outcome(visit)
    return Outcome(_settled(replace(visit, at=at)), focus=TOP)


def _answer(edition: Edition, visit: Visit, action: actions.Answer) -> Outcome:
    selections = {**dict(visit.selections), action.question: action.options}
    after = offered(edition.rulebook, selections)
    if after == visit.selections:
        return Outcome(visit)
    return Outcome(_selected(visit, after), focus=_help_that_came(edition, visit.selections, after))


def _pick(edition: Edition, visit: Visit, action: actions.Pick) -> Outcome:
    asked = next((each for each in edition.rulebook.questions if each.id == action.question), None)
    if asked is None or action.option not in {each.id for each in asked.choices}:
        return Outcome(visit)
    before = dict(visit.selections).get(action.question, ())
    others = tuple(each for each in before if each != action.option) if asked.choose == "several" else ()
    options = others if action.option in before else (*others, action.option)
    return _answer(edition, visit, actions.Answer(action.question, options))


def _weigh(edition: Edition, visit: Visit, action: actions.Weigh) -> Outcome:
    wishes = tuple(
        each.id for each in edition.rulebook.terms if each.kind == "wish" and each.id in action.wishes
    )
    return Outcome(replace(visit, matters=wishes))


def _find(_: Edition, visit: Visit, action: actions.Find) -> Outcome:
    words = _printable(action.words)
    return _moved(visit, Place(RULES, words=words), focus=FOUND if words else TOP)


def _compare(edition: Edition, visit: Visit, action: actions.Compare) -> Outcome:
    if action.option not in edition.rulebook.subject:
        return Outcome(visit)
    marked = _known(edition.rulebook, visit.compared)
    if action.option not in marked and len(marked) >= MOST_COMPARED:
        return Outcome(replace(visit, refused=action.option), texts(edition.language)("said-compare-full"))
    after = _turned(marked, action.option)
    said = texts(edition.language)("said-compare", count=len(after))
    return Outcome(replace(visit, compared=after, refused=""), said)


def _take(edition: Edition, visit: Visit, action: actions.Take) -> Outcome:
    if action.option not in edition.rulebook.subject:
        return Outcome(visit)
    after = _turned(_known(edition.rulebook, visit.taken), action.option)
    return Outcome(replace(visit, taken=after), texts(edition.language)("said-take", count=len(after)))


def _show(edition: Edition, visit: Visit, action: actions.Show) -> Outcome:
    known_sheets = {YOURS, *(each.id for each in edition.samples)}
    if action.sheet not in known_sheets or action.side not in {1, 2}:
        return Outcome(visit)
    first, second = visit.sheets
    sheets = (action.sheet, second) if action.side == 1 else (first, action.sheet)
    return Outcome(replace(visit, sheets=sheets))


def _use(edition: Edition, visit: Visit, action: actions.Use) -> Outcome:
    sample = next((each for each in edition.samples if each.id == action.sample), None)
    if sample is None:
        return Outcome(visit)
    selections = offered(edition.rulebook, picks_of(edition.rulebook, sample.has).picks)
    if visit.selections:
        return _moved(_tried(visit, selections).visit, Place(LIST))
    taken = _weigh(edition, _selected(visit, selections), actions.Weigh(sample.matters)).visit
    return _moved(taken, Place(LIST))


def _explain(edition: Edition, visit: Visit, action: actions.Explain) -> Outcome:
    if action.option not in edition.rulebook.therapy:
        return Outcome(visit)
    shown = "" if action.option == visit.explained else action.option
    return Outcome(replace(visit, explained=shown), focus=EXPLAINED if shown else "")


def _load(edition: Edition, visit: Visit, action: actions.Load) -> Outcome:
    rulebook = edition.rulebook
    if not action.content:  # browsers hand in no empty file: its way here was barred
        gone = Fault("", 0, texts(edition.language)("saving-too-large", most=LARGEST_SAVED // 1000))
        return Outcome(replace(visit, loaded=(gone,)), focus="loaded")
    try:
        saved = load_saved(action.content, rulebook)
    except AnswersError as error:
        return Outcome(replace(visit, loaded=tuple(error.faults)), focus="loaded")
    sheet = saved.loaded.sheet
    if not sheet.picked:
        return Outcome(replace(visit, loaded=saved), focus="loaded")
    after = _selected(visit, offered(rulebook, dict(sheet.picked)))
    weighed = _weigh(edition, after, actions.Weigh(sheet.matters)).visit
    return Outcome(replace(weighed, loaded=saved), focus="loaded")


def _read_copy(edition: Edition, visit: Visit, action: actions.ReadCopy) -> Outcome:
    if visit.place.page != RULES:
        return Outcome(visit)
    return Outcome(replace(visit, copy=read_copy(edition.rulebook, action.content)), focus="copy")


def _moved(visit: Visit, place: Place, focus: str = TOP) -> Outcome:
    """Go to a place: what lay ahead of the present one is forgotten, as in a browser."""
    if place == visit.place:
        return Outcome(visit, focus=focus)
    places = (*visit.places[: visit.at + 1], place)
    over = max(0, len(places) - MOST_PLACES)
    after = replace(visit, places=places[over:], dropped=visit.dropped + over, at=len(places) - over - 1)
    return Outcome(_settled(after), focus=focus)


def _settled(visit: Visit) -> Visit:
    """Forget what belongs to a place that was left: a search, a copy, what was said of a loss."""
    here = visit.place.page
    return replace(visit, search="", copy=visit.copy if here == RULES else None, lost=False, refused="")


def _last_step(visit: Visit) -> int:
    """Return the step of the questionnaire at which the visitor was last."""
    before = reversed(visit.places[: visit.at + 1])
    return next((each.step for each in before if each.page == QUESTIONS), 1)


def _help_that_came(edition: Edition, before: Selections, after: Selections) -> str:
    """Return the id of the first notice with ways to reach help that new answers brought up, or nothing."""
    shown = {each.concludes.notice for each in edition.explored(before).notices}
    return next(
        (
            notice_anchor(each.concludes.notice)
            for each in edition.explored(after).notices
            if each.answers
            and each.concludes.notice not in shown
            and edition.rulebook.notice[each.concludes.notice].contacts
        ),
        "",
    )


def _selected(visit: Visit, selections: Selections) -> Visit:
    """Let these be the selections; what rests on others is gone."""
    return replace(visit, selections=selections, tries=(), loaded=None)


def _tried(visit: Visit, selections: Selections) -> Outcome:
    if selections == visit.current:
        return Outcome(visit)
    return Outcome(replace(visit, tries=(*visit.tries, selections)[-MOST_TRIES:]), focus=DELTA)


def _forgotten(visit: Visit, page: str) -> Outcome:
    """Go to a page and forget every choice and place; only their numbers go on, so that none comes twice."""
    dropped = visit.dropped + len(visit.places)
    return Outcome(
        Visit(large=visit.large, sources=visit.sources, places=(Place(page),), dropped=dropped), focus=TOP
    )


def _known(rulebook: Rulebook, options: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in options if each in rulebook.subject)


def _turned(marked: tuple[str, ...], option: str) -> tuple[str, ...]:
    return tuple(each for each in marked if each != option) if option in marked else (*marked, option)


def _printable(words: str) -> str:
    return "".join(each for each in words[:LONGEST] if each.isprintable()).strip()


Handler = Callable[[Edition, Visit, Any], Outcome]
_APPLY: Mapping[type[Action], Handler] = {
    actions.Go: _go,
    actions.Step: _step,
    actions.Return: _return,
    actions.LookUp: lambda edition, visit, do: (
        _moved(visit, Place(RULES, 1, do.key)) if known(edition.rulebook, do.key) else Outcome(visit)
    ),
    actions.Answer: _answer,
    actions.Pick: _pick,
    actions.Clear: lambda edition, visit, do: _answer(edition, visit, actions.Answer(do.question, ())),
    actions.Weigh: _weigh,
    actions.Search: lambda _, visit, do: Outcome(replace(visit, search=_printable(do.words)), focus=FOUND),
    actions.Find: _find,
    actions.Order: lambda _, visit, do: Outcome(replace(visit, order=do.by) if do.by in ORDERS else visit),
    actions.Compare: _compare,
    actions.Take: _take,
    actions.Tell: lambda _, visit, __: Outcome(replace(visit, with_answers=not visit.with_answers)),
    actions.TryWith: lambda edition, visit, do: _tried(
        visit, with_terms(edition.rulebook, visit.current, do.terms)
    ),
    actions.TryWithout: lambda edition, visit, do: _tried(
        visit, without_terms(edition.rulebook, visit.current, do.terms)
    ),
    actions.Undo: lambda _, visit, __: Outcome(
        replace(visit, tries=visit.tries[:-1]), focus=DELTA if len(visit.tries) > 1 else TOP
    ),
    actions.EndTries: lambda _, visit, __: Outcome(replace(visit, tries=()), focus=TOP),
    actions.KeepTries: lambda _, visit, __: Outcome(_selected(visit, visit.current), focus=TOP),
    actions.Show: _show,
    actions.Use: _use,
    actions.Explain: _explain,
    actions.ShowSources: lambda _, visit, __: Outcome(replace(visit, sources=not visit.sources)),
    actions.Enlarge: lambda _, visit, __: Outcome(replace(visit, large=not visit.large)),
    actions.Load: _load,
    actions.ReadCopy: _read_copy,
    actions.Download: lambda _, visit, do: Outcome(visit, file=do.name),
    actions.Lose: lambda edition, visit, _: Outcome(
        replace(visit, lost=True), texts(edition.language)("lost-title")
    ),
    actions.Restart: lambda _, visit, __: _forgotten(visit, QUESTIONS),
    actions.Leave: lambda _, visit, __: _forgotten(visit, LEFT),
    actions.Stay: lambda _, visit, __: Outcome(visit),
}
"""The handler of each kind of action."""
