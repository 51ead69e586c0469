"""Keeping a bounded number of things that were made."""

from itertools import count

from ui.cache import Kept


def test_a_thing_is_made_once_for_its_key() -> None:
    kept, numbers = Kept(2), count()
    assert [kept.get(key, lambda: next(numbers)) for key in "aba"] == [0, 1, 0]


def test_nothing_can_be_kept_too() -> None:
    kept = Kept(2)
    assert kept.get("a", lambda: None) is None
    assert kept.get("a", lambda: "made again") is None


def test_the_oldest_goes_where_there_is_no_room_for_one_more() -> None:
    kept = Kept(2)
    for key in "abc":
        kept.get(key, lambda: "first")
    assert [kept.get(key, lambda: "again") for key in "cb"] == ["first", "first"]
    assert kept.get("a", lambda: "again") == "again"
