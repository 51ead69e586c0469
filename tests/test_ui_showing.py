"""What the pages show of the shipped rulebook, as values."""

from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from engine.inference.reference import infer
from engine.options import Exploration, explore
from engine.reading.load import load_rulebook
from engine.rulebook import Rulebook
from ui.drawing import pages as drawing_pages
from ui.drawing import questions as drawing_questions
from ui.drawing import results as drawing_results
from ui.showing.about import about
from ui.showing.notices import beside, notices
from ui.showing.questionnaire import questionnaire
from ui.showing.results import NotListedView, Results, results
from ui.showing.stamp import stamp
from ui.texts import texts

SAY = texts("en")


@cache
def _rulebook() -> Rulebook:
    return load_rulebook()


def _explored(*answers: str) -> Exploration:
    return explore(_rulebook(), answers, infer)


def _results(*answers: str) -> Results:
    return results(_explored(*answers), SAY)


def _waiting(shown: Results, therapy: str) -> NotListedView:
    return next(each for each in shown.not_listed if each.card.id == therapy)


def test_ocd_lists_cbt_first_with_the_sentence_it_rests_on() -> None:
    shown = _results("obsessive-compulsive-disorder")
    assert shown.told == "You told us: Obsessive-compulsive disorder (OCD)."
    assert shown.groups[0].label == "Named as a first choice"
    first = shown.groups[0].listed[0]
    assert first.card.name == "Cognitive behavioral therapy"
    assert first.standing.text == "Named as a first choice"
    assert first.standing.marks == ()
    proof = first.reasons[0]
    assert proof.told == ("Obsessive-compulsive disorder (OCD)",)
    assert proof.via == ()
    assert proof.step.rule == "cbt-first-choice-for-ocd"
    assert proof.step.needs == ("Obsessive-compulsive disorder (OCD)",)
    assert [each.place for each in proof.step.citations] == ["S047, section “Cognitive behavioral therapy”"]
    assert proof.step.place.startswith("rules/therapies/cognitive-behavioral-therapy.yaml, line ")


def test_a_proof_by_way_of_an_editorial_derivation_shows_the_mark() -> None:
    shown = _results("obsessive-compulsive-disorder")
    general = next(
        proof for proof in shown.groups[0].listed[0].reasons if proof.step.rule == "cbt-in-general"
    )
    assert [step.rule for step in general.via] == ["is-a:obsessive-compulsive-disorder:mental-illness"]
    assert [mark.label for mark in general.via[0].marks] == ["Editorial"]


def test_every_group_says_that_the_grouping_is_ours() -> None:
    groups = _results("depression").groups
    assert groups
    assert all([mark.label for mark in group.marks] == ["Editorial"] for group in groups)


def test_alcohol_alone_lists_no_dual_diagnosis_services_and_tells_what_would() -> None:
    shown = _results("substance-abuse")
    listed = {each.card.id for group in shown.groups for each in group.listed}
    assert "dual-diagnosis-services" not in listed
    waiting = _waiting(shown, "dual-diagnosis-services").needs
    assert len(waiting.ways) == 1
    assert waiting.ways[0].startswith(
        "any one of: Depression; Dysthymia (long-lasting low mood); Bipolar disorder"
    )
    assert "alcohol" not in waiting.ways[0]


def test_without_answers_both_missing_parts_are_told() -> None:
    (way,) = _waiting(_results(), "dual-diagnosis-services").needs.ways
    assert way.startswith("Problems with alcohol or drugs, and any one of: Depression; ")


def test_the_other_choices_are_always_there() -> None:
    assert [each.id for each in _results().alternatives] == ["no-therapy-for-now", "what-i-have"]


def test_every_therapy_is_listed_or_not_listed_and_never_both() -> None:
    shown = _results("depression", "child")
    listed = [each.card.id for group in shown.groups for each in group.listed]
    assert sorted([*listed, *(each.card.id for each in shown.not_listed)]) == sorted(_rulebook().therapy)


def test_a_wish_is_shown_where_it_fits_with_its_proof() -> None:
    shown = _results("obsessive-compulsive-disorder", "change-unhelpful-thoughts")
    first = shown.groups[0].listed[0]
    assert len(first.fits) == 1
    assert first.fits[0].text.startswith("Goes with your wish: ")
    heading, (proof,) = first.supporting[0]
    assert (heading, proof.step.rule) == ("And why it goes with your wishes", "cbt-fits-changing-thoughts")


