"""Lines in short: one for each option, a few words for each row; and no sentence twice on a card."""

from pathlib import Path

import pytest

from engine.audit.check import check_everything
from engine.audit.checks.cards import check_in_short, repeated_statements
from engine.audit.sources.foundations import dependents_of
from engine.cards import card
from engine.reading.load import load_folder, load_rulebook
from engine.rulebook import InShort, Place, Rulebook, Therapy
from tests.folders import SECOND, edit
from tests.planting import Planted, planted

LINE = "in-short: {says: To read a book., editorial: the almanac does not say what it is}\n"
READING = "therapies/reading.yaml"


def test_every_option_and_every_row_that_says_something_has_its_line_in_short() -> None:
    for rulebook in (load_rulebook(), load_rulebook(SECOND)):
        assert list(check_in_short(rulebook)) == []
        for subject in rulebook.subjects:
            assert subject.in_short
            assert len(subject.in_short.text) <= 90
            for row in card(rulebook, subject):
                assert bool(row.short) == bool(row.own and row.row != "about")
                assert bool(row.shared_short) == bool(row.shared)


def test_a_line_in_short_carries_what_it_cites_or_the_reason_why_it_is_ours(small: Path) -> None:
    rulebook, reason = load_rulebook(small), "the almanac does not name it"
    walking, staying = Place("rules/therapies/walking.yaml", 24), Place("rules/alternatives.yaml", 4)
    assert rulebook.therapy["walking"].in_short == InShort("A stroll, in short.", ("A002",), "", walking)
    assert rulebook.alternatives[0].in_short == InShort("To stay in bed.", (), reason, staying)


def test_the_few_words_for_a_row_rest_on_its_entries(small: Path) -> None:
    hard = "hard: {short: Wet and dark., entries: [A002, {text: It is dark., editorial: ours}]}"
    edit(small, READING, "about: [A001]", f"about: [A001]\n{hard}")
    row = next(each for each in card(*_reading(small)) if each.row == "hard")
    assert row.short == InShort("Wet and dark.", ("A002",), "ours", Place("rules/therapies/reading.yaml", 5))
    assert [each.statement or each.text for each in row.own] == ["A002", "It is dark."]


def test_a_row_offers_what_it_shares_in_short_of_its_kind_before_what_all_share(small: Path) -> None:
    shared = {each.row: each.shared_short for each in card(*_reading(small)) if each.shared_short}
    assert {row: each.text for row, each in shared.items()} == {"good": "Liked.", "who-provides": "No one."}
    both = "all: {short: Good., entries: [A001]}, silent: Ask.}"
    edit(small, "general.yaml", "silent: Ask what is good.}", both)
    shared = {each.row: each.shared_short for each in card(*_reading(small)) if each.shared_short}
    assert shared["good"].text == "Liked."


def _reading(folder: Path) -> tuple[Rulebook, Therapy]:
    rulebook = load_rulebook(folder)
    return rulebook, rulebook.therapy["reading"]


def test_the_reason_over_a_whole_card_counts_for_its_line_in_short(small: Path) -> None:
    edit(small, READING, LINE, "in-short: {says: To read.}\neditorial: all of it is ours\n")
    line = load_rulebook(small).therapy["reading"].in_short
    assert line
    assert line.editorial == "all of it is ours"


@pytest.mark.parametrize("case", [*planted("cards")])
def test_what_is_planted_on_a_card_is_found_and_nothing_else_is(small: Path, case: Planted) -> None:
    case.into(small)
    rulebook = load_rulebook(small)
    found = (*check_in_short(rulebook), *repeated_statements(rulebook))
    assert [f"{each.file}:{each.line}: {each.message}" for each in found] == case.told


def test_what_is_hard_to_read_or_uses_a_word_to_avoid_is_found(small: Path) -> None:
    edit(small, READING, "To read a book.", "Nice pharmacological psychoeducation.")
    loaded = load_folder(small)
    every = check_everything(loaded.rulebook, loaded.scenarios, loaded.words, loaded.stamps)
    codes = {each.code for each in every if (each.file, each.line) == ("rules/therapies/reading.yaml", 14)}
    assert codes == {"avoided-word", "reading-level"}


def test_what_a_line_in_short_cites_is_told_of_the_statement() -> None:
    told = [each.what for each in dependents_of(load_rulebook(), "S042")]
    assert "card of therapy `cognitive-behavioral-therapy`, in-short" in told
