"""The standards for decision aids: what each item asks for, and what the about page tells of it.

The marks say which item a test stands behind; `make standards` writes them down for the about page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from engine.audit.checks.texts import visible_texts
from engine.audit.checks.wording import LONGEST_SENTENCE, avoided_words
from engine.inference.reference import infer
from engine.options import Exploration, explore
from engine.reading.catalogue import read_catalogue
from engine.reading.load import SHIPPED, RuleFolder, load_folder
from engine.rendering.as_markdown import render_markdown
from engine.rendering.as_text import render_text
from engine.rulebook import Rulebook
from tests.driven import app, go, html
from tests.standards import NEED_PEOPLE, WRITTEN, MarkError, gathered, marked_in
from ui.drawing.cards import rows as drawn_rows
from ui.drawing.standards import standards as drawn
from ui.showing.cards import CardView, RowView, alternative_card, therapy_card
from ui.showing.comparison import comparison
from ui.showing.foundations import Line
from ui.showing.handout import Origin, Taking, handout
from ui.showing.questionnaire import questionnaire
from ui.showing.reading import measured
from ui.showing.results import Results, results
from ui.showing.standards import ALL, SILENT, TOGETHER, Shown, read_tests, standards
from ui.texts import FOLDER, texts
from ui.views.frame import PAGES

SAY = texts("en")
TODAY = date(2026, 11, 23)
OUTCOMES = re.compile(r"%|\bper ?cent\b|\b\d+ (?:in|of|out of) \d+|\b(?:odds|chances?|times as|times more)\b")
"""How numbers about what happens would be told."""


@cache
def folder() -> RuleFolder:
    return load_folder(SHIPPED)


def rulebook() -> Rulebook:
    return folder().rulebook


def cards() -> tuple[CardView, ...]:
    """Return the card of every option: each therapy and each other choice."""
    book = rulebook()
    therapies = (therapy_card(book, SAY, each) for each in book.therapies)
    return (*therapies, *(alternative_card(book, SAY, each) for each in book.alternatives))


def row(view: CardView, name: str) -> RowView:
    return next(each for each in (view.first, *view.rest) if each.id == name)


def told(view: RowView) -> tuple[Line, ...]:
    """Return every line of a row, those that it shares with others too."""
    return (*view.own, *(line for shared in view.shared for line in shared.lines))


def founded(lines: tuple[Line, ...]) -> bool:
    return all(line.citations or line.marks for line in lines)


def everything() -> Exploration:
    """Return what is listed for somebody who picked all there is."""
    return explore(rulebook(), rulebook().askable, infer)


def lines_in(view: object) -> Iterator[Line]:
    """Return every line that a page shows, however deep it stands."""
    if isinstance(view, Line):
        yield view
    if is_dataclass(view):
        for field in fields(view):
            yield from lines_in(getattr(view, field.name))
    elif isinstance(view, tuple):
        for each in view:
            yield from lines_in(each)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return every page of the app, as somebody with answers sees it."""
    driven = app()
    return {name: html(go(driven, name)) for name in PAGES}


@pytest.mark.standard(1)
def test_every_topic_that_can_be_picked_is_described_with_where_that_comes_from() -> None:
    topics = next(each for each in questionnaire(rulebook(), SAY) if each.id == "topics")
    offered = {
        term.label for term in rulebook().terms if term.kind == "topic" and term.id in rulebook().askable
    }
    meanings = [each for group in topics.groups for each in group.meanings]
    assert {each.label for each in meanings if each.says and (each.citations or each.marks)} >= offered


@pytest.mark.standard(2)
def test_start_list_and_handout_state_the_decision_in_the_same_sentence() -> None:
    decision = rulebook().notice["purpose"].text
    driven = app()
    for page in ("start", "list", "handout"):
        assert decision in html(go(driven, page)), page


@pytest.mark.standard(4)
def test_every_option_says_what_may_be_good_about_it_and_where_that_comes_from() -> None:
    assert [view.id for view in cards() if not told(row(view, "good"))] == []
    assert all(founded(told(row(view, "good"))) for view in cards())


