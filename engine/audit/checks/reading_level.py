"""The reading level: the years of school that a text asks for, card by card and page by page.

The measure is the Flesch-Kincaid grade level: 0.39 words per sentence + 11.8 syllables per word - 15.59
(Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", 1975).
Names of therapies and conditions are left out, since nobody can put them more plainly.
Syllables are those of pyphen's hyphenation patterns, which come with the package.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from engine.audit.checks.texts import Page
from engine.audit.checks.wording import sentences
from engine.audit.findings import Finding, finding
from engine.rulebook import Rulebook

if TYPE_CHECKING:
    from pyphen import Pyphen

HIGHEST_GRADE = 8.0  #: the most that a text for visitors may ask for; grade 6 is the aim
LANGUAGES = {"en": "en_US"}
"""The languages for which the measure was made, with the patterns for their syllables."""


def check_pages(rulebook: Rulebook, read: Iterable[Page]) -> Iterator[Finding]:
    """Find those of some pages that ask for more than the highest grade.

    A heuristic: the measure knows the length of sentences and words, and nothing of their sense.
    """
    for page, reads_at in levels_of(rulebook, read):
        if reads_at > HIGHEST_GRADE:
            reads = f"`{page.name}` reads at US grade {reads_at:.1f}"
            message = f"{reads}; keep to {HIGHEST_GRADE:.0f} with shorter sentences and words"
            yield finding(page.place, "reading-level", message)


def levels_of(rulebook: Rulebook, read: Iterable[Page]) -> Iterator[tuple[Page, float]]:
    """Return some pages with their grades; none where the language has no measure."""
    if rulebook.language in LANGUAGES:
        names = _names(rulebook)
        for page in read:
            text = " ".join(_closed(each) for each in page.texts if each)
            yield page, grade(text, names, rulebook.language)


def grade(text: str, names: Iterable[str] = (), language: str = "en") -> float:
    """Return the Flesch-Kincaid grade of a text without some names, in one of `LANGUAGES`; 0 if empty."""
    folded = text.casefold()
    for name in sorted(names, key=len, reverse=True):
        if name.casefold() in folded:  # few do, and a pattern for each takes long
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", text, flags=re.IGNORECASE)
            folded = text.casefold()
    words = re.findall(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", text)
    if not words:
        return 0.0
    count = max(1, len([each for each in sentences(text) if re.search(r"\w", each)]))
    syllables = sum(_syllables(word.lower(), language) for word in words)
    return 0.39 * len(words) / count + 11.8 * syllables / len(words) - 15.59


@cache
def _patterns(language: str) -> "Pyphen":
    from pyphen import Pyphen  # noqa: PLC0415 -- where nothing is measured, it need not be there

    return Pyphen(lang=LANGUAGES[language], left=1, right=1)


@cache
def _syllables(word: str, language: str) -> int:
    return sum(len(_patterns(language).positions(part)) + 1 for part in re.split(r"['\u2019-]", word) if part)


def _names(rulebook: Rulebook) -> list[str]:
    therapies = [name for each in rulebook.therapies for name in (each.name, *each.also_called)]
    topics = [
        name for each in rulebook.terms if each.kind == "topic" for name in (each.label, *each.also_called)
    ]
    return therapies + [re.sub(r"\s*\(.*\)", "", name) for name in topics]


def _closed(text: str) -> str:
    """Return a text that ends as a sentence does."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."
