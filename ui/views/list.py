"""The list: the choices, a row for each option, and the options that are not listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from engine.list_delta import list_delta
from ui import actions
from ui.context import Context, chosen, term_labels
from ui.texts import Labels, Say
from ui.views.controls import Control, control
from ui.views.foundations import SourceView, stamp
from ui.views.list_delta import DeltaView, what_if_delta
from ui.views.notices import NoticeView, notices
from ui.views.option_card import SharedFacts, shared_facts
from ui.views.option_row import OptionRow, alternative_row, listed_row, other_row
from ui.views.ordering import OrderView, order_view, ordered
from ui.views.passages import Passage, passage
from ui.visit import QUESTIONS, asks_what_matters

TALKING = ("changed", "since", "day", "helped", "wants", "ask")
"""Sentences to say without a name for what one has, by the ids of the texts."""


@dataclass(frozen=True)
class WhatIfView:
    """A what-if: its delta, and the buttons that take it back or keep it."""

    delta: DeltaView
    kept: str
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Rows:
    """Rows under a title."""

    title: str
    says: str
    rows: tuple[OptionRow, ...]


@dataclass(frozen=True)
class ListView:
    """The page of the list."""

    title: str  #: how many options there are
    labels: Labels
    chosen_label: str
    #: each choice in the words that were tapped, with the button that leads to its question
    chosen: tuple[tuple[str, Control], ...]
    again: Control
    change: Control
    what_if: WhatIfView | None
    prompted: tuple[NoticeView, ...]  #: the notices that answers brought up
    limit: str  #: the lines of those that are always there, for the top; empty where they have none
    limits: tuple[NoticeView, ...]  #: the notices that are always there
    order: OrderView | None  #: the order of the list; None where nothing is listed
    listed: Rows  #: the options on the list; where there are none, every option from A to Z
    talking: Passage | None  #: how to talk without a name for what one has, where nothing is listed
    alternatives: Rows  #: the choices that are always there
    beside: tuple[NoticeView, ...]  #: the notices that stand above those choices
    not_listed: Rows | None  #: None where nothing is listed, since all of them are shown then
    shared: tuple[SharedFacts, ...]
    sources: tuple[SourceView, ...]
    made: str
    proof: Labels  #: of the entries of every proof


def option_list(context: Context) -> ListView:
    """Return the page of the list."""
    say, exploration = context.say, context.tried
    shown = notices(exploration, say, "results")
    made = stamp(context)
    listed, alternatives, others = _rows(context)
    return ListView(
        title=say("list-title", count=len(exploration.listed))
        if exploration.listed
        else say("list-every", count=len(others.rows)),
        labels=Labels(say, "list", "opens behind rests-on"),
        chosen_label=say("list-tried") if context.visit.tries else say("list-chosen"),
        chosen=tuple(_chosen(context)),
        again=control(say("list-again"), actions.Restart()),
        change=control(say("list-change"), actions.Go(QUESTIONS)),
        what_if=_what_if(context) if context.visit.tries else None,
        prompted=tuple(each for each in shown if each.prompted),
        limit=" ".join(each.line for each in shown if not each.prompted and each.line),
        limits=tuple(each for each in shown if not each.prompted),
        order=order_view(context) if exploration.listed else None,
        listed=listed if exploration.listed else others,
        talking=None if exploration.listed else _talking(say),
        alternatives=alternatives,
        beside=notices(context.tried, say, "alternatives"),
        not_listed=others if exploration.listed else None,
        shared=shared_facts(context),
        sources=made.sources,
        made=made.made,
        proof=Labels(say, "proof", "told nothing rule needs through cites file"),
    )


def _rows(context: Context) -> tuple[Rows, Rows, Rows]:
    """Return the listed options, the choices that are always there, and the options that are not listed."""
    say, rulebook, exploration = context.say, context.rulebook, context.tried
    nothing, numbers = not exploration.listed, count(1)
    listed = tuple(listed_row(context, each, next(numbers)) for each in ordered(context))
    alternatives = tuple(alternative_row(context, each.id, next(numbers)) for each in rulebook.alternatives)
    others = tuple(
        other_row(context, each, next(numbers), brief=not nothing) for each in exploration.not_listed
    )
    without = "list-nothing-for-this" if context.visit.current else "list-nothing-chosen"
    why = without if nothing else "list-not-listed-says"
    title = say("list-a-to-z") if nothing else say("list-not-listed", count=len(others))
    return (
        Rows("", "", listed),
        Rows(say("list-alternatives"), say("list-alternatives-says"), alternatives),
        Rows(title, say(why), others),
    )


def _chosen(context: Context) -> Iterator[tuple[str, Control]]:
    say, rulebook, selections = context.say, context.rulebook, context.visit.current
    for number, choice in chosen(rulebook, selections):
        yield choice.label, control(say("list-change-one"), actions.Step(number))
    if context.matters and asks_what_matters(rulebook, selections):
        most = "; ".join(term_labels(rulebook, context.matters))
        step = actions.Step(len(rulebook.questions) + 1)
        yield say("list-matters", wishes=most), control(say("list-change-one"), step)


def _what_if(context: Context) -> WhatIfView:
    say, several = context.say, len(context.visit.tries) > 1
    back = control(say("delta-undo"), actions.EndTries())
    one = (control(say("delta-undo-one"), actions.Undo()),) if several else ()
    keep = control(say("delta-keep"), actions.KeepTries())
    delta = what_if_delta(list_delta(context.exploration, context.tried), say)
    return WhatIfView(delta, say("delta-kept"), (back, *one, keep))


def _talking(say: Say) -> Passage:
    points = tuple(say(f"talking-{each}") for each in TALKING)
    return passage("talking", say("talking-title"), say("talking-says"), points=points)
