"""Content that was rewritten between two rulebooks, by kind and name; places do not count."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from engine.rulebook import Conclusion, Place, Rule, Rulebook

NAMED: dict[str, Callable[[Rulebook], Iterable[Any]]] = {
    "source": lambda book: (replace(source, statements=()) for source in book.sources),
    "statement": lambda book: book.statement.values(),
    "term": lambda book: book.terms,
    "standing": lambda book: book.standings,
    "companion": lambda book: book.companions,
    "kind of therapy": lambda book: book.kinds,
    "row": lambda book: book.general,
    "therapy": lambda book: book.therapies,
    "alternative": lambda book: book.alternatives,
    "notice": lambda book: book.notices,
    "question": lambda book: book.questions,
    "passage": lambda book: book.about,
    "reply of the search": lambda book: book.search.replies,
}
"""The content of a rulebook beside its rules, by the name of its kind."""


def rewritten_rules(old: Rulebook, new: Rulebook) -> Iterator[tuple[str, str]]:
    """Return each rule that came (`+`), went (`-`) or changed (`~`), with the sign."""
    yield from _changed(
        {name: _meaning(rule) for name, rule in old.rule.items()},
        {name: _meaning(rule) for name, rule in new.rule.items()},
    )


def told_otherwise(old: Rulebook, new: Rulebook) -> frozenset[str]:
    """Return the rules of which not only the foundation changed, but what they need or conclude."""
    pairs = {name: (old.rule.get(name), new.rule.get(name)) for name in {*old.rule, *new.rule}}
    return frozenset(
        name
        for name, (one, other) in pairs.items()
        if one is None or other is None or _clause(one) != _clause(other)
    )


def rewritten_edges(old: Rulebook, new: Rulebook) -> Iterator[str]:
    """Return each is-a edge that came, went or is founded otherwise."""
    for (child, parent), sign in _changed(_edges(old), _edges(new)):
        yield f"{sign} {child} is a {parent}"


def rewritten_texts(old: Rulebook, new: Rulebook) -> Iterator[str]:
    """Return what is written anew beside the rules, and what was put in another order."""
    for kind in ("title", "version", "language"):
        if getattr(old, kind) != getattr(new, kind):
            yield f"~ {kind}"
    if _words_of_search(old) != _words_of_search(new):
        yield "~ words of the search"
    for kind, listed in NAMED.items():
        before, after = _by_name(listed(old)), _by_name(listed(new))
        yield from (f"{sign} {kind} {name}" for name, sign in _changed(before, after))
        if [name for name in before if name in after] != [name for name in after if name in before]:
            yield f"~ order of each {kind}"


def without_places(value: object) -> object:
    """Return a frozen value as lists and mappings, without places; each with the name of its kind."""
    if is_dataclass(value):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {"kind of value": type(value).__name__} | {
            name: without_places(each) for name, each in named if not isinstance(each, Place)
        }
    return [without_places(each) for each in value] if isinstance(value, tuple) else value


def _clause(rule: Rule) -> tuple[frozenset[str], Conclusion]:
    return frozenset(rule.has), rule.concludes


def _meaning(rule: Rule) -> object:
    """Return what a rule says and rests on: the order of its terms does not count."""
    return without_places(replace(rule, has=tuple(sorted(set(rule.has)))))


def _words_of_search(rulebook: Rulebook) -> object:
    """Return what the search knows beside its replies."""
    return without_places(replace(rulebook.search, replies=()))


def _edges(rulebook: Rulebook) -> dict[tuple[str, str], object]:
    return {
        (rule.has[0], rule.derives): without_places(rule)
        for rule in rulebook.rules
        if rule.derives is not None and rule.has and rule.id == f"is-a:{rule.has[0]}:{rule.derives}"
    }


def _by_name(listed: Iterable[Any]) -> dict[str, object]:
    return {getattr(each, "id", "") or each.row: without_places(each) for each in listed}


def _changed(before: dict[Any, object], after: dict[Any, object]) -> Iterator[tuple[Any, str]]:
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            yield name, "+"
        elif name not in after:
            yield name, "-"
        elif before[name] != after[name]:
            yield name, "~"
