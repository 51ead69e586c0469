"""The minimal-case argument held against brute force over all answer sheets."""

from random import Random

import pytest

from engine.audit.proving.minimal_case import Cases, lost
from engine.rulebook import Lists
from tests.brute_force import all_sheets, conclusions, edited, few_terms, shown

BLOCKS, IN_A_BLOCK = range(10), 32
"""Together 320 random rulebooks."""


@pytest.mark.parametrize("seed", BLOCKS)
def test_a_conclusion_is_lost_on_a_rules_own_terms_exactly_if_it_is_on_some_sheet(seed: int) -> None:
    random = Random(seed)
    for _ in range(IN_A_BLOCK):
        old = few_terms(random)
        new = edited(random, old)
        before, after = Cases(old.rules), Cases(new.rules)
        found, added = lost(before, after), lost(after, before)
        sheets = [*all_sheets(old, new)]
        drawn = [(conclusions(old.rules, sheet), conclusions(new.rules, sheet)) for sheet in sheets]
        gone = set().union(*(earlier - later for earlier, later in drawn))
        assert {rule.id for rule in found if rule.concludes not in gone} == set()
        assert bool(found) == bool(gone)
        assert (found + added == ()) == all(earlier == later for earlier, later in drawn), "the same"


@pytest.mark.parametrize("seed", BLOCKS)
def test_the_others_conclude_what_a_rule_does_exactly_if_they_do_on_every_sheet(seed: int) -> None:
    random = Random(seed)
    for _ in range(IN_A_BLOCK):
        book = few_terms(random)
        rule = random.choice(book.rules)
        others = tuple(each for each in book.rules if each is not rule)
        same = all(conclusions(book.rules, sheet) == conclusions(others, sheet) for sheet in all_sheets(book))
        assert Cases(book.rules).conclude(rule, without_it=True) == same


def test_what_is_drawn_shown_and_listed_is_what_the_reference_says() -> None:
    random = Random(0)
    for _ in range(20):
        book = few_terms(random)
        cases = Cases(book.rules)
        for sheet in all_sheets(book):
            drawn = conclusions(book.rules, sheet)
            assert cases.conclusions(sheet) == drawn
            assert cases.shown(sheet) == shown(book.rules, sheet)
            assert all(cases.draw(each.concludes, sheet) == (each.concludes in drawn) for each in book.rules)
            listed = {each.therapy for each in drawn if isinstance(each, Lists)}
            assert {therapy for therapy in book.therapy if cases.lists(therapy, sheet)} == listed
