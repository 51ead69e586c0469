"""Answers that a rule still waits for, against brute force over every set of answers."""

from collections.abc import Iterable
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import closure, infer
from engine.minimal_sets import smallest_answers
from engine.options import options
from engine.rulebook import Rulebook
from tests.questions import asking
from tests.rulebooks import derives, is_a, lists, random_rulebook, small_rulebook


def by_brute_force(rulebook: Rulebook, there: frozenset[str], missing: Iterable[str]) -> set[frozenset[str]]:
    """Return the sets of askable terms that bring the terms about, and of which no part does."""
    wanted, found = set(missing), list[frozenset[str]]()
    askable = sorted(rulebook.askable)
    for size in range(len(askable) + 1):
        for chosen in map(frozenset, combinations(askable, size)):
            if not any(each <= chosen for each in found) and wanted <= closure(
                rulebook.rules, there | chosen
            ):
                found.append(chosen)
    return set(found)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Rulebook, frozenset[str], tuple[str, ...]]:
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
def test_the_smallest_answers_are_those_that_brute_force_finds(
    case: tuple[Rulebook, frozenset[str], tuple[str, ...]],
) -> None:
    rulebook, there, missing = case
    found = smallest_answers(rulebook, there, missing)
    assert set(map(frozenset, found)) == by_brute_force(rulebook, there, missing)
    assert len(set(map(frozenset, found))) == len(found)


@given(cases())
def test_every_need_of_a_therapy_that_is_not_listed_is_met_by_each_of_its_answers(
    case: tuple[Rulebook, frozenset[str], tuple[str, ...]],
) -> None:
    rulebook, there, _ = case
    for other in options(rulebook, infer(rulebook, there)).not_listed:
        for need in other.needs:
            for answers in need.answers:
                assert need.rule in infer(rulebook, there | set(answers)).fired


def test_a_term_that_can_be_asked_is_itself_the_smallest_answer() -> None:
    rulebook = asking(small_rulebook(lists("r", ["rain", "cold"])), ["rain", "cold"])
    assert smallest_answers(rulebook, frozenset(), ["rain", "cold"]) == (("rain", "cold"),)
    assert smallest_answers(rulebook, frozenset({"rain"}), ["cold"]) == (("cold",),)


def test_a_derived_term_waits_for_whatever_derives_it() -> None:
    rulebook = asking(
        small_rulebook(
            is_a("drizzle", "rain"), is_a("storm", "rain"), derives("d", ["rain", "cold"], "misery"),
            lists("r", ["misery"]),
        ),
        ["drizzle", "storm", "cold"],
    )  # fmt: skip
    assert smallest_answers(rulebook, frozenset(), ["misery"]) == (("drizzle", "cold"), ("storm", "cold"))


def test_a_term_that_no_question_can_bring_about_has_no_answers() -> None:
    rulebook = asking(small_rulebook(derives("d", ["secret"], "misery"), lists("r", ["misery"])), [])
    assert smallest_answers(rulebook, frozenset(), ["misery"]) == ()


def test_terms_that_derive_each_other_wait_for_the_one_that_can_be_asked() -> None:
    rulebook = asking(
        small_rulebook(is_a("a", "b"), is_a("b", "a"), is_a("b", "c"), lists("r", ["c"])), ["a"]
    )
    assert smallest_answers(rulebook, frozenset(), ["c"]) == (("a",),)


def test_one_answer_that_does_is_not_joined_by_others() -> None:
    rulebook = asking(
        small_rulebook(is_a("all", "a"), is_a("all", "b"), lists("r", ["a", "b"])), ["all", "a", "b"]
    )
    assert smallest_answers(rulebook, frozenset(), ["a", "b"]) == (("all",), ("a", "b"))


def test_nothing_missing_needs_no_answer() -> None:
    assert smallest_answers(small_rulebook(), frozenset(), []) == ((),)


def test_smaller_sets_come_first_and_then_the_order_of_the_vocabulary() -> None:
    rules = [is_a(each, "goal") for each in ("z", "m", "a")]
    rulebook = asking(
        small_rulebook(*rules, derives("both", ["b", "c"], "goal"), lists("r", ["goal"])), list("abcmz")
    )
    assert list(rulebook.term)[:3] == ["z", "m", "a"]
    assert smallest_answers(rulebook, frozenset(), ["goal"]) == (("z",), ("m",), ("a",), ("b", "c"))
