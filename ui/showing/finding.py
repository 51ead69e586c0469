"""Looking things up by words: ids, names, everyday words and more; case and accents do not count."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from engine.rulebook import Rulebook
from ui.texts import Say
from ui.views.links import Link, option_link, rule_link, statement_link, term_link


@dataclass(frozen=True)
class FoundGroup:
    """Things of one kind that were found, what fits the words most closely first."""

    id: str
    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Found:
    """Everything that was found.

    Attributes:
        count: how much it is, as a sentence; empty if nothing was looked for.
    """

    count: str
    groups: tuple[FoundGroup, ...]


def find(rulebook: Rulebook, say: Say, words: str) -> Found:
    """Return every thing in which all of the words occur; without words, everything.

    Args:
        rulebook: the checked rulebook.
        say: the catalogue.
        words: what a visitor typed.
    """
    wanted = folded(words).split()
    every = (
        ("therapy", say("rules-therapies"), _therapies(rulebook)),
        ("term", say("rules-terms"), _terms(rulebook)),
        ("rule", say("rules-rules"), _rules(rulebook, say)),
        ("statement", say("rules-statements"), _statements(rulebook, say)),
    )
    groups = tuple(FoundGroup(name, label, _matching(things, wanted)) for name, label, things in every)
    count = sum(len(each.links) for each in groups)
    return Found(
        say("rules-found", count=count) if wanted else "", tuple(each for each in groups if each.links)
    )


Thing = tuple[Link, tuple[str, ...]]
"""A link with the texts in which its words are looked for; the first ones name it."""


def _therapies(rulebook: Rulebook) -> Iterator[Thing]:
    for each in rulebook.therapies:
        yield option_link(rulebook, each.id), (each.name, each.id, *each.also_called)


def _terms(rulebook: Rulebook) -> Iterator[Thing]:
    for each in rulebook.terms:
        texts = (each.label, each.id, *each.also_called, *each.everyday_words, each.says)
        yield term_link(rulebook, each.id), texts


def _rules(rulebook: Rulebook, say: Say) -> Iterator[Thing]:
    for each in rulebook.rules:
        link = rule_link(rulebook, say, each)
        yield link, (each.id, link.text, *each.has, *each.cites)


def _statements(rulebook: Rulebook, say: Say) -> Iterator[Thing]:
    for each in rulebook.statement.values():
        link = statement_link(rulebook, say, each.id)
        yield link, (each.id, each.section, each.says or each.not_encoded)


def _matching(things: Iterator[Thing], wanted: list[str]) -> tuple[Link, ...]:
    ranked = ((_rank([folded(each) for each in texts], wanted), link) for link, texts in things)
    found = [(rank, link) for rank, link in ranked if rank is not None]
    return tuple(link for _, link in sorted(found, key=lambda each: each[0]))


def _rank(texts: list[str], wanted: list[str]) -> int | None:
    """Return how closely texts fit, 0 for exactly; then by the beginning, a word, a part; None if not."""
    whole = " ".join(wanted)
    if not all(any(word in text for text in texts) for word in wanted):
        return None
    if whole in texts:
        return 0
    if any(text.startswith(whole) for text in texts):
        return 1
    return 2 if any(f" {whole}" in text for text in texts) else 3


def folded(text: str) -> str:
    """Return a text without capitals, accents and runs of white space, so that it can be compared."""
    plain = normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in plain if not combining(each)).split())