@pytest.mark.standard(5)
def test_every_option_says_what_may_be_hard_or_what_to_ask_where_the_source_names_nothing() -> None:
    for view in cards():
        hard = row(view, "hard")
        assert founded(told(hard))
        if not told(hard):
            assert "source names nothing hard" in hard.silent
            assert "You could ask" in hard.silent


@pytest.mark.standard(6)
def test_every_option_says_what_happens_in_it_or_what_to_ask_where_the_source_is_silent() -> None:
    for view in cards():
        happens = row(view, "what-happens")
        assert founded(told(happens))
        if not told(happens):
            assert "source says no more" in happens.silent
            assert "You could ask" in happens.silent


@pytest.mark.standard(7)
def test_every_card_has_the_same_rows_in_the_same_order() -> None:
    order = [each.row for each in rulebook().general]
    assert [view.id for view in cards() if [each.id for each in (view.first, *view.rest)] != order] == []


@pytest.mark.standard(7)
def test_what_is_good_and_what_is_hard_look_the_same() -> None:
    line = Line("One line.")
    good, hard = (RowView(name, "Label", (line,), (), "") for name in ("good", "hard"))
    assert drawn_rows((good,)) == drawn_rows((hard,))


@pytest.mark.standard(8)
def test_nothing_is_said_of_an_option_without_a_statement_or_a_mark_that_it_is_ours() -> None:
    view = results(everything(), SAY)
    options = [each.card for group in view.groups for each in group.listed]
    shown = [*options, *(each.card for each in view.not_listed), *view.alternatives]
    assert [line.text for line in lines_in(tuple(shown)) if not founded((line,))] == []
    assert [notice.title for notice in view.notices if not (notice.citations or notice.marks)] == []


@pytest.mark.standard(8)
def test_every_listed_therapy_names_its_rule_and_every_rule_its_statements() -> None:
    view: Results = results(everything(), SAY)
    proofs = [proof for group in view.groups for each in group.listed for proof in each.reasons]
    assert proofs
    assert [proof.step.rule for proof in proofs if not (proof.step.rule and proof.step.citations)] == []


@pytest.mark.standard(9)
def test_every_page_gives_the_date_of_the_source_and_the_version_of_the_rules(
    pages: dict[str, str],
) -> None:
    dated = [name for name, page in pages.items() if "Copied on November 23, 2026" in page]
    versioned = [
        name for name, page in pages.items() if f"Rulebook {rulebook().version}, fingerprint" in page
    ]
    assert dated == versioned == [name for name in PAGES if name != "left"]


@pytest.mark.standard(9)
def test_every_handout_and_export_gives_its_date_and_the_version_of_the_rules() -> None:
    paper = handout(everything(), SAY, Taking(), Origin("0" * 64, 0, TODAY))
    assert paper.made == "Made on November 23, 2026"
    assert any("November 23, 2026" in each for each in paper.foundations.sources)
    for export in (render_text(everything()), render_markdown(everything())):
        assert "copied on 2026-11-23" in export.replace("\\", "")
        assert "Rulebook 1.0.0" in export.replace("\\", "")


@pytest.mark.standard(10)
def test_the_about_page_names_who_keeps_it_how_often_and_when_next(pages: dict[str, str]) -> None:
    assert "Kept by" in pages["about"]
    assert "Looked at again every 12 months. Next time: November 23, 2027" in pages["about"]


@pytest.mark.standard(11)
def test_every_listed_therapy_is_told_in_the_strength_of_words_that_the_source_uses() -> None:
    labels = {each.label for each in rulebook().standings}
    standings = [each.standing.text for group in results(everything(), SAY).groups for each in group.listed]
    assert set(standings) <= labels
    assert all(each.wording for each in rulebook().standings)


@pytest.mark.standard(11)
@pytest.mark.standard(15, 16, 17, 18, 19, 20)
def test_list_and_about_page_say_that_the_source_gives_no_numbers(pages: dict[str, str]) -> None:
    assert (
        "It gives no numbers on how many people a therapy helps or harms, so we show none." in pages["about"]
    )
    assert all(source.limits in pages["list"] for source in rulebook().sources)
    assert all("no numbers" in source.limits for source in rulebook().sources)


