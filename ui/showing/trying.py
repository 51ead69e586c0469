"""Picks as they would be with other answers."""

from collections.abc import Iterable

from engine.questionnaire import answer_sheet
from engine.rulebook import Choice, Question, Rulebook
from ui.showing.questionnaire import Picks, known


def told(rulebook: Rulebook, picks: Picks, terms: Iterable[str]) -> Picks:
    """Return picks that give these terms too, with as few other changes as can be.

    Where a question takes one answer, the new one takes the place of the old one.
    A term that no question asks for changes nothing.

    Args:
        rulebook: the checked rulebook.
        picks: what is picked so far.
        terms: ids of terms.
    """
    changed = dict(picks)
    for term in terms:
        if term in answer_sheet(rulebook, changed):
            continue
        giving = [
            (question, choice)
            for question in rulebook.questions
            for choice in question.choices
            if term in choice.gives
        ]
        if giving:
            question, choice = min(giving, key=lambda each: _cost(changed, *each))
            before = changed.get(question.id, ()) if question.choose == "several" else ()
            changed[question.id] = (*before, choice.id)
    return known(rulebook, changed)


def untold(rulebook: Rulebook, picks: Picks, terms: Iterable[str]) -> Picks:
    """Return picks without every option that gives one of these terms."""
    unwanted = frozenset(terms)
    dropped = {
        (question.id, choice.id)
        for question in rulebook.questions
        for choice in question.choices
        if unwanted.intersection(choice.gives)
    }
    kept = {
        question: tuple(each for each in options if (question, each) not in dropped)
        for question, options in picks.items()
    }
    return known(rulebook, kept)


def _cost(picks: Picks, question: Question, choice: Choice) -> tuple[bool, int]:
    """Return how much an option changes besides what is wanted: another answer, then further terms."""
    return question.choose == "one" and bool(picks.get(question.id)), len(choice.gives)
