"""Counting is the reference, only faster: the same rules fire, with or without one of them."""

from random import Random

import pytest

from engine.inference import counting, reference
from engine.inference.counting import Counting
from tests.brute_force import all_sheets, few_terms
from tests.rulebooks import derives, is_a, lists, random_rulebook, random_sheet, shows, small_rulebook


@pytest.mark.parametrize("seed", range(30))
def test_counting_says_what_the_reference_says_on_random_rulebooks(seed: int) -> None:
    random = Random(seed)
    for _ in range(10):
        rulebook = random_rulebook(random)
        ready = Counting(rulebook.rules)
        for _ in range(10):
            sheet = random_sheet(random, [*rulebook.term, "unknown-to-all"])
            assert ready.infer(sheet) == reference.infer(rulebook, sheet)
            assert counting.infer(rulebook, sheet) == ready.infer(sheet)


@pytest.mark.parametrize("seed", range(30))
def test_a_rule_left_out_is_as_if_it_were_not_there(seed: int) -> None:
    random = Random(seed)
    for _ in range(10):
        rules = few_terms(random).rules
        ready, without = Counting(rules), random.randrange(len(rules))
        others = (*rules[:without], *rules[without + 1 :])
        for sheet in all_sheets(few_terms(random)):
            fired, terms = ready.fire(sheet, without)
            expected = Counting(others).infer(sheet)
            assert tuple(rules[position] for position in sorted(fired)) == expected.fired
            assert terms == reference.closure(others, sheet)


def test_a_rule_without_terms_always_fires_and_is_left_out_like_any_other() -> None:
    ready = Counting((shows("always"),))
    assert ready.fire(()) == ([0], set())
    assert ready.fire((), without=0) == ([], set())


def test_a_rule_fires_once_though_its_terms_come_about_in_two_ways_and_in_a_circle() -> None:
    rulebook = small_rulebook(
        is_a("a", "b"), is_a("b", "a"), derives("also", ["c"], "b"), lists("both", ["a", "b"])
    )
    fired, terms = Counting(rulebook.rules).fire(["c", "a"])
    assert sorted(fired) == [0, 1, 2, 3]
    assert terms == {"a", "b", "c"}


def test_a_term_that_a_rule_names_twice_is_met_once() -> None:
    assert Counting((lists("twice", ["a", "a"]),)).fire(["a"])[0] == [0]