@pytest.mark.standard(12)
def test_about_page_and_handout_say_who_paid_for_it(pages: dict[str, str]) -> None:
    for page in ("about", "handout"):
        assert "They state no funding for it" in pages[page], page


@pytest.mark.standard(13)
def test_doing_nothing_and_changing_nothing_say_that_the_source_does_not_tell_what_happens_then() -> None:
    texts_of = {
        view.id: " ".join(line.text for line in told(row(view, "hard")))
        for view in cards()
        if view.id in {"no-therapy-for-now", "what-i-have"}
    }
    assert "The source does not say what happens if nothing is done." in texts_of["no-therapy-for-now"]
    assert "The source does not say what happens if nothing is changed." in texts_of["what-i-have"]


@pytest.mark.standard(14)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_to_four_options_stand_side_by_side_in_the_same_rows(count: int) -> None:
    chosen = [view.id for view in cards()][-count:]
    view = comparison(explore(rulebook(), (), infer), SAY, chosen)
    assert [each.id for each in view.columns] == chosen
    assert [each.id for each in view.rows][-len(rulebook().general) :] == [
        each.row for each in rulebook().general
    ]
    assert all(len(each.cells) in {0, count} for each in view.rows)


@pytest.mark.standard(15, 16, 17, 18, 19, 20)
def test_no_text_gives_a_number_about_what_happens_to_people() -> None:
    texts_of_rules = [each.text for each in visible_texts(rulebook())]
    others = [
        reading for file in read_catalogue(FOLDER / "en") for text in file.texts for reading in text.readings
    ]
    assert [each for each in (*texts_of_rules, *others) if OUTCOMES.search(each)] == []


@pytest.mark.standard(23)
def test_the_handout_holds_questions_for_the_clinician_and_space_to_write() -> None:
    paper = handout(everything(), SAY, Taking(("cognitive-behavioral-therapy",)), Origin("0" * 64, 0, TODAY))
    assert [item.text for section in paper.questions for item in section.items]
    assert paper.writing == "Space to write"


@pytest.mark.standard(30)
def test_the_about_page_says_how_the_source_was_chosen(pages: dict[str, str]) -> None:
    chosen = "It was the document at hand, and nobody searched for others to compare it with."
    assert chosen in pages["about"]


@pytest.mark.standard(31)
def test_the_about_page_says_that_nobody_graded_the_evidence(pages: dict[str, str]) -> None:
    assert "All of it comes from one document for general education." in pages["about"]
    assert "Nobody has graded how good its evidence is." in pages["about"]


@pytest.mark.standard(32)
def test_the_about_page_says_what_training_its_makers_state(pages: dict[str, str]) -> None:
    assert "no training as clinicians" in pages["about"]


@pytest.mark.standard(33)
def test_the_reading_level_is_computed_from_every_text_kept_to_grade_eight_and_shown(
    pages: dict[str, str],
) -> None:
    found = measured(rulebook(), FOLDER / "en")
    assert found.count > 50
    assert found.hardest <= 8
    assert f"the hardest at {found.hardest:.1f}" in pages["about"]
    assert f"US grade {found.middle:.1f} or lower" in pages["about"]


def test_what_the_about_page_tells_is_what_the_marks_on_the_tests_say() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == gathered(), "run `make standards`"


def test_every_item_is_told_once_and_those_that_need_people_are_not_done() -> None:
    told_of = [number for first, last in TOGETHER for number in range(first, last + 1)]
    assert told_of == list(range(1, ALL + 1))
    view = standards(SAY, dict.fromkeys(range(1, 36), (Shown("something holds", "tests/test_it.py"),)))
    assert [(each.title.partition(".")[0], each.stands) for each in view.items if not each.done] == [
        ("24 to 29", "Not done: it needs real people"),
        ("34 and 35", "Not done: it needs real people"),
    ]
    assert set(range(24, 30)) | {34, 35} == NEED_PEOPLE


