"""Finding options by everyday words: a person need neither spell nor bend them as we would.

An option is found by a name or an everyday phrase of which every word was typed, but for little ones.
A part of a phrase is not enough: who writes of a death in the family is not shown the topic of suicide.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

import snowballstemmer

from engine.rulebook import Choice, Question, Rulebook
from ui.showing.finding import folded
from ui.texts import little_words

MANY = 10
"""From how many options on a question can be searched."""
SHORT, LONG = 4, 6
"""How many letters a word must have to stand for longer ones, and for ones that are spelled alike."""
ALIKE = 0.85
"""How much of a word must agree (ratio of difflib, 0 to 1)."""
NEAR = 0.5
"""What part of the highest weight an option needs to be shown."""
MOST = 5
"""How many options are shown."""

STEMMERS = {
    "en": "english",
    "es": "spanish",
    "de": "german",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
}
"""What brings words of a language to their stem."""
Words = frozenset[str]


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

    Args:
        rulebook: the checked rulebook.
        question: where to look.
        typed: anything.
    """
    language = rulebook.language
    phrases = {choice.id: _phrases(rulebook, choice) for choice in question.choices}
    known = Counter(
        word
        for each in phrases.values()
        for word in {word for _, text in each for word in _words(text, language)}
    )
    wanted = frozenset(word for each in _words(typed, language) for word in _meant(each, known))
    stems = frozenset(_stem(each, language) for each in wanted)
    rarity = {_stem(word, language): 1 / count for word, count in known.items()}
    matched = {name: _matched(each, stems, language) for name, each in phrases.items()}
    weights = {name: _weight(each, rarity, language) for name, each in matched.items()}
    least = NEAR * max(weights.values(), default=0)
    found = [choice for choice in question.choices if weights[choice.id] >= least > 0]
    found.sort(key=lambda choice: -weights[choice.id])
    return tuple(FoundOption(each.id, each.label, _because(matched[each.id])) for each in found[:MOST])


Phrase = tuple[str, str]
"""What is told of a phrase, empty for the label itself, and the phrase."""


def _phrases(rulebook: Rulebook, choice: Choice) -> tuple[Phrase, ...]:
    """Return every name of an option and every everyday phrase that leads to it.

    What a label has in brackets, such as initials, is a name by itself.
    """
    terms = [rulebook.term[each] for each in choice.gives]
    others = dict.fromkeys(text for term in terms for text in (*term.also_called, *term.everyday_words))
    parts = [each for each in re.split(r"[()]", choice.label) if each.strip()]
    return (("", choice.label), *(("", each) for each in parts), *((each, each) for each in others))


def _matched(phrases: Iterable[Phrase], stems: Words, language: str) -> tuple[Phrase, ...]:
    """Return the phrases of which every word was typed."""
    each_with_words = (
        (each, {_stem(word, language) for word in _words(each[1], language)}) for each in phrases
    )
    return tuple(each for each, words in each_with_words if words and words <= stems)


def _meant(word: str, known: Iterable[str]) -> list[str]:
    """Return the words that a typed word stands for: itself, and longer or likely ones that are known."""
    known = list(known)
    if word in known or len(word) < SHORT:
        return [word]
    longer = [each for each in known if each.startswith(word)]
    if longer or len(word) < LONG:
        return [word, *longer]
    alike = [each for each in known if len(each) >= LONG and each[0] == word[0]]
    return [word, *get_close_matches(word, alike, n=2, cutoff=ALIKE)]


def _weight(matched: Iterable[Phrase], rarity: dict[str, float], language: str) -> float:
    """Return how well an option fits: all words of what was matched, and more for each phrase."""
    words = [frozenset(_stem(word, language) for word in _words(text, language)) for _, text in matched]
    return len(set(words)) + sum(rarity[each] for each in frozenset[str]().union(*words))


def _because(matched: Iterable[Phrase]) -> tuple[str, ...]:
    shown = [shown for shown, _ in matched]
    return () if "" in shown else tuple(shown)


@lru_cache(maxsize=4096)
def _stem(word: str, language: str) -> str:
    """Return a word without its ending; as it is in a language of which we know no endings."""
    name = STEMMERS.get(language.partition("-")[0])
    return str(_stemmer(name).stemWord(word)) if name else word


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)


def _words(text: str, language: str) -> list[str]:
    """Return the words of a text but for the little ones."""
    letters = "".join(
        each if each.isalnum() or each == "'" else " "
        for each in folded(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    )
    words = [each for each in letters.split() if len(each) > 1 or each.isdigit()]
    return [each for each in words if each not in little_words(language)]
