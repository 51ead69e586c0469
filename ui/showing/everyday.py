"""Finding options by everyday words: a person need neither spell nor bend them as we would.

An option is found by a name or an everyday phrase of which every word was typed, but for little ones.
A part of a phrase is not enough, as it may mean something else, and some topics are heavy.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches

import snowballstemmer

from engine.rulebook import Choice, Question, Rulebook
from ui.texts import little_words
from ui.views.rule_search import folded

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


@dataclass(frozen=True)
class FoundOption:
    """An option that fits what was typed."""

    id: str
    label: str
    #: the names and everyday words of ours that it was found by, or empty where its label says it
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
    reading = _Reading(rulebook.language)
    phrases = {choice.id: _phrases(rulebook, choice) for choice in question.choices}
    known = Counter(
        word
        for each in phrases.values()
        for word in {word for _, text in each for word in reading.words(text)}
    )
    wanted = {reading.stem(word) for each in reading.words(typed) for word in _meant(each, known)}
    rarity = {reading.stem(word): 1 / count for word, count in known.items()}
    matched = {name: _matched(each, wanted, reading) for name, each in phrases.items()}
    weights = {name: _weight(each, rarity, reading) for name, each in matched.items()}
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


def _matched(phrases: Iterable[Phrase], wanted: AbstractSet[str], reading: "_Reading") -> tuple[Phrase, ...]:
    """Return the phrases of which every word was typed."""
    return tuple(each for each in phrases if (stems := reading.stems(each[1])) and stems <= wanted)


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


def _weight(matched: Iterable[Phrase], rarity: Mapping[str, float], reading: "_Reading") -> float:
    """Return how well an option fits: all words of what was matched, and more for each phrase."""
    words = {reading.stems(text) for _, text in matched}
    return len(words) + sum(rarity[each] for each in frozenset[str]().union(*words))


def _because(matched: Iterable[Phrase]) -> tuple[str, ...]:
    shown = [shown for shown, _ in matched]
    return () if "" in shown else tuple(shown)


class _Reading:
    """How the words of a language are read, for one search; nothing of it is kept for the next."""

    def __init__(self, language: str) -> None:
        self._little = little_words(language)
        name = STEMMERS.get(language.partition("-")[0])
        self._stem = snowballstemmer.stemmer(name).stemWord if name else str
        self._stems: dict[str, str] = {}

    def words(self, text: str) -> list[str]:
        """Return the words of a text but for the little ones."""
        plain = folded(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
        letters = "".join(each if each.isalnum() or each == "'" else " " for each in plain)
        words = (each for each in letters.split() if len(each) > 1 or each.isdigit())
        return [each for each in words if each not in self._little]

    def stem(self, word: str) -> str:
        """Return a word without its ending; as it is in a language of which we know no endings."""
        if word not in self._stems:
            self._stems[word] = str(self._stem(word))
        return self._stems[word]

    def stems(self, text: str) -> frozenset[str]:
        """Return the stems of the words of a text."""
        return frozenset(map(self.stem, self.words(text)))
