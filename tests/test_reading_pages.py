"""The pages that tell of the app itself: about, privacy, accessibility."""

from dataclasses import replace

import pytest

from tests.visiting import SETTING, Visitor, edition_of
from ui.context import APP, PLAIN, Context
from ui.texts import FOLDER, texts
from ui.views.accessibility import accessibility
from ui.views.passages import Named, Passage, passage
from ui.views.privacy import COOKIE, THEME, WAY, minutes, privacy
from ui.views.reading_level import ReadingLevel, in_words, measured
from ui.visit import Visit

EDITION = edition_of()
RULEBOOK = EDITION.rulebook
SAY = texts("en")


def context(carrier: str, kept: int = 120) -> Context:
    return Context(EDITION, Visit(), replace(SETTING, carrier=carrier, kept=kept))


def by_id(passages: tuple[Passage, ...]) -> dict[str, Passage]:
    found = {each.id: each for each in passages}
    assert len(found) == len(passages)
    return found


def text(view: Passage) -> str:
    return " ".join(each.text for each in view.lines)


@pytest.mark.parametrize("carrier", [APP, PLAIN])
def test_every_passage_of_the_privacy_page_has_a_title_and_says_something(carrier: str) -> None:
    passages = by_id(privacy(context(carrier)).passages)
    assert list(passages) == ["answers", "long", "see", "none", "browser", "files", "leave", "other"]
    assert all(each.title and each.lines for each in passages.values())


def test_the_privacy_page_of_the_full_version_names_what_the_browser_keeps() -> None:
    visitor = Visitor(setting=replace(SETTING, carrier=APP)).go("privacy")
    assert visitor.texts("#browser dt code") == [COOKIE, f"{THEME}…", WAY]


def test_the_privacy_page_of_the_small_version_tells_of_the_key_and_that_nothing_else_is_kept() -> None:
    passages = by_id(privacy(context(PLAIN)).passages)
    assert passages["browser"].named == ()
    assert "There is no cookie" in text(passages["browser"])
    assert "The address of each page holds a long random key and a number." in text(passages["answers"])
    assert "whoever opens an address of your visit sees your answers" in text(passages["long"])
    assert "Shift" not in text(passages["leave"])


@pytest.mark.parametrize(
    ("carrier", "seconds", "says"),
    [
        (APP, 120, "they are kept for 2 more minutes"),
        (APP, 60, "they are kept for 1 more minute,"),
        (APP, 61, "they are kept for 2 more minutes"),
        (APP, 1, "they are kept for 1 more minute,"),
        (PLAIN, 1800, "They are kept for 30 minutes after the last page that you opened."),
        (PLAIN, 60, "They are kept for 1 minute after the last page that you opened."),
    ],
)
def test_the_privacy_page_never_promises_a_shorter_time_than_the_setting(
    carrier: str, seconds: int, says: str
) -> None:
    passages = by_id(privacy(context(carrier, seconds)).passages)
    assert says in text(passages["long"])
    assert minutes(seconds) * 60 >= seconds


@pytest.mark.parametrize(
    ("carrier", "gaps"),
    [
        (APP, ("Nobody who uses", "needs scripts", "key “r”", "2 minutes", "one language")),
        (PLAIN, ("Nobody who uses", "2 minutes after the last page", "one language")),
    ],
)
def test_the_accessibility_statement_names_its_aim_its_tests_its_gaps_and_whom_to_tell(
    carrier: str, gaps: tuple[str, ...]
) -> None:
    passages = by_id(accessibility(context(carrier)).passages)
    assert list(passages) == ["aim", "tested", "gaps", "tell"]
    assert "level AA" in passages["aim"].lines[0].text
    assert len(passages["tested"].points) == 7
    for gap, says in zip(passages["gaps"].points, gaps, strict=True):
        assert says in gap


def test_paragraphs_are_parted_by_empty_lines_and_points_and_names_follow() -> None:
    view = passage("id", "Title", "One.\n\nTwo.\n", points=("Three.",), named=(Named("four", "Five."),))
    assert [each.text for each in view.lines] == ["One.", "Two."]
    assert (view.points, view.named) == (("Three.",), (Named("four", "Five."),))


def test_the_about_page_holds_every_passage_document_and_standing() -> None:
    visitor = Visitor().go("about")
    *passages, grouped, documents, level, stands = visitor.texts("main h2")
    assert passages == [each.title for each in RULEBOOK.about]
    assert (grouped, documents) == ("How the therapies are grouped", "The documents behind it")
    assert level == "How hard it is to read"
    assert stands == "How it stands to the standards for decision aids"
    assert visitor.texts("#documents h3") == [each.title for each in RULEBOOK.sources]
    assert all(each.limits in visitor.text("#documents") for each in RULEBOOK.sources)
    assert all(f"{each.label}: {each.says}" in visitor.text("#standings") for each in RULEBOOK.standings)


def test_the_reading_level_of_everything_is_told_with_its_aim_and_limit_or_that_there_is_none() -> None:
    (line,) = in_words(SAY, ReadingLevel(3, 4.56, 7.89)).lines
    assert line.text == (
        "3 cards and pages were measured with the Flesch-Kincaid formula. Half of them read at US grade 4.6 "
        "or lower, and the hardest at 7.9. The aim is grade 6, and the limit is 8. "
        "Names of therapies and conditions are left out of this."
    )

    none = measured(replace(RULEBOOK, language="xx"), FOLDER / "en")
    assert none.count == 0
    assert in_words(SAY, none).lines[0].text == "There is no measure here for the language of these pages."
