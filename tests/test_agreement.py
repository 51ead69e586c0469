"""experta and the reference say the same, case by case, on the shipped rulebook and on random ones.

`AGREEMENT_RUNS` multiplies the number of cases, and asks experta's own, slow matcher as often as ours.
The seed of a failed block stands in the name of its test.
"""

import os
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.inference import reference
from engine.inference.importing import Matcher
from engine.inference.matching import RarestTermsMatcher
from engine.inference.production import ProductionSystem, infer
from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Rulebook
from tests.rulebooks import random_rulebook, random_sheet, rulebooks, sheets
from tests.stock_matcher import StockMatcher

RUNS = int(os.environ.get("AGREEMENT_RUNS", "1"))
SHEETS_IN_A_BLOCK = 500
RULEBOOKS_IN_A_BLOCK = 10
SHEETS_OF_A_RULEBOOK = 10
OUR_BLOCKS = [(RarestTermsMatcher, seed) for seed in range(20 * RUNS)]
STOCK_BLOCKS = [(StockMatcher, seed) for seed in (range(20 * RUNS) if RUNS > 1 else range(2))]
in_blocks = pytest.mark.parametrize(("matcher", "seed"), OUR_BLOCKS + STOCK_BLOCKS)


@cache
def shipped() -> tuple[Rulebook, dict[type[Matcher], ProductionSystem]]:
    """Return the shipped rulebook, and experta ready for it with each matcher."""
    rulebook = load_rulebook(SHIPPED)
    matchers = (RarestTermsMatcher, StockMatcher)
    return rulebook, {matcher: ProductionSystem(rulebook, matcher) for matcher in matchers}


def assert_agreement(rulebook: Rulebook, system: ProductionSystem, sheet: frozenset[str]) -> None:
    """Fail unless both name the same rules in the same order, and say for which answers they do not."""
    by_experta, by_reference = system.infer(sheet), reference.infer(rulebook, sheet)
    fired = [[rule.id for rule in each.fired] for each in (by_experta, by_reference)]
    assert fired[0] == fired[1], f"experta and the reference differ on {sorted(sheet)}"
    assert by_experta == by_reference


@in_blocks
def test_both_agree_on_the_shipped_rulebook(matcher: type[Matcher], seed: int) -> None:
    random = Random(seed)
    rulebook, systems = shipped()
    for _ in range(SHEETS_IN_A_BLOCK):
        assert_agreement(rulebook, systems[matcher], random_sheet(random, list(rulebook.term)))


@in_blocks
def test_both_agree_on_random_rulebooks(matcher: type[Matcher], seed: int) -> None:
    random = Random(seed)
    for _ in range(RULEBOOKS_IN_A_BLOCK):
        rulebook = random_rulebook(random)
        system = ProductionSystem(rulebook, matcher)
        for _ in range(SHEETS_OF_A_RULEBOOK):
            assert_agreement(rulebook, system, random_sheet(random, list(rulebook.term)))


@given(st.data())
@settings(max_examples=100 * RUNS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_both_agree_on_rulebooks_never_seen_before(data: st.DataObject) -> None:
    rulebook = data.draw(rulebooks())
    matchers = [RarestTermsMatcher] if RUNS == 1 else [RarestTermsMatcher, StockMatcher]
    systems = [ProductionSystem(rulebook, matcher) for matcher in matchers]
    for sheet in data.draw(st.lists(sheets(rulebook), min_size=1, max_size=5)):
        for system in systems:
            assert_agreement(rulebook, system, sheet)


@given(rulebooks(), st.data())
@settings(max_examples=20 * RUNS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_function_says_the_same_as_the_production_system(rulebook: Rulebook, data: st.DataObject) -> None:
    sheet = data.draw(sheets(rulebook))
    assert (
        infer(rulebook, sheet) == ProductionSystem(rulebook).infer(sheet) == reference.infer(rulebook, sheet)
    )
