"""Looking things up by words: ids, names, everyday words and more; case and accents do not count."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import combining, normalize

from engine.rulebook import Rulebook
from ui.context import Context
from ui.lookup import KINDS
from ui.texts import Say
from ui.views.links import Link, option_link, rule_link, statement_link, term_link

FEW = 8  #: how many links of a kind are shown without opening anything


@dataclass(frozen=True)
class Listing:
    """Links of one kind, the closest first where words were searched."""

    kind: str  #: one of `KINDS`
    label: str  #: the kind in words, with the number of links
    links: tuple[Link, ...]
    few: bool  #: whether they are so few that all can be shown at once


@dataclass(frozen=True)
class Found:
    """The result of a search: how much was found, as a sentence, and the links by kind."""

    count: str
    listings: tuple[Listing, ...]


Findable = tuple[Link, tuple[str, ...]]
"""A link with the texts in which words are looked for, folded; the first ones name it."""


def find(context: Context, words: str) -> Found:
    """Return everything in which all of the words occur; where nothing is found, the names that come near."""
    wanted = folded(words).split()
    found = {kind: _matching(_findable(context, kind), wanted) for kind in KINDS}
    said = context.say("rules-found", count=sum(map(len, found.values())))
    if not any(found.values()) and any((near := _near(context, words)).values()):
        found, said = near, context.say("rules-near")
    return Found(said, tuple(_listing(context, kind, links) for kind, links in found.items() if links))


def every(context: Context, kind: str) -> Listing:
    """Return everything of a kind, in the order of the rulebook."""
    return _listing(context, kind, tuple(link for link, _ in _findable(context, kind)))


def folded(text: str) -> str:
    """Return a text without capitals, accents and runs of white space, so that it can be compared."""
    plain = normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in plain if not combining(each)).split())


def _listing(context: Context, kind: str, links: tuple[Link, ...]) -> Listing:
    say = context.say
    label = say("rules-group", label=say(f"rules-all-{kind}"), count=len(links))
    return Listing(kind, label, links, len(links) <= FEW)


def _findable(context: Context, kind: str) -> tuple[Findable, ...]:
    rulebook, say = context.rulebook, context.say

    def make() -> tuple[Findable, ...]:
        return tuple((link, tuple(map(folded, texts))) for link, texts in TEXTS[kind](rulebook, say))

    return context.edition.once(("findable", kind), make)


def _options(rulebook: Rulebook, _: Say) -> Iterator[Findable]:
    for each in rulebook.subject.values():
        yield option_link(rulebook, each.id), (each.name, each.id, *getattr(each, "also_called", ()))


def _terms(rulebook: Rulebook, _: Say) -> Iterator[Findable]:
    for each in rulebook.terms:
        texts = (each.label, each.id, *each.also_called, *each.everyday_words, each.says)
        yield term_link(rulebook, each.id), texts


def _rules(rulebook: Rulebook, say: Say) -> Iterator[Findable]:
    for each in rulebook.rules:
        link = rule_link(rulebook, say, each)
        yield link, (each.id, link.text, *each.has, *each.cites)


def _statements(rulebook: Rulebook, say: Say) -> Iterator[Findable]:
    for each in rulebook.statement.values():
        link = statement_link(rulebook, say, each.id)
        yield link, (each.id, each.section, each.says or each.not_encoded)


TEXTS: Mapping[str, Callable[[Rulebook, Say], Iterator[Findable]]] = dict(
    zip(KINDS, (_options, _terms, _rules, _statements), strict=True)
)
"""The links of each kind with the texts in which words are looked for."""


def _matching(findable: tuple[Findable, ...], wanted: list[str]) -> tuple[Link, ...]:
    ranked = ((_rank(texts, wanted), link) for link, texts in findable)
    found = [(rank, link) for rank, link in ranked if rank is not None]
    return tuple(link for _, link in sorted(found, key=lambda each: each[0]))


def _near(context: Context, words: str) -> dict[str, tuple[Link, ...]]:
    """Return what has a name or an id that is nearly written so, by kind."""
    findable = ((kind, each) for kind in KINDS for each in _findable(context, kind))
    names = {text: (kind, link) for kind, (link, texts) in findable for text in texts[:2]}
    near = dict.fromkeys(names[each] for each in get_close_matches(folded(words), names, cutoff=0.8))
    return {kind: tuple(link for of, link in near if of == kind) for kind in KINDS}


def _rank(texts: tuple[str, ...], wanted: list[str]) -> int | None:
    """Return how closely texts fit, 0 for exactly; then by the beginning, a word, a part; None if not."""
    whole = " ".join(wanted)
    if not all(any(word in text for text in texts) for word in wanted):
        return None
    if whole in texts:
        return 0
    if any(text.startswith(whole) for text in texts):
        return 1
    return 2 if any(f" {whole}" in text for text in texts) else 3
