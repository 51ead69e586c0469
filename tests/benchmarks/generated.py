"""A large rulebook from a seed, in the proportions of the shipped one, and a small edit of it."""

from dataclasses import replace
from random import Random

from engine.rulebook import (
    Cautions,
    Choice,
    ChoiceGroup,
    Conclusion,
    Derives,
    Fits,
    Lists,
    Notes,
    Question,
    Rule,
    Rulebook,
    Shows,
)
from tests.rulebooks import PLACE, small_rulebook

STANDINGS = ("first", "second", "third", "fourth", "fifth")
KINDS = tuple(
    kind
    for kind, share in {
        "lists": 30,
        "fits": 35,
        "cautions": 2,
        "notes": 12,
        "derives": 12,
        "shows": 9,
    }.items()
    for _ in range(share)
)


def generated_rulebook(random: Random, rules: int = 5000, terms: int = 500) -> Rulebook:
    """Return a rulebook of this many rules and terms, with one therapy for every ten terms.

    Derivations lead from terms to later ones, a few of them back, so that there are chains and cycles.
    """
    names = [f"term-{number}" for number in range(terms)]
    therapies = [f"therapy-{number}" for number in range(max(1, terms // 10))]
    made = tuple(_rule(random, number, names, therapies) for number in range(rules))
    plain = small_rulebook(*made)
    ranked = sorted(plain.standings, key=lambda each: STANDINGS.index(each.id))
    choices = tuple(Choice(term, term, "", (term,), PLACE) for term in plain.term)
    question = Question("all", "All", "", "", "several", (ChoiceGroup("", choices),), (), "ours", PLACE)
    return replace(plain, standings=tuple(ranked), questions=(question,))


def longer(random: Random, rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with one to three more terms in each rule."""
    terms = list(rulebook.term)
    rules = (
        replace(rule, has=tuple(dict.fromkeys((*rule.has, *random.sample(terms, random.choice((1, 2, 3)))))))
        for rule in rulebook.rules
    )
    return replace(rulebook, rules=tuple(rules))


def _rule(random: Random, number: int, terms: list[str], therapies: list[str]) -> Rule:
    kind, therapy = random.choice(KINDS), random.choice(therapies)
    has = tuple(random.sample(terms, random.choice((1, 1, 1, 2, 2, 3))))
    if kind == "derives":
        return _derivation(random, number, terms)
    concludes: Conclusion = Shows(f"rule-{number}")
    if kind == "lists":
        concludes = Lists(therapy, random.choice(STANDINGS), random.choice(("", "", "pills")))
    elif kind == "fits":
        concludes = Fits(therapy, random.choice(terms))
    elif kind == "cautions":
        concludes = Cautions(therapy, f"Care, says rule {number}.")
    elif kind == "notes":
        concludes = Notes(therapy, f"Noted by rule {number}.")
    return Rule(f"rule-{number}", has, concludes, (), "ours", PLACE)


def _derivation(random: Random, number: int, terms: list[str]) -> Rule:
    start = random.randrange(len(terms) - 1)
    end = random.randrange(len(terms)) if random.random() < 0.05 else random.randrange(start + 1, len(terms))
    has = (terms[start], *random.sample(terms, random.choice((0, 1, 1))))
    return Rule(f"rule-{number}", tuple(dict.fromkeys(has)), Derives(terms[end]), (), "ours", PLACE)
