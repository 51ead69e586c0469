"""Every answer sheet of a small rulebook, run with the reference: what exact checks are held against."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations
from random import Random

from engine.inference import reference
from engine.rulebook import Cautions, Conclusion, Derives, Fits, Lists, Notes, Rule, Rulebook, Shows
from tests.rulebooks import is_a, rule, small_rulebook

TERMS = ("self", "a__b", "0", "one", "two", "three")
STANDINGS = ("first", "second", "third")


def few_terms(random: Random, most: int = 14, terms: int = 6) -> Rulebook:
    """Return a rulebook of so few terms that its rules are often redundant, masked or dead."""
    named = random.sample(TERMS, random.randint(2, terms))
    made = [random_rule(random, f"rule-{number}", named) for number in range(random.randint(1, most))]
    return rulebook_of({each.id: each for each in made}.values())


def rulebook_of(rules: Iterable[Rule]) -> Rulebook:
    """Return a rulebook of these rules, with its standings from the strongest to the weakest."""
    made = small_rulebook(*rules)
    ranked = tuple(sorted(made.standings, key=lambda each: STANDINGS.index(each.id)))
    return replace(made, standings=ranked)


def random_rule(random: Random, name: str, terms: list[str]) -> Rule:
    """Return a rule over these terms; two therapies, three standings and two texts are all there is."""
    has = random.sample(terms, min(len(terms), random.choice((1, 1, 2, 2, 3))))
    therapy, term = random.choice(("talking", "walking")), random.choice(terms)
    ends: tuple[Conclusion, ...] = (
        Derives(term),
        Derives(term),
        Lists(therapy, random.choice(STANDINGS), random.choice(("", "pills"))),
        Lists(therapy, random.choice(STANDINGS), ""),
        Cautions(therapy, random.choice(("Rest.", "Ask."))),
        Notes(therapy, random.choice(("Rest.", "Ask."))),
        Fits(therapy, term),
        Shows(name),
    )
    concludes = random.choice(ends)
    if isinstance(concludes, Shows):
        return rule(name, has[: random.randint(0, 2)], concludes)
    return is_a(has[0], term) if random.random() < 0.15 else rule(name, has, concludes)


def edited(random: Random, rulebook: Rulebook) -> Rulebook:
    """Return a rulebook after one to three small edits: a rule gone or new, a term, a conclusion, an edge."""
    rules, terms = list(rulebook.rules), [*TERMS[:4], "new-term"]
    for number in range(random.randint(1, 3)):
        position = random.randrange(len(rules)) if rules else 0
        match random.choice(("drop", "add", "term", "end", "end", "swap", "name")) if rules else "add":
            case "drop":
                del rules[position]
            case "term":
                has = (*rules[position].has, random.choice(terms))
                rules[position] = replace(rules[position], has=tuple(dict.fromkeys(has)))
            case "swap":
                has = (random.choice(terms), *rules[position].has[1:])
                rules[position] = replace(rules[position], has=tuple(dict.fromkeys(has)))
            case "end":
                rules[position] = _another_end(random, rules[position], terms)
            case "name":
                rules[position] = replace(rules[position], id=f"renamed-{number}", cites=("A001",))
            case _:
                rules.append(random_rule(random, f"new-{number}", terms))
    return rulebook_of({each.id: each for each in rules}.values())


def _another_end(random: Random, changed: Rule, terms: list[str]) -> Rule:
    match changed.concludes:
        case Lists(therapy=therapy, standing=standing):
            end: Conclusion = Lists(
                therapy, random.choice((standing, *STANDINGS)), random.choice(("", "pills"))
            )
        case Cautions(therapy=therapy):
            end = Cautions(therapy, "Anew.")
        case Notes(therapy=therapy):
            end = Notes(therapy, "Anew.")
        case Fits(therapy=therapy):
            end = Fits(therapy, random.choice(terms))
        case Derives():
            end = Derives(random.choice(terms))
        case Shows():
            end = changed.concludes
    return replace(changed, concludes=end)


def all_sheets(*rulebooks: Rulebook) -> Iterator[frozenset[str]]:
    """Return every sheet over the terms of these rulebooks, smaller ones first."""
    terms = sorted({term for each in rulebooks for term in each.term})
    sizes = range(len(terms) + 1)
    return map(frozenset, chain.from_iterable(combinations(terms, size) for size in sizes))


def conclusions(rules: Iterable[Rule], sheet: frozenset[str]) -> frozenset[Conclusion]:
    """Return everything that is concluded from a sheet; a term that was given counts as derived."""
    terms = reference.closure(rules := tuple(rules), sheet)
    fired = {each.concludes for each in rules if terms.issuperset(each.has)}
    return frozenset(fired | {Derives(term) for term in terms})


def shown(rules: Iterable[Rule], sheet: frozenset[str]) -> frozenset[Conclusion]:
    """Return what is concluded, without the notes and fits of therapies that are not listed."""
    found = conclusions(rules, sheet)
    listed = {each.therapy for each in found if isinstance(each, Lists)}
    return frozenset(each for each in found if not isinstance(each, Notes | Fits) or each.therapy in listed)
