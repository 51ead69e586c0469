"""Sets of answers, grouped for reading and still exact."""

from hypothesis import given
from hypothesis import strategies as st

from engine.minimal_sets import smallest
from tests.rulebooks import lists, small_rulebook
from ui.texts import texts
from ui.views.answer_sets import AnswerRow, rows

SAY = texts("en")
ORDER = "abcdefgh"
RULEBOOK = small_rulebook(lists("every", ORDER))
SETS = st.lists(st.frozensets(st.sampled_from(ORDER), min_size=1, max_size=4), max_size=12)


def grouped(*sets: str) -> list[AnswerRow]:
    return list(rows(RULEBOOK, SAY, (), smallest(map(frozenset, sets))))


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


def test_single_answers_are_one_row() -> None:
    assert [each.text for each in grouped("b", "a", "c")] == ["Any one of these: a; b; c"]


def test_what_all_sets_need_stands_first() -> None:
    found = [each.text for each in grouped("ha", "hb", "hc")]
    assert found == ["h, together with any one of these: a; b; c"]


def test_sets_with_nothing_in_common_follow_the_others() -> None:
    found = [each.text for each in grouped("ha", "hb", "cde")]
    assert found == ["h, together with any one of these: a; b", "Or this: c and d and e"]


def test_a_set_is_left_out_where_a_smaller_one_is_enough() -> None:
    assert [each.text for each in grouped("a", "ab")] == ["a"]


def test_there_are_no_rows_without_sets() -> None:
    assert grouped() == []
