"""Texts held to the words that are avoided and to the length of sentences."""

import re
from collections.abc import Iterator

from engine.audit.checks.texts import VisibleText
from engine.audit.findings import Finding, finding
from engine.rule_folder import BannedWords

LONGEST_SENTENCE = 20  #: the most words that a sentence may have: what plain-language guides ask for


def avoided_words(text: str, words: BannedWords) -> Iterator[tuple[str, str]]:
    """Return each avoided word of a text and what to say instead; exempt phrases are passed over."""
    rest = _folded(text)
    for exempt in words.exempt:
        rest = re.sub(_whole(exempt.phrase), " ", rest)
    for avoided in words.avoid:
        for form in avoided.forms:
            if holds_phrase(rest, form):
                yield form, avoided.instead


def holds_phrase(text: str, phrase: str) -> bool:
    """Return whether a text holds a phrase as whole words."""
    return bool(re.search(_whole(phrase), _folded(text)))


def check_wording(text: VisibleText, words: BannedWords) -> Iterator[Finding]:
    """Find the words that no visible text may use, and sentences that are too long."""
    for form, instead in avoided_words(text.text, words):
        yield finding(text.place, "avoided-word", f"a visitor would read `{form}`; {instead}")
    for sentence in sentences(text.text):
        count = len(sentence.split())
        if count > LONGEST_SENTENCE:
            opening = " ".join(sentence.split()[:5])
            message = f"the sentence `{opening} …` has {count} words; keep to {LONGEST_SENTENCE}"
            yield finding(text.place, "long-sentence", message)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [each for each in re.split(r"(?<=[.!?])\s+", " ".join(text.split())) if each]


def _whole(phrase: str) -> str:
    return rf"(?<!\w){re.escape(_folded(phrase))}(?!\w)"


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())
