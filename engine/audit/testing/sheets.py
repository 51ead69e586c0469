"""Sheets that a visitor can give: answers that bring some terms about, and certain others not."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, combinations, product

from engine.inference.counting import Counting
from engine.minimal_sets import in_order, smallest_supports
from engine.rulebook import Question, Rulebook


def sheet_for(
    rulebook: Rulebook, wanted: Iterable[str], unwanted: Collection[str] = ()
) -> frozenset[str] | None:
    """Return a small sheet, which the questionnaire can give, with some terms and without others.

    The terms count whether they are given or derived. None if no answers bring this about.
    """
    counting, wanted = Counting(rulebook.rules), frozenset(wanted)
    supports = in_order(rulebook, smallest_supports(rulebook.rules, rulebook.askable, (), wanted))
    for support in sorted(supports, key=lambda each: len(wanted.symmetric_difference(each))):
        for sheet in sorted(
            _sheets(rulebook, frozenset(support)), key=lambda each: (len(each), sorted(each))
        ):
            if counting.fire(sheet)[1].isdisjoint(unwanted):
                return sheet
    return None


def _sheets(rulebook: Rulebook, terms: frozenset[str]) -> Iterator[frozenset[str]]:
    """Return the sheets with all these terms, of options that give at least one of them."""
    ways = [tuple(_answers(question, terms)) for question in rulebook.questions]
    for answers in product(*ways):
        sheet = frozenset[str]().union(*answers)
        if sheet >= terms:
            yield sheet


def _answers(question: Question, terms: frozenset[str]) -> Iterator[frozenset[str]]:
    """Return what a question can add, from options that give at least one of the terms."""
    options = list(dict.fromkeys(frozenset(each.gives) for each in question.choices if terms & {*each.gives}))
    most = 1 if question.choose == "one" else len(options)
    for picked in chain.from_iterable(combinations(options, count) for count in range(most + 1)):
        yield frozenset[str]().union(*picked)
