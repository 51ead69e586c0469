"""Questions for small rulebooks."""

from collections.abc import Iterable
from dataclasses import replace

from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from tests.rulebooks import PLACE


def question(name: str, choose: str, gives: Iterable[Iterable[str]]) -> Question:
    """Return a question whose options each give the terms of a collection."""
    choices = tuple(
        Choice(f"{name}-{number}", " and ".join(each), "", tuple(each), PLACE)
        for number, each in enumerate(map(tuple, gives))
    )
    return Question(name, name, "", "", choose, (ChoiceGroup("", choices),), (), "ours", PLACE)


def with_questions(rulebook: Rulebook, *questions: Question) -> Rulebook:
    """Return a rulebook with other questions."""
    return replace(rulebook, questions=questions)


def asking(rulebook: Rulebook, terms: Iterable[str]) -> Rulebook:
    """Return a rulebook with one question, whose options are these terms."""
    choices = tuple(Choice(term, term, "", (term,), PLACE) for term in terms)
    group = ChoiceGroup("", choices)
    return with_questions(rulebook, Question("all", "All", "", "why", "several", (group,), (), "ours", PLACE))
