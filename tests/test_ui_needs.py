"""What would list a therapy, grouped for reading and still exact."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ui.showing.needs import Way, ways

ORDER = list("abcdefgh")
SETS = st.lists(st.frozensets(st.sampled_from(ORDER), max_size=4), max_size=12)


def _written_out(found: tuple[Way, ...]) -> list[frozenset[str]]:
    return [frozenset(choice) for way in found for choice in product(*way)]


@given(SETS)
def test_the_ways_written_out_are_exactly_the_smallest_sets(sets: list[frozenset[str]]) -> None:
    written = _written_out(ways(ORDER, sets))
    assert len(written) == len(set(written))
    assert set(written) == {each for each in sets if not any(other < each for other in sets)}


def test_single_answers_are_one_way() -> None:
    assert ways(ORDER, ["b", "a", "c"]) == ((("a", "b", "c"),),)


def test_a_part_that_all_ways_need_stands_alone_and_first() -> None:
    assert ways(ORDER, ["ha", "hb", "hc"]) == ((("h",), ("a", "b", "c")),)


def test_two_parts_with_alternatives_stay_one_way() -> None:
    assert ways(ORDER, ["ac", "ad", "bc", "bd"]) == ((("a", "b"), ("c", "d")),)


def test_a_set_is_left_out_where_a_smaller_one_is_enough() -> None:
    assert ways(ORDER, ["a", "ab"]) == ((("a",),),)


def test_nothing_can_be_done_where_there_are_no_sets() -> None:
    assert ways(ORDER, []) == ()
