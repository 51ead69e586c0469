"""Answers that a rule still waits for, against brute force over every set of answers."""

from collections.abc import Iterable
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import closure, infer
from engine.minimal_sets import smallest_answers
from engine.options import options
from engine.rulebook import Rule, Rulebook
from tests.questions import asking
from tests.rulebooks import derives, is_a, random_rulebook, small_rulebook


def by_brute_force(rulebook: Rulebook, there: frozenset[str], missing: Iterable[str]) -> set[frozenset[str]]:
    """Return the sets of askable terms that bring the terms about, and of which no part does."""
    wanted, found = set(missing), list[frozenset[str]]()
    askable = sorted(rulebook.askable)
    for size in range(len(askable) + 1):
        for chosen in map(frozenset, combinations(askable, size)):
            is_smallest = not any(each <= chosen for each in found)
            if is_smallest and wanted <= closure(rulebook.rules, there | chosen):
                found.append(chosen)
    return set(found)


Case = tuple[Rulebook, frozenset[str], tuple[str, ...]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a random rulebook that asks for some of its terms, what is there, and what is waited for."""
    random = draw(st.randoms(use_true_random=False))
    rulebook = random_rulebook(Random(random.getrandbits(32)))
    terms = list(rulebook.term)[:9]
    asked = [term for term in terms if random.random() < 0.7]
    given_terms = frozenset(term for term in terms if random.random() < 0.15)
    there = closure(rulebook.rules, given_terms)
    missing = tuple(term for term in terms if term not in there and random.random() < 0.4)
    return asking(rulebook, asked), there, missing


@given(cases())
@settings(max_examples=300)
def test_the_smallest_answers_are_those_that_brute_force_finds(case: Case) -> None:
    rulebook, there, missing = case
    found = smallest_answers(rulebook, there, missing)
    assert set(map(frozenset, found)) == by_brute_force(rulebook, there, missing)
    assert len(set(map(frozenset, found))) == len(found)


@given(cases())
def test_every_need_of_a_therapy_that_is_not_listed_is_met_by_each_of_its_answers(case: Case) -> None:
    rulebook, there, _ = case
    for other in options(rulebook, infer(rulebook, there)).not_listed:
        for need in other.needs:
            for answers in need.answers:
                assert need.rule in infer(rulebook, there | set(answers)).fired


MISERY = derives("d", ["rain", "cold"], "misery")


@pytest.mark.parametrize(
    ("rules", "asked", "there", "missing", "expected"),
    [
        ([MISERY], "rain cold", "", "rain cold", ["rain cold"]),
        ([MISERY], "rain cold", "rain", "cold", ["cold"]),
        (
            [is_a("drizzle", "rain"), is_a("storm", "rain"), MISERY],
            "drizzle storm cold",
            "",
            "misery",
            ["drizzle cold", "storm cold"],
        ),
        ([derives("d", ["secret"], "misery")], "", "", "misery", []),
        ([is_a("a", "b"), is_a("b", "a"), is_a("b", "c")], "a", "", "c", ["a"]),
        ([is_a("all", "a"), is_a("all", "b")], "all a b", "", "a b", ["all", "a b"]),
        ([], "", "", "", [""]),
        (
            [*(is_a(each, "goal") for each in ("z", "m", "a")), derives("both", ["b", "c"], "goal")],
            "a b c m z",
            "",
            "goal",
            ["z", "m", "a", "b c"],
        ),
    ],
    ids=[
        "a term that can be asked is itself the smallest answer",
        "what is there already is not asked again",
        "a derived term waits for whatever derives it",
        "a term that no question can bring about has no answers",
        "terms that derive each other wait for the one that can be asked",
        "one answer that does is not joined by others",
        "nothing missing needs no answer",
        "smaller sets come first and then the order of the vocabulary",
    ],
)
def test_the_smallest_answers(
    rules: list[Rule], asked: str, there: str, missing: str, expected: list[str]
) -> None:
    rulebook = asking(small_rulebook(*rules), asked.split())
    found = smallest_answers(rulebook, frozenset(there.split()), missing.split())
    assert [" ".join(each) for each in found] == expected
