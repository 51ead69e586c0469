"""Finding options by everyday words: what a person types need be neither complete nor spelled as we would."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from engine.rulebook import Choice, Question, Rulebook
from ui.showing.finding import folded
from ui.texts import little_words

MANY = 10
"""From how many options on a question can be searched."""
SHORT = 4
"""How many letters a word must have to be compared with words that are spelled alike."""
ALIKE = 0.8
"""How much of a word must agree (ratio of difflib, 0 to 1)."""
NEAR = 0.5
"""What part of the highest weight an option needs to be shown."""
MOST = 5
"""How many options are shown."""

Words = Mapping[str, float]


@dataclass(frozen=True)
class FoundOption:
    """An option that fits what was typed.

    Attributes:
        because: the names and everyday words of ours that it was found by, or empty where its label says it.
    """

    id: str
    label: str
    because: tuple[str, ...]


def searchable(question: Question) -> bool:
    """Return whether a question has so many options that looking for one is a help."""
    return len(question.choices) >= MANY and question.choose == "several"


def find_options(rulebook: Rulebook, question: Question, typed: str) -> tuple[FoundOption, ...]:
    """Return the options that fit what was typed, closest first.

    A word counts the more, the fewer options know it.
    Words that no option knows do not count, and neither do little words that mean nothing by themselves.

    Args:
        rulebook: the checked rulebook.
        question: where to look.
        typed: anything.
    """
    phrases = {choice.id: _phrases(rulebook, choice) for choice in question.choices}
    wanted = _known(typed, phrases.values(), little_words(rulebook.language))
    weights = {name: _weight(found, wanted) for name, found in phrases.items()}
    least = NEAR * max(weights.values(), default=0)
    found = [choice for choice in question.choices if weights[choice.id] >= least > 0]
    found.sort(key=lambda choice: -weights[choice.id])
    return tuple(
        FoundOption(choice.id, choice.label, _because(phrases[choice.id], wanted)) for choice in found[:MOST]
    )


def _phrases(rulebook: Rulebook, choice: Choice) -> tuple[str, ...]:
    """Return every name of an option and every everyday word that leads to it."""
    terms = [rulebook.term[each] for each in choice.gives]
    texts = (choice.label, *(text for term in terms for text in (*term.also_called, *term.everyday_words)))
    return tuple(dict.fromkeys(texts))


def _known(typed: str, phrases: Iterable[tuple[str, ...]], little: frozenset[str]) -> Words:
    """Return the words of the options that were meant by what was typed, each with its weight."""
    known = Counter(word for each in phrases for word in {word for text in each for word in _words(text)})
    meant = {word for each in _words(typed) if each not in little for word in _meant(each, known)}
    return {word: 1 / known[word] for word in meant}


def _meant(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words that a typed word stands for: itself, longer ones, or ones spelled alike."""
    known = list(known)
    if word in known:
        return [word]
    if len(word) < SHORT:
        return []
    return [each for each in known if each.startswith(word)] or get_close_matches(
        word, known, n=2, cutoff=ALIKE
    )


def _weight(phrases: tuple[str, ...], wanted: Words) -> float:
    """Return how well an option fits: all its words that were typed, and more for a whole phrase."""
    words = {word for text in phrases for word in _words(text)}
    whole = sum(1 for text in phrases if (found := set(_words(text))) and found <= wanted.keys())
    return sum(weight for word, weight in wanted.items() if word in words) + whole


def _because(phrases: tuple[str, ...], wanted: Words) -> tuple[str, ...]:
    label, *others = phrases
    if any(word in wanted for word in _words(label)):
        return ()
    return tuple(text for text in others if any(word in wanted for word in _words(text)))


def _words(text: str) -> list[str]:
    letters = "".join(each if each.isalnum() or each == "'" else " " for each in folded(text))
    return [each for each in letters.split() if len(each) > 1 or each.isdigit()]
