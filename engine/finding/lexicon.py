"""All that a rulebook's search knows: every phrase, the reply it belongs to, and every word in its forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.finding.phrases import Elements, Group, Typed, elements, first_words, forms, words_of
from engine.finding.words import Spelling, Words, one_letter_off
from engine.grouping import grouped
from engine.rulebook import Reply, Rulebook, Search, Term

LONG = 8
"""How many letters a word must have for one of them to be wrong."""
THERAPIES = "therapies"
"""The id of the reply to the name of a therapy."""
UNANSWERED = ("saying", "harmless")
"""Kinds of replies that take away and answer nothing; the second takes away danger too."""


@dataclass(frozen=True)
class Phrase:
    """A phrase with the reply it belongs to."""

    parts: Elements  #: its words and groups
    reply: Reply
    alone: bool  #: whether it counts only where nothing else was typed


@dataclass(frozen=True)
class Lexicon:
    """Every phrase of a search, ready to be looked for."""

    spelling: Spelling
    starting: dict[str, tuple[Phrase, ...]]  #: the phrases by the words that they can begin with
    #: for each word that may be typed, the words of phrases that it is a form of
    standing_for: dict[str, frozenset[str]]
    long: tuple[str, ...]  #: the forms that may be misspelled
    passed: frozenset[str]  #: the words that may stand between those of a phrase
    negations: frozenset[Words]  #: runs of words after which a name leads nowhere
    replies: tuple[Reply, ...]  #: the replies that are given, those to the names of topics left out

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Lexicon":
        """Return the lexicon of a rulebook."""
        search = rulebook.search
        therapies = Reply(THERAPIES, "common", (), (), (), search.therapies, "", search.place)
        names = tuple(_names(rulebook, therapies))
        own = (text for reply in search.replies for text in (*reply.phrases, *reply.alone))
        spelling = Spelling.of(search.alike, _initials((*own, *(name for name, _ in names))))
        named = (Phrase(spelling.words(name), reply, alone=False) for name, reply in names)
        phrases = tuple(each for each in (*_phrases(search, spelling), *named) if each.parts)
        starting = ((word, each) for each in phrases for word in dict.fromkeys(first_words(each.parts)))
        known = _standing_for(phrases, search)
        return cls(
            spelling=spelling,
            starting=grouped(starting),
            standing_for=known,
            long=tuple(sorted(_long(phrases, search))),
            passed=frozenset(word for each in search.passed_over for word in spelling.words(each)),
            negations=frozenset(map(spelling.words, search.negations)),
            replies=(*search.replies, therapies),
        )

    def denied(self, words: Words, start: int) -> bool:
        """Return whether the words before a place deny what stands there."""
        before = words[:start]
        while before:
            if any(before[-len(each) :] == each for each in self.negations):
                return True
            if before[-1] not in self.passed:
                return False
            before = before[:-1]
        return False

    def typed(self, words: Words) -> Typed:
        """Return what typed words may stand for."""
        return Typed(tuple(map(self._reading, words)), tuple(each in self.passed for each in words))

    def _reading(self, word: str) -> frozenset[str]:
        """Return the words of phrases that a word is a form of, or is one letter off of if it is none."""
        if word in self.standing_for or len(word) < LONG - 1:
            return self.standing_for.get(word, frozenset())
        near = (form for form in self.long if one_letter_off(word, form))
        return frozenset(one for form in near for one in self.standing_for[form])


def names_of(term: Term) -> Iterator[str]:
    """Return every name of a term and what people call it; initials in its label are a name too."""
    before, _, within = term.label.partition("(")
    yield before.strip()
    if within and len(within.split()) == 1:
        yield within.rstrip(")")
    yield from (*term.also_called, *term.everyday_words)


def _initials(texts: Iterable[str]) -> set[str]:
    """Return the words of texts that are initials, in small letters."""
    return {word.lower() for text in texts for word in re.findall(r"\b[A-Z]{2,}\b", text)}


def _phrases(search: Search, spelling: Spelling) -> Iterator[Phrase]:
    """Yield the phrases of the rulebook's own replies."""
    groups: dict[str, Group] = {}
    for name, members in search.groups:
        groups[name] = Group(tuple(elements(each, spelling.words, groups) for each in members))
    for reply in search.replies:
        for alone, texts in ((False, reply.phrases), (True, reply.alone)):
            yield from (Phrase(elements(text, spelling.words, groups), reply, alone) for text in texts)


def _names(rulebook: Rulebook, therapies: Reply) -> Iterator[tuple[str, Reply]]:
    """Yield every name of a topic that can be picked, and of a therapy, with the reply to it."""
    for term in rulebook.terms:
        if term.kind == "topic" and term.id in rulebook.askable:
            reply = Reply(term.id, "name", (), (), (term.id,), "", "", term.place)
            yield from ((name, reply) for name in names_of(term))
    for therapy in rulebook.therapies:
        yield from ((name, therapies) for name in (therapy.name, *therapy.also_called))


def _long(phrases: Iterable[Phrase], search: Search) -> set[str]:
    """Return the forms of long words; what a saying takes away needs its own spelling."""
    words = {word for each in phrases if each.reply.kind not in UNANSWERED for word in words_of(each.parts)}
    return {form for word in words if len(word) >= LONG for form in forms(word, search.endings)}


def _standing_for(phrases: Iterable[Phrase], search: Search) -> dict[str, frozenset[str]]:
    """Return each word that may be typed with the words of phrases that it is a form of."""
    found: dict[str, set[str]] = {word: set() for word in search.correct}
    for word in {word for phrase in phrases for word in words_of(phrase.parts)}:
        for form in forms(word, search.endings):
            found.setdefault(form, set()).add(word)
    return {form: frozenset(words) for form, words in found.items()}
