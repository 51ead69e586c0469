"""The standards for decision aids: what each item asks for, and what the about page tells of it.

The marks say which item a test stands behind; `make standards` writes them down for the about page.
"""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from engine.audit.checks.texts import visible_texts
from engine.audit.checks.wording import LONGEST_SENTENCE, avoided_words
from engine.inference.reference import infer
from engine.options import explore
from engine.reading.catalogue import read_catalogue
from engine.reading.load import SHIPPED, load_folder
from engine.rendering.outline import render_markdown, render_text
from tests.page_states import ANSWERED
from tests.standards import NEED_PEOPLE, WRITTEN, MarkError, gathered, marked_in
from tests.visiting import Visitor, edition_of, text_of
from ui.actions import Answer, Compare, Download, Go
from ui.rendering import environment
from ui.texts import FOLDER, texts
from ui.views.citations import Line
from ui.views.option_card import CardRow, OptionCard, option_card
from ui.views.reading_level import measured
from ui.views.standards import ALL, SILENT, TOGETHER, BackingTest, read_tests, standards
from ui.visit import PAGES

EDITION = edition_of()
RULEBOOK = EDITION.rulebook
SAY = texts("en")
OUTCOMES = re.compile(r"%|\bper ?cent\b|\b\d+ (?:in|of|out of) \d+|\b(?:odds|chances?|times as|times more)\b")
"""How numbers about what happens would be told."""
CARDS = tuple(option_card(RULEBOOK, SAY, each) for each in RULEBOOK.subjects)
"""The card of every option: each therapy and each other choice."""


def row(view: OptionCard, name: str) -> CardRow:
    return next(each for each in view.rows if each.id == name)


def told(view: CardRow) -> tuple[Line, ...]:
    """Return every line of a row, those that it shares with others too."""
    return (*view.own, *(line for shared in view.shared for line in shared.lines))


@cache
def page(name: str) -> str:
    """Return the text of a page of the app, as somebody with answers sees it."""
    return Visitor().act(*ANSWERED, Go(name)).text("body")


def everything() -> Visitor:
    """Return a visitor who selected all there is."""
    every = ((each.id, tuple(choice.id for choice in each.choices)) for each in RULEBOOK.questions)
    return Visitor().act(*(Answer(*each) for each in every), Answer("for-whom", ("a-child",)), Go("list"))


@pytest.mark.standard(1)
def test_every_topic_that_can_be_picked_is_described_with_where_that_comes_from() -> None:
    visitor = Visitor().go("questions")
    options = {text_of(each.css("label")[0]): each for each in visitor.all(".option")}
    offered = [each for each in RULEBOOK.terms if each.kind == "topic" and each.id in RULEBOOK.askable]
    assert offered
    for term in offered:
        assert term.says
        assert term.cites or term.editorial
        assert term.says in text_of(options[term.label])


@pytest.mark.standard(2)
def test_start_list_and_handout_state_the_decision_in_the_same_sentence() -> None:
    decision = RULEBOOK.notice["purpose"].text
    assert [name for name in ("start", "list", "handout") if decision not in page(name)] == []


@pytest.mark.standard(4, 5, 6)
@pytest.mark.parametrize(
    ("name", "silent"),
    [
        ("good", "source says no more on what is good about it"),
        ("hard", "source names nothing hard"),
        ("what-happens", "source says no more"),
    ],
)
def test_every_option_says_what_may_be_good_what_may_be_hard_and_what_happens_or_what_to_ask(
    name: str, silent: str
) -> None:
    for view in CARDS:
        found = row(view, name)
        assert all(line.citations or line.marks for line in told(found))
        assert told(found) or (silent in found.silent and "?" in found.silent)


@pytest.mark.standard(7)
def test_every_card_has_the_same_rows_in_the_same_order() -> None:
    order = [each.row for each in RULEBOOK.general]
    assert [view.id for view in CARDS if [each.id for each in view.rows] != order] == []


@pytest.mark.standard(7)
def test_what_is_good_and_what_is_hard_look_the_same() -> None:
    line = Line("One line.")
    good, hard = (CardRow(name, "Label", None, (line,), (), "") for name in ("good", "hard"))
    card = replace(CARDS[0], rows=(good, hard))
    macro = '{% from "parts/records.html" import card %}{{ card(view) }}'
    drawn = LexborHTMLParser(environment().from_string(macro).render(view=card))
    for css in ("dt", "dd"):
        first, second = drawn.css(css)
        assert first.html == second.html


