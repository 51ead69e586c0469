"""Sets of answers, grouped for reading and still exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.minimal_sets import smallest
from tests.rulebooks import lists, small_rulebook
from ui.texts import texts
from ui.views.answer_sets import rows

SAY = texts("en")
ORDER = "abcdefgh"
RULEBOOK = small_rulebook(lists("every", ORDER))
SETS = st.lists(st.frozensets(st.sampled_from(ORDER), min_size=1, max_size=4), max_size=12)


@given(SETS)
def test_the_rows_hold_exactly_the_smallest_sets_each_once(sets: list[frozenset[str]]) -> None:
    written = [frozenset(each.terms) for row in rows(RULEBOOK, SAY, (), smallest(sets)) for each in row.sets]
    assert len(written) == len(set(written))
    assert set(written) == {each for each in sets if not any(other < each for other in sets)}


@given(SETS)
def test_a_row_names_every_term_of_its_sets(sets: list[frozenset[str]]) -> None:
    for row in rows(RULEBOOK, SAY, (), smallest(sets)):
        shared, together, _ = row.lead.partition(", together with")
        for each in row.sets:
            named = [*(shared.split(" and ") if together else ()), *each.label.split(" and ")]
            assert sorted(named) == sorted(each.terms)


WRITTEN = {
    "single answers are one row": ("b a c", ["Any one of these: a; b; c"]),
    "what all sets need stands first": ("ha hb hc", ["h, together with any one of these: a; b; c"]),
    "sets with nothing in common follow the others": (
        "ha hb cde",
        ["h, together with any one of these: a; b", "Or this: c and d and e"],
    ),
    "a set is left out where a smaller one is enough": ("a ab", ["a"]),
    "there are no rows without sets": ("", []),
}


@pytest.mark.parametrize("sentence", WRITTEN)
def test_sets_are_grouped_for_reading(sentence: str) -> None:
    sets, expected = WRITTEN[sentence]
    found = rows(RULEBOOK, SAY, (), smallest(map(frozenset, sets.split())))
    assert [each.text for each in found] == expected
