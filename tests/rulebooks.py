"""Small and random rulebooks for the tests: rules by one call each, and everything else that they need."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from engine import rulebook as book
from engine.rulebook import Cautions, Derives, Fits, Lists, Notes, Place, Rule, Rulebook, Shows

PLACE = Place("rules.yaml", 1)

AWKWARD_TERMS = (
    "self", "__x__", "a__b", "0", "1", "_0", "True", "None", "engine", "class", "", "with space", "é",
)  # fmt: skip
"""Ids that mean something to Python or to an engine written in it."""


def small_rulebook(*rules: Rule) -> Rulebook:
    """Return a rulebook of these rules, with every term, therapy, standing and notice that they name."""
    ends = [rule.concludes for rule in rules]
    lists = [end for end in ends if isinstance(end, Lists)]
    named = {term: "topic" for rule in rules for term in rule.has}
    named |= {end.term: "derived" for end in ends if isinstance(end, Derives)}
    named |= {end.wish: "wish" for end in ends if isinstance(end, Fits)}
    therapies = dict.fromkeys(end.therapy for end in ends if isinstance(end, book.AboutTherapy))
    companions = dict.fromkeys(end.alongside for end in lists if end.alongside)
    standings = dict.fromkeys(end.standing for end in lists)
    notices = [end.notice for end in ends if isinstance(end, Shows)]
    about = {term: f"About {term}." for term in named}
    return Rulebook(
        title="A small rulebook",
        version="1.0.0",
        language="en",
        sources=(),
        terms=tuple(
            book.Term(each, named[each], each, (), (), about[each], (), "ours", PLACE) for each in named
        ),
        standings=tuple(book.Standing(each, each, each, (), "ours", PLACE) for each in standings),
        companions=tuple(book.Companion(each, each, each, PLACE) for each in companions),
        kinds=(book.Kind("talk", "Talk", "Talking.", (), "ours", PLACE),),
        general=(),
        therapies=tuple(book.Therapy(each, each, (), "talk", "", (), (), PLACE) for each in therapies),
        alternatives=(),
        notices=tuple(book.Notice(each, each, each, ("results",), (), "", PLACE) for each in notices),
        questions=(),
        about=(),
        rules=rules,
    )


def rule(name: str, has: Sequence[str], concludes: book.Conclusion) -> Rule:
    """Return a rule that is ours and rests on nothing."""
    return Rule(name, tuple(has), concludes, (), "ours", PLACE)


def derives(name: str, has: Sequence[str], term: str) -> Rule:
    """Return a rule that derives a term."""
    return rule(name, has, Derives(term))


def is_a(child: str, parent: str) -> Rule:
    """Return the rule of an is-a edge."""
    return derives(f"is-a:{child}:{parent}", (child,), parent)


def lists(name: str, has: Sequence[str], therapy: str = "talking", standing: str = "in-use") -> Rule:
    """Return a rule that lists a therapy."""
    return rule(name, has, Lists(therapy, standing, ""))


def cautions(name: str, has: Sequence[str], therapy: str = "talking") -> Rule:
    """Return a rule that cautions about a therapy."""
    return rule(name, has, Cautions(therapy, f"Care, says {name}."))


def notes(name: str, has: Sequence[str], therapy: str = "talking") -> Rule:
    """Return a rule that notes something about a therapy."""
    return rule(name, has, Notes(therapy, f"Noted by {name}."))


def fits(name: str, has: Sequence[str], wish: str, therapy: str = "talking") -> Rule:
    """Return a rule that says that a therapy fits a wish."""
    return rule(name, has, Fits(therapy, wish))


def shows(name: str, has: Sequence[str] = ()) -> Rule:
    """Return the rule of a notice, which has the notice's name."""
    return rule(name, has, Shows(name))


def random_rulebook(random: Random) -> Rulebook:
    """Return a rulebook of up to 30 rules over up to ten terms, is-a edges and cycles among them."""
    plain = [f"term-{number}" for number in range(12)]
    terms = random.sample([*plain, *AWKWARD_TERMS], random.randint(1, 10))
    drawn = [_random_rule(random, number, terms) for number in range(random.randint(0, 30))]
    return small_rulebook(*{each.id: each for each in drawn}.values())


KINDS = ("derives", "derives", "is-a", "lists", "lists", "cautions", "notes", "fits", "shows")


def _random_rule(random: Random, number: int, terms: Sequence[str]) -> Rule:
    kind = random.choice(KINDS)
    has = random.sample(terms, min(len(terms), random.choice((1, 1, 2, 2, 3, 4))))
    therapy, term, name = f"therapy-{random.randint(1, 4)}", random.choice(terms), f"rule-{number}"
    match kind:
        case "derives":
            return derives(name, has, term)
        case "is-a":
            return is_a(has[0], term)
        case "lists":
            standing, alongside = random.choice(("first", "second")), random.choice(("", "pills"))
            return rule(name, has, Lists(therapy, standing, alongside))
        case "cautions" | "notes":
            return (cautions if kind == "cautions" else notes)(name, has, therapy)
        case "fits":
            return fits(name, has, term, therapy)
        case _:
            return shows(name, has[: random.randint(0, 2)])


def random_sheet(random: Random, terms: Sequence[str]) -> frozenset[str]:
    """Return some of these terms: often a few, sometimes many, now and then none or all."""
    most = min(len(terms), random.choice((3, 6, 12, len(terms))))
    return frozenset(random.sample(terms, random.randint(0, most)))


def rulebooks() -> st.SearchStrategy[Rulebook]:
    """Return random rulebooks, from a seed: choice by choice, hypothesis makes them too simple."""
    return st.integers(0, 2**64).map(lambda seed: random_rulebook(Random(seed)))


def sheets(rulebook: Rulebook) -> st.SearchStrategy[frozenset[str]]:
    """Return random answers to a rulebook, one term that it does not know among them."""
    return st.frozensets(st.sampled_from([*rulebook.term, "unknown-to-all"]))