@pytest.mark.standard(8)
def test_every_listed_therapy_names_its_rule_and_every_rule_its_statements() -> None:
    visitor = everything()
    rows = visitor.all("[aria-labelledby=listed] article.listed")
    assert len(rows) == len(RULEBOOK.therapies)
    proofs = [proof for each in rows for proof in each.css(".proofs > li")]
    assert len(proofs) > 50
    assert all(each.css("button[value^='look-up rule:']") for each in proofs)
    assert all(each.css(".ours") or re.search(r"S\d{3}", text_of(each)) for each in proofs)


@pytest.mark.standard(9)
def test_every_page_gives_the_date_of_the_source_and_the_version_of_the_rules() -> None:
    dated = [name for name in PAGES if "Copied on November 23, 2026" in page(name)]
    versioned = [name for name in PAGES if f"Rulebook {RULEBOOK.version}, fingerprint" in page(name)]
    assert dated == versioned == [name for name in PAGES if name != "left"]


@pytest.mark.standard(9)
def test_every_handout_and_export_gives_its_date_and_the_version_of_the_rules() -> None:
    file = Visitor().act(*ANSWERED, Go("handout"), Download("handout.html")).file
    assert file
    paper = file.content.decode()
    assert "Made on November 23, 2026" in paper
    assert f"version {RULEBOOK.version}, fingerprint {EDITION.fingerprint}" in paper
    answers = explore(RULEBOOK, RULEBOOK.askable, infer)
    for export in (render_text(answers), render_markdown(answers)):
        assert "copied on 2026-11-23" in export.replace("\\", "")
        assert "Rulebook 1.0.0" in export.replace("\\", "")


@pytest.mark.standard(10)
def test_the_about_page_names_who_keeps_it_how_often_and_when_next() -> None:
    assert "Kept by" in page("about")
    assert "Looked at again every 12 months. Next time: November 23, 2027" in page("about")


@pytest.mark.standard(11)
def test_every_listed_therapy_is_told_in_the_strength_of_words_that_the_source_uses() -> None:
    labels = tuple(each.label for each in RULEBOOK.standings)
    visitor = everything()
    for each in visitor.all("[aria-labelledby=listed] article.listed"):
        standings = [text_of(found) for found in each.css(".standing")]
        assert standings
        assert all(any(label in found for label in labels) for found in standings), standings
    assert all(each.wording for each in RULEBOOK.standings)


@pytest.mark.standard(11)
@pytest.mark.standard(15, 16, 17, 18, 19, 20)
def test_list_and_about_page_say_that_the_source_gives_no_numbers() -> None:
    numbers = "It gives no numbers on how many people a therapy helps or harms, so we show none."
    assert numbers in page("about")
    assert all(source.limits in page("list") for source in RULEBOOK.sources)
    assert all("no numbers" in source.limits for source in RULEBOOK.sources)


@pytest.mark.standard(12)
def test_about_page_and_handout_say_who_paid_for_it() -> None:
    assert [name for name in ("about", "handout") if "They state no funding for it" not in page(name)] == []


@pytest.mark.standard(13)
def test_doing_nothing_and_changing_nothing_say_that_the_source_does_not_tell_what_happens_then() -> None:
    texts_of = {view.id: " ".join(line.text for line in told(row(view, "hard"))) for view in CARDS}
    assert "The source does not say what happens if nothing is done." in texts_of["no-therapy-for-now"]
    assert "The source does not say what happens if nothing is changed." in texts_of["what-i-have"]


@pytest.mark.standard(14)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_to_four_options_stand_side_by_side_in_the_same_rows(count: int) -> None:
    chosen = CARDS[-count:]
    visitor = Visitor().act(*(Compare(each.id) for each in chosen), Go("compare"))
    assert visitor.texts(".comparison thead .name") == [each.name for each in chosen]
    assert visitor.texts(".comparison th.about")[1:-1] == [each.label for each in RULEBOOK.general]
    assert {len(each.css("td")) for each in visitor.all(".comparison tr.cells")} == {count}


@pytest.mark.standard(15, 16, 17, 18, 19, 20)
def test_no_text_gives_a_number_about_what_happens_to_people() -> None:
    found = [each.text for each in visible_texts(RULEBOOK)]
    for file in read_catalogue(FOLDER / "en"):
        found += (reading for text in file.texts for reading in text.readings)
    assert [each for each in found if OUTCOMES.search(each)] == []