def test_what_is_shared_is_told_apart_from_what_is_the_therapys_own() -> None:
    card = _results("obsessive-compulsive-disorder").groups[0].listed[0].card
    row = next(each for each in card.rest if each.id == "how-long")
    assert row.own == ()
    assert [each.label for each in row.shared] == ["True of all therapies the source describes"]
    assert row.silent == "The source gives no length for it. You could ask how many sessions are usual."
    hard = next(each for each in card.rest if each.id == "hard")
    assert hard.silent.startswith("The source names nothing hard")


def test_every_line_of_every_card_has_a_citation_or_a_mark() -> None:
    shown = _results()
    cards = [*shown.alternatives, *(each.card for each in shown.not_listed)]
    rows = [row for card in cards for row in (card.first, *card.rest)]
    lines = [
        line for row in rows for line in (*row.own, *(each for part in row.shared for each in part.lines))
    ]
    assert lines
    assert [line.text for line in lines if not line.citations and not line.marks] == []


def test_the_crisis_notice_is_on_every_page_without_any_answer() -> None:
    (crisis,) = notices(_explored(), SAY, "every-page")
    assert not crisis.prompted
    assert {address for contact in crisis.contacts for _, address in contact.links} >= {"tel:988", "sms:988"}


def test_a_notice_that_an_answer_brings_up_stands_beside_the_question() -> None:
    assert beside(_explored(), SAY, "topics") == ()
    (prompted,) = beside(_explored("chronic-suicidality"), SAY, "topics")
    assert prompted.answers == ("chronic-suicidality",)
    assert beside(_explored("chronic-suicidality"), SAY, "goals") == ()


def test_every_question_says_why_it_is_asked() -> None:
    views = questionnaire(_rulebook(), SAY)
    assert [each.number for each in views] == list(range(1, len(views) + 1))
    assert all(each.why and (each.citations or each.marks) for each in views)


def test_the_stamp_carries_day_version_and_short_fingerprint() -> None:
    shown = stamp(_rulebook(), SAY, "0123456789abcdef", date(2026, 11, 23))
    assert shown.made == (
        f"Made on November 23, 2026 from rulebook {_rulebook().version}, fingerprint 0123456789ab."
    )
    assert all(each.limits for each in shown.sources)


@pytest.mark.parametrize("answers", [(), ("obsessive-compulsive-disorder", "child", "rather-no-medication")])
def test_the_list_is_drawn_with_one_heading_of_the_page_and_no_level_skipped(
    answers: tuple[str, ...],
) -> None:
    shown, mark = _results(*answers), stamp(_rulebook(), SAY, "0" * 64, date(2026, 11, 23))
    page = (
        drawing_results.head(shown, SAY)
        + drawing_results.glance(shown, SAY)
        + drawing_results.body(shown, drawing_results.Marked(), SAY)
        + drawing_results.tail(shown, mark, drawing_results.Marked(), SAY)
    )
    levels = [
        int(page[at + 2])
        for at in range(len(page) - 3)
        if page[at : at + 2] == "<h" and page[at + 2].isdigit()
    ]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_about_page_holds_every_passage_document_and_standing() -> None:
    view = about(_rulebook(), SAY)
    page = drawing_pages.about(view, SAY)
    assert [each.id for each in view.passages] == [each.id for each in _rulebook().about]
    assert all(each.title in page for each in _rulebook().sources)
    assert len(view.standings.lines) == len(_rulebook().standings)


def test_the_words_of_a_question_are_explained() -> None:
    topics = questionnaire(_rulebook(), SAY)[0]
    page = drawing_questions.explained(topics, SAY)
    assert page is not None
    assert all(f"<dt>{option.label}</dt>" in page for group in topics.groups for option in group.meanings)


def test_a_strong_word_for_one_topic_hides_no_weaker_word_for_another() -> None:
    listed = _results("depression", "anxiety-disorder").groups[0].listed[0]
    assert listed.card.id == "cognitive-behavioral-therapy"
    assert listed.told == (
        "Named as a first choice: Anxiety disorder",
        "Described as working well, together with medication: Depression",
    )


def test_the_catch_all_is_not_told_again_where_the_topic_is_named() -> None:
    listed = _results("obsessive-compulsive-disorder").groups[0].listed[0]
    assert listed.told == ("Named as a first choice: Obsessive-compulsive disorder (OCD)",)
