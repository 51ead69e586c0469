"""Counterfactuals in words: which answers would change the place of an option, each set to be tried."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.counterfactuals import promotions, removals
from engine.inference.reference import closure
from engine.minimal_sets import AnswerSets, smallest
from engine.options import Exploration, Listed, Need, NotListed
from engine.rulebook import Lists, Rule, Rulebook
from engine.saved_answers import answer_sheet
from ui.actions import TryWith, TryWithout
from ui.context import Context
from ui.texts import Say
from ui.views.answer_sets import AnswerRow, alone, rows
from ui.views.citations import Line, grounded
from ui.views.controls import Control, control
from ui.views.links import Link, rule_link, written
from ui.what_if import with_terms

FEW = 6  #: how many what-ifs of a row are shown without opening anything


@dataclass(frozen=True)
class WhatIfs:
    """Buttons each of which tries one set of answers."""

    lead: str  #: what the sets have in common, as a sentence; empty for a single one
    controls: tuple[Control, ...]
    more: str
    #: the buttons that are shown once they are asked for, under a label that counts them
    rest: tuple[Control, ...]


@dataclass(frozen=True)
class Counterfactual:
    """Everything that would change a place in one way."""

    heading: str
    rows: tuple[WhatIfs, ...]
    nothing: str  #: the sentence for no answer at all; empty where there are rows


@dataclass(frozen=True)
class NeedView:
    """The answers that one rule still waits for."""

    link: Link
    ways: tuple[str, ...]  #: the smallest sets of answers with which it fires, as sentences
    standing: Line  #: under which words the option would be listed, as a sentence
    place: str


@dataclass(frozen=True)
class Explained:
    """The counterfactuals of an option, and the rules that would list it, one by one."""

    title: str
    hint: str
    counterfactuals: tuple[Counterfactual, ...]
    by_rule: str = ""
    needs: tuple[NeedView, ...] = ()


def explained_listed(context: Context, listed: Listed) -> Explained:
    """Return what would take a listed option off, and what would give it a stronger standing."""
    say, rulebook = context.say, context.rulebook
    sets = removals(context.tried, listed)
    off = Counterfactual(
        heading=say("changes-off"),
        rows=tuple(_what_ifs(say, each, TryWithout) for each in alone(rulebook, say, sets)),
        nothing="" if sets else say("changes-stays"),
    )
    stronger = _stronger(context.tried, say, listed)
    return Explained(say("changes-title"), say("changes-hint"), (off, *stronger))


def explained_not_listed(context: Context, other: NotListed) -> Explained:
    """Return what would list an option that is not listed, over all its rules and for each of them."""
    say, rulebook = context.say, context.rulebook
    sets = smallest(_that_work(context.tried, other.needs))
    found = tuple(_what_ifs(say, each, TryWith) for each in rows(rulebook, say, other.needs, sets))
    return Explained(
        title=say("needs-summary"),
        hint=say("changes-hint") if found else "",
        counterfactuals=(Counterfactual("", found, "" if found else say("needs-nothing")),),
        by_rule=say("needs-by-rule"),
        needs=tuple(_need(rulebook, say, each) for each in other.needs),
    )


def _stronger(exploration: Exploration, say: Say, listed: Listed) -> Iterator[Counterfactual]:
    """Yield for each standing that can be reached the answers that lead to it and no higher."""
    rulebook, needs = exploration.rulebook, promotions(exploration, listed)
    above: AnswerSets = frozenset()
    for standing in rulebook.standings:
        mine = [each for each in needs if _standing(each) == standing.id]
        every = smallest((*above, *_that_work(exploration, mine)))
        if here := every - above:
            found = (_what_ifs(say, each, TryWith) for each in rows(rulebook, say, mine, here))
            yield Counterfactual(say("changes-stronger", standing=standing.label), tuple(found), "")
        above = every


def _what_ifs(say: Say, row: AnswerRow, action: type[TryWith | TryWithout]) -> WhatIfs:
    buttons = tuple(control(each.label, action(each.terms)) for each in row.sets)
    more = say("changes-more", count=len(buttons) - FEW) if len(buttons) > FEW else ""
    return WhatIfs(row.lead, buttons[:FEW], more, buttons[FEW:])


def _need(rulebook: Rulebook, say: Say, need: Need) -> NeedView:
    rule, sets = need.rule, smallest(map(frozenset, need.answers))
    ways = tuple(each.text for each in rows(rulebook, say, (need,), sets))
    standing = say("needs-as", standing=rulebook.standing[_standing(need)].label)
    return NeedView(
        link=rule_link(rulebook, say, rule),
        ways=ways or (say("needs-nothing"),),
        standing=grounded(rulebook, say, standing, rule),
        place=written(say, rule.place),
    )


def _standing(need: Need) -> str:
    return need.rule.concludes.standing if isinstance(need.rule.concludes, Lists) else ""


def _that_work(exploration: Exploration, needs: Iterable[Need]) -> Iterator[frozenset[str]]:
    """Yield the sets of further answers with which one of the rules fires.

    Where a question takes one answer, a new one takes the place of the old one:
    a set by which the rule would lose what it rests on is left out.
    """
    rulebook, given = exploration.rulebook, frozenset(exploration.answers)
    exclusive, at_stake = _exclusive(rulebook), list[tuple[Rule, frozenset[str]]]()
    for need in needs:
        for answers in map(frozenset, need.answers):
            if exclusive.isdisjoint(answers) or len(exclusive & (answers | given)) == 1:
                yield answers
            else:
                at_stake.append((need.rule, answers))
    picks = with_terms(rulebook, (), given) if at_stake else ()
    for rule, answers in at_stake:
        after = answer_sheet(rulebook, dict(with_terms(rulebook, picks, answers)))
        if closure(rulebook.rules, after).issuperset(rule.has):
            yield answers


def _exclusive(rulebook: Rulebook) -> frozenset[str]:
    """Return the terms with which an answer may go that was given before."""
    return frozenset(
        term
        for question in rulebook.questions
        if question.choose == "one"
        for choice in question.choices
        for term in choice.gives
    )