@pytest.mark.standard(30, 31, 32)
@pytest.mark.parametrize(
    "says",
    [
        "It was the document at hand, and nobody searched for others to compare it with.",
        "All of it comes from one document for general education.",
        "Nobody has graded how good its evidence is.",
        "no training as clinicians",
    ],
)
def test_the_about_page_says_how_the_source_was_chosen_that_nobody_graded_it_and_who_made_this(
    says: str,
) -> None:
    assert says in page("about")


@pytest.mark.standard(33)
def test_the_reading_level_is_computed_from_every_text_kept_to_grade_eight_and_shown() -> None:
    found = measured(RULEBOOK, FOLDER / "en")
    assert found.count > 50
    assert found.hardest <= 8
    assert f"the hardest at {found.hardest:.1f}" in page("about")
    assert f"US grade {found.middle:.1f} or lower" in page("about")


def test_what_the_about_page_tells_is_what_the_marks_on_the_tests_say() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == gathered(), "run `make standards`"


def test_every_item_is_told_once_and_those_that_need_people_are_not_done() -> None:
    told_of = [number for first, last in TOGETHER for number in range(first, last + 1)]
    assert told_of == list(range(1, ALL + 1))
    behind = (BackingTest("something holds", "tests/test_it.py"),)
    view = standards(SAY, dict.fromkeys(range(1, 36), behind))
    assert [(each.title.partition(".")[0], each.stands) for each in view.items if not each.done] == [
        ("24 to 29", "Not done: it needs real people"),
        ("34 and 35", "Not done: it needs real people"),
    ]
    assert set(range(24, 30)) | {34, 35} == NEED_PEOPLE


def test_an_item_without_a_test_is_not_done() -> None:
    view = standards(SAY, {1: [BackingTest("something holds", "tests/test_it.py")], 15: []})
    assert [each.title for each in view.items if each.done] == ["1. It describes the condition"]
    stands = {each.title.partition(".")[0]: each.stands for each in view.items}
    assert {stands["2"], stands["15 to 20"]} == {"Not done: no test shows it"}


def test_the_count_adds_up_and_nothing_says_that_the_standards_are_met() -> None:
    done = [number for number in read_tests() if number not in SILENT]
    open_ones = ALL - len(done) - len(SILENT)
    silent = "6 ask for numbers that the source does not give"
    count = f"Of 35 items, {len(done)} are shown by tests. {silent}. {open_ones} are not done."
    assert count in page("about")
    assert "It does not say that the standards are met." in page("about")
    assert "A newer version, 5.0, has appeared." in page("about")
    assert re.findall(r"meets? (?:the )?(?:IPDAS|standards)", page("about")) == []


def test_the_sentences_of_the_tests_are_in_words_that_a_visitor_may_read() -> None:
    words = load_folder(SHIPPED).words
    sentences = {each["says"] for tests in json.loads(gathered())["items"].values() for each in tests}
    assert [each for each in sentences if len(each.split()) > LONGEST_SENTENCE] == []
    assert [each for each in sentences if list(avoided_words(each, words))] == []


def test_an_item_shows_its_tests_as_sentences_with_their_files() -> None:
    first = read_tests()[1]
    item = Visitor().go("about").one("#standards .standards > li:first-child")
    assert [text_of(each) for each in item.css("summary")] == [f"Shown by {len(first)} tests"]
    assert [text_of(each) for each in item.css('ul[lang="en"] li')] == [
        f"{each.sentence} {each.file}" for each in first
    ]


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
        ("pytestmark = [pytest.mark.skip]\n@pytest.mark.standard(1)", "`skip` passes over a test"),
    ],
)
def test_a_mark_that_shows_nothing_is_refused(marks: str, told_of: str) -> None:
    with pytest.raises(MarkError, match=f"tests/test_it.py:[123]: {re.escape(told_of)}"):
        list(marked_in(f"{marks}\ndef test_it() -> None: ...\n", "tests/test_it.py"))


def test_tests_are_gathered_by_item_and_file_as_sentences(tmp_path: Path) -> None:
    (tmp_path / "tests" / "deeper").mkdir(parents=True)
    for name, marks in (("test_b.py", "3"), ("deeper/test_a.py", "10, 3")):
        source = f"@pytest.mark.standard({marks})\ndef test_it_holds() -> None: ...\n"
        (tmp_path / "tests" / name).write_text(source, encoding="utf-8")
    a, b = ({"says": "it holds", "file": f"tests/{name}"} for name in ("deeper/test_a.py", "test_b.py"))
    assert json.loads(gathered(tmp_path)) == {"items": {"3": [a, b], "10": [a]}}
