"""The pages that tell of the app itself: about, privacy, accessibility."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from engine.reading.load import load_rulebook
from tests.driven import app, go, html
from ui.drawing.passages import page, passage
from ui.showing.accessibility import accessibility
from ui.showing.passages import Named
from ui.showing.passages import passage as made
from ui.showing.privacy import COOKIE, THEME, minutes, privacy
from ui.showing.reading import Reading, measured, reading
from ui.texts import FOLDER, texts

SAY = texts("en")
HEADING = re.compile(r"<h(\d)")


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility"])
def test_each_page_has_one_heading_of_its_own_and_skips_no_level(name: str) -> None:
    levels = [int(each) for each in HEADING.findall(html(go(app(answered=False), name)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_passage_of_the_privacy_page_has_a_title_and_says_something() -> None:
    passages = privacy(SAY, 120)
    assert len({each.id for each in passages}) == len(passages) == 8
    assert all(each.title and each.lines for each in passages)


def test_the_privacy_page_names_what_the_browser_keeps() -> None:
    kept = next(each for each in privacy(SAY, 120) if each.named)
    assert [each.name for each in kept.named] == [COOKIE, f"{THEME}…"]
    assert f"<dt><code>{COOKIE}</code></dt>" in passage(kept)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (120, "they are kept for 2 more minutes"),
        (60, "they are kept for 1 more minute,"),
        (61, "they are kept for 2 more minutes"),
        (1, "they are kept for 1 more minute,"),
    ],
)
def test_the_privacy_page_never_promises_a_shorter_time_than_the_setting(seconds: int, told: str) -> None:
    (long,) = (each for each in privacy(SAY, seconds) if each.id == "long")
    assert told in " ".join(each.text for each in long.lines)
    assert minutes(seconds) * 60 >= seconds


def test_the_accessibility_statement_names_its_aim_its_tests_its_gaps_and_whom_to_tell() -> None:
    passages = {each.id: each for each in accessibility(SAY, 120)}
    assert list(passages) == ["aim", "tested", "gaps", "tell"]
    assert "level AA" in passages["aim"].lines[0].text
    assert len(passages["tested"].points) == 7
    gaps = " ".join(passages["gaps"].points)
    for known in ("Nobody who uses", "needs scripts", "key “r”", "2 minutes", "Back button", "one language"):
        assert known in gaps


def test_paragraphs_are_parted_by_empty_lines_and_points_and_names_follow() -> None:
    view = made("id", "Title", "One.\n\nTwo.\n", points=("Three.",), named=(Named("four", "Five & six."),))
    assert [each.text for each in view.lines] == ["One.", "Two."]
    assert page("Page", "Lead.", (view,)) == (
        '<h1 id="top" tabindex="-1">Page</h1><p class="lead">Lead.</p>'
        '<section class="part"><h2>Title</h2>'
        '<div class="line"><p>One.</p></div><div class="line"><p>Two.</p></div>'
        '<ul class="points"><li>Three.</li></ul>'
        '<dl class="named"><dt><code>four</code></dt><dd>Five &amp; six.</dd></dl></section>'
    )


def test_the_reading_level_of_everything_is_told_with_its_aim_and_limit() -> None:
    (line,) = reading(SAY, Reading(3, 4.56, 7.89)).lines
    assert line.text == (
        "3 cards and pages were measured with the Flesch-Kincaid formula. Half of them read at US grade 4.6 "
        "or lower, and the hardest at 7.9. The aim is grade 6, and the limit is 8. "
        "Names of therapies and conditions are left out of this."
    )


def test_a_language_without_a_measure_says_so() -> None:
    found = measured(replace(load_rulebook(), language="xx"), FOLDER / "en")
    assert found.count == 0
    assert reading(SAY, found).lines[0].text == "There is no measure here for the language of these pages."
