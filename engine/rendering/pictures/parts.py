"""What a picture of rules shows: terms, therapies, and the rules that lead from one to the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from engine.rulebook import Derives, Fits, Lists, Rule, Rulebook

DERIVED = "derived"


@dataclass(frozen=True)
class Captions:
    """The words of a picture that are not rule content, in the language of whoever looks at it.

    Attributes:
        kinds: the kinds of terms in the first column, with their headings.
        derived: the heading of the second column.
        therapies: the heading of the last column.
        listing: the title of the picture of what is listed.
        fitting: the title of the picture of wishes.
        derives: what a line is that derives a term, for the legend.
        goes: what a line is that joins a wish and a therapy, for the legend.
        together: what stands between terms that are needed together.
        counts: how many terms, derived terms and therapies there are, as a sentence.
        lists: how many rules list a therapy, and how many derive a term, as a sentence.
        fits: how many rules say that a therapy goes with a wish, as a sentence.
        fit: that a wish goes with a therapy of this name.
    """

    kinds: tuple[tuple[str, str], ...]
    derived: str
    therapies: str
    listing: str
    fitting: str
    derives: str
    goes: str
    together: str
    counts: Callable[[int, int, int], str]
    lists: Callable[[int, int], str]
    fits: Callable[[int], str]
    fit: Callable[[str], str]


ENGLISH = Captions(
    kinds=(("topic", "Topics"), ("circumstance", "Circumstances"), ("wish", "Wishes")),
    derived="Derived terms",
    therapies="Therapies",
    listing="Which terms lead to which therapies",
    fitting="Which wishes go with which therapies",
    derives="derives a term",
    goes="goes with the wish, where the therapy is listed",
    together=" and ",
    counts=lambda terms, derived, therapies: (
        f"{terms:,} terms on the left, {derived:,} derived terms between, "
        f"{therapies:,} therapies on the right."
    ),
    lists=lambda lists, derives: f"{lists:,} rules list a therapy and {derives:,} rules derive a term.",
    fits=lambda fits: f"{fits:,} rules say that a therapy goes with a wish; none of them lists it.",
    fit=lambda therapy: f"goes with {therapy}",
)
"""The words of the report."""


@dataclass(frozen=True)
class Item:
    """A term or a therapy.

    Attributes:
        key: unique in the picture.
        label: what stands in its box.
        says: what a pointer that rests on it is told.
    """

    key: str
    label: str
    says: str


@dataclass(frozen=True)
class Link:
    """One or more rules that lead from the same terms to the same end.

    Attributes:
        sources: keys of terms, all of which are needed.
        target: the key of a term or a therapy.
        standing: with which standing it lists, the strongest of them; empty if it lists nothing.
        says: the rules in words.
    """

    sources: tuple[str, ...]
    target: str
    standing: str
    says: str


@dataclass(frozen=True)
class Graph:
    """Everything that a picture shows.

    Attributes:
        groups: the first column: headings with their terms.
        middle: the second one: heading and derived terms.
        right: the last one: heading and therapies.
        standings: the standings that occur, strongest first, with their labels.
        plain_lines: what the lines without a standing are, for the legend.
    """

    title: str
    description: str
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    middle: tuple[str, tuple[Item, ...]]
    right: tuple[str, tuple[Item, ...]]
    links: tuple[Link, ...]
    standings: tuple[tuple[str, str], ...]
    plain_lines: tuple[str, ...]


def listing(rulebook: Rulebook, captions: Captions = ENGLISH) -> Graph:
    """Return what derives what, and which terms lead to which therapies."""
    rules = [rule for rule in rulebook.rules if isinstance(rule.concludes, Lists | Derives)]
    lists = sum(isinstance(rule.concludes, Lists) for rule in rules)
    told = captions.lists(lists, len(rules) - lists)
    return _graph(rulebook, rules, captions, _Whole(captions.listing, told, captions.derives))


def fitting(rulebook: Rulebook, captions: Captions = ENGLISH) -> Graph:
    """Return which wishes go with which therapies."""
    rules = [rule for rule in rulebook.rules if isinstance(rule.concludes, Fits)]
    told = captions.fits(len(rules))
    return _graph(rulebook, rules, captions, _Whole(captions.fitting, told, captions.goes))


@dataclass(frozen=True)
class _Whole:
    """What is said of a whole picture: its title, how many rules it shows, what a plain line is."""

    title: str
    told: str
    plain: str


def _graph(rulebook: Rulebook, rules: Iterable[Rule], captions: Captions, whole: _Whole) -> Graph:
    links = tuple(_links(rulebook, rules, captions))
    shown = {key for link in links for key in (*link.sources, link.target)}
    groups = tuple(
        (heading, items)
        for kind, heading in captions.kinds
        if (items := tuple(_terms(rulebook, kind, shown)))
    )
    derived = tuple(_terms(rulebook, DERIVED, shown))
    therapies = tuple(
        Item(_therapy(each.id), each.name, each.id)
        for each in rulebook.therapies
        if _therapy(each.id) in shown
    )
    standings = {link.standing for link in links}
    terms = sum(len(items) for _, items in groups)
    return Graph(
        title=whole.title,
        description=f"{captions.counts(terms, len(derived), len(therapies))} {whole.told}",
        groups=groups,
        middle=(captions.derived, derived),
        right=(captions.therapies, therapies),
        links=links,
        standings=tuple((each.id, each.label) for each in rulebook.standings if each.id in standings),
        plain_lines=(whole.plain,) if "" in standings else (),
    )


def _terms(rulebook: Rulebook, kind: str, shown: set[str]) -> Iterator[Item]:
    for term in rulebook.terms:
        if term.kind == kind and _term(term.id) in shown:
            yield Item(_term(term.id), term.label, f"{term.id}: {term.says}" if term.says else term.id)


def _links(rulebook: Rulebook, rules: Iterable[Rule], captions: Captions) -> Iterator[Link]:
    """Return one link for all rules of the same terms and end, in the order of the rules."""
    alike: dict[tuple[frozenset[str], str], list[Rule]] = {}
    for rule in rules:
        alike.setdefault((frozenset(rule.has), _target(rule)), []).append(rule)
    rank = {standing: number for number, standing in enumerate(rulebook.standing)}
    for (_, target), same in alike.items():
        standings = [rule.concludes.standing for rule in same if isinstance(rule.concludes, Lists)]
        yield Link(
            sources=tuple(dict.fromkeys(_term(term) for term in same[0].has)),
            target=target,
            standing=min(standings, key=rank.__getitem__, default=""),
            says="; ".join(_in_words(rulebook, rule, captions) for rule in same),
        )


def _in_words(rulebook: Rulebook, rule: Rule, captions: Captions) -> str:
    needs = captions.together.join(rulebook.term[term].label for term in rule.has)
    match rule.concludes:
        case Lists(therapy=therapy, standing=standing):
            label = rulebook.standing[standing].label
            return f"{needs}: {rulebook.therapy[therapy].name}, {label} ({rule.id})"
        case Derives(term=term):
            return f"{needs}: {rulebook.term[term].label} ({rule.id})"
        case Fits(therapy=therapy):
            return f"{needs}: {captions.fit(rulebook.therapy[therapy].name)} ({rule.id})"
        case _:
            return f"{needs} ({rule.id})"


def _target(rule: Rule) -> str:
    match rule.concludes:
        case Lists(therapy=therapy) | Fits(therapy=therapy):
            return _therapy(therapy)
        case Derives(term=term):
            return _term(term)
        case _:
            return ""


def _term(name: str) -> str:
    return f"term {name}"


def _therapy(name: str) -> str:
    return f"therapy {name}"
