"""Picked options become an answer sheet."""

from collections.abc import Iterable, Mapping

from engine.rulebook import Rulebook


def answer_sheet(rulebook: Rulebook, picks: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the terms that picked options give; those that the questionnaire does not know are left out."""
    picked = {question: frozenset(options) for question, options in picks.items()}
    return frozenset(
        term
        for question in rulebook.questions
        for choice in question.choices
        if choice.id in picked.get(question.id, frozenset())
        for term in choice.gives
    )