def test_an_item_without_a_test_is_not_done() -> None:
    view = standards(SAY, {1: [Shown("something holds", "tests/test_it.py")], 15: []})
    assert [each.title for each in view.items if each.done] == ["1. It describes the condition"]
    stands = {each.title: each.stands for each in view.items}
    assert stands["2. It states the decision"] == "Not done: no test shows it"
    assert next(stand for title, stand in stands.items() if title.startswith("15 to 20")) == (
        "Not done: no test shows it"
    )


def test_the_count_adds_up_and_nothing_says_that_the_standards_are_met(pages: dict[str, str]) -> None:
    done = [number for number in read_tests() if number not in SILENT]
    open_ones = ALL - len(done) - len(SILENT)
    count = (
        f"{len(done)} are shown by tests. 6 ask for numbers that the source does not give. {open_ones} are"
    )
    assert f"Of 35 items, {count} not done." in pages["about"]
    assert "It does not say that the standards are met." in pages["about"]
    assert "A newer version, 5.0, has appeared." in pages["about"]
    assert re.findall(r"meets? (?:the )?(?:IPDAS|standards)", pages["about"]) == []


def test_the_sentences_of_the_tests_are_in_words_that_a_visitor_may_read() -> None:
    sentences = {each["says"] for tests in json.loads(gathered())["items"].values() for each in tests}
    assert [each for each in sentences if len(each.split()) > LONGEST_SENTENCE] == []
    assert [each for each in sentences if list(avoided_words(each, folder().words))] == []


def test_an_item_shows_its_tests_as_sentences_with_their_files() -> None:
    page = drawn(standards(SAY, {2: [Shown("it holds", "tests/test_it.py")]}))
    assert "<summary>Shown by 1 test</summary>" in page
    assert '<ul lang="en"><li><span>It holds.</span> <code>tests/test_it.py</code></li></ul>' in page


@pytest.mark.parametrize(
    ("marks", "told_of"),
    [
        ("@pytest.mark.standard(24)", "no test can stand behind item `24`"),
        ("@pytest.mark.standard(36)", "no test can stand behind item `36`"),
        ("@pytest.mark.standard('3')", "no test can stand behind item `'3'`"),
        ("@pytest.mark.standard()", "write the numbers of items into the mark"),
        ("@pytest.mark.standard", "write the numbers of items into the mark"),
        ("@pytest.mark.standard(NUMBER)", "write the numbers of items into the mark"),
        ("@pytest.mark.standard(1)\n@pytest.mark.skip", "`skip` passes over a test"),
        ("@pytest.mark.xfail(strict=True)\n@pytest.mark.standard(1)", "`xfail` passes over a test"),
    ],
)
def test_a_mark_that_shows_nothing_is_refused(marks: str, told_of: str) -> None:
    with pytest.raises(MarkError, match=f"tests/test_it.py:[123]: {re.escape(told_of)}"):
        list(marked_in(f"{marks}\ndef test_it() -> None: ...\n", "tests/test_it.py"))


def test_a_module_that_is_passed_over_shows_nothing() -> None:
    source = "pytestmark = [pytest.mark.skip]\n@pytest.mark.standard(1)\ndef test_it() -> None: ...\n"
    with pytest.raises(MarkError, match="`skip` passes over a test"):
        list(marked_in(source, "tests/test_it.py"))


def test_tests_are_gathered_by_item_and_file_as_sentences(tmp_path: Path) -> None:
    (tmp_path / "tests" / "deeper").mkdir(parents=True)
    for name, marks in (("test_b.py", "3"), ("deeper/test_a.py", "10, 3")):
        source = f"@pytest.mark.standard({marks})\ndef test_it_holds() -> None: ...\n"
        (tmp_path / "tests" / name).write_text(source, encoding="utf-8")
    assert json.loads(gathered(tmp_path)) == {
        "items": {
            "3": [
                {"says": "it holds", "file": "tests/deeper/test_a.py"},
                {"says": "it holds", "file": "tests/test_b.py"},
            ],
            "10": [{"says": "it holds", "file": "tests/deeper/test_a.py"}],
        }
    }
