"""Patches: the lines of a page that differ from the page that a browser holds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.visiting import Visitor
from ui.actions import Answer
from ui.carriers.streamlit.patches import Patch, Shown

PAGES = st.lists(st.sampled_from("abc"), max_size=8).map("\n".join)


def patched(html: str, patch: Patch) -> str:
    """Return a page after a patch, as the script in the browser makes it."""
    lines = html.split("\n")
    for start, end, others in patch:
        lines[start:end] = others
    return "\n".join(lines)


@given(PAGES, PAGES)
def test_a_patch_makes_the_next_page_of_the_one_before(before: str, after: str) -> None:
    shown, _ = Shown().followed_by(before)
    following, patch = shown.followed_by(after)
    assert (following.number, patched(before, patch)) == (2, after)


@given(PAGES)
def test_a_page_that_stays_as_it_is_sends_no_line(html: str) -> None:
    assert Shown().followed_by(html)[0].followed_by(html)[1] == []


def test_a_mark_for_the_handout_sends_its_button_and_the_bar_that_counts() -> None:
    visitor = Visitor().act(Answer("topics", ("depression",))).go("list")
    shown, _ = Shown().followed_by(visitor.html)
    _, patch = shown.followed_by(visitor.press("Handout", within="#option-2").html)
    lines = [line for start, end, others in patch for line in others if end - start == 1]
    assert [re.findall('value="([a-z]+)', line) for line in lines] == [["go"], ["take"]]
