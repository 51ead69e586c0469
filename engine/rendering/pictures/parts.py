"""What a picture of rules shows: terms, therapies, and the rules that lead from one to the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.rulebook import Derives, Fits, Lists, Rule, Rulebook

KINDS = (("topic", "Topics"), ("circumstance", "Circumstances"), ("wish", "Wishes"))
"""The kinds of terms in the first column, with their headings."""
DERIVED = "derived"


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


def listing(rulebook: Rulebook) -> Graph:
    """Return what derives what, and which terms lead to which therapies."""
    rules = [rule for rule in rulebook.rules if isinstance(rule.concludes, Lists | Derives)]
    lists = sum(isinstance(rule.concludes, Lists) for rule in rules)
    return _graph(
        rulebook,
        rules,
        title="Which terms lead to which therapies",
        told=f"{lists:,} rules list a therapy and {len(rules) - lists:,} rules derive a term",
        plain=("derives a term",),
    )


def fitting(rulebook: Rulebook) -> Graph:
    """Return which wishes go with which therapies."""
    rules = [rule for rule in rulebook.rules if isinstance(rule.concludes, Fits)]
    return _graph(
        rulebook,
        rules,
        title="Which wishes go with which therapies",
        told=f"{len(rules):,} rules say that a therapy goes with a wish; none of them lists it",
        plain=("goes with the wish, where the therapy is listed",),
    )


def _graph(
    rulebook: Rulebook, rules: Iterable[Rule], *, title: str, told: str, plain: tuple[str, ...]
) -> Graph:
    links = tuple(_links(rulebook, rules))
    shown = {key for link in links for key in (*link.sources, link.target)}
    groups = tuple(
        (heading, items) for kind, heading in KINDS if (items := tuple(_terms(rulebook, kind, shown)))
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
        title=title,
        description=(
            f"{terms:,} terms on the left, {len(derived):,} derived terms between, "
            f"{len(therapies):,} therapies on the right. {told}."
        ),
        groups=groups,
        middle=("Derived terms", derived),
        right=("Therapies", therapies),
        links=links,
        standings=tuple((each.id, each.label) for each in rulebook.standings if each.id in standings),
        plain_lines=plain if "" in standings else (),
    )


def _terms(rulebook: Rulebook, kind: str, shown: set[str]) -> Iterator[Item]:
    for term in rulebook.terms:
        if term.kind == kind and _term(term.id) in shown:
            yield Item(_term(term.id), term.label, f"{term.id}: {term.says}" if term.says else term.id)


def _links(rulebook: Rulebook, rules: Iterable[Rule]) -> Iterator[Link]:
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
            says="; ".join(_in_words(rulebook, rule) for rule in same),
        )


def _in_words(rulebook: Rulebook, rule: Rule) -> str:
    needs = " and ".join(rulebook.term[term].label for term in rule.has)
    match rule.concludes:
        case Lists(therapy=therapy, standing=standing):
            label = rulebook.standing[standing].label
            return f"{needs}: {rulebook.therapy[therapy].name}, {label} ({rule.id})"
        case Derives(term=term):
            return f"{needs}: {rulebook.term[term].label} ({rule.id})"
        case Fits(therapy=therapy):
            return f"{needs}: goes with {rulebook.therapy[therapy].name} ({rule.id})"
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
