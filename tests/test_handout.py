"""The handout: what it says, why, and what it keeps to itself; and the same as HTML."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from engine.inference.reference import infer
from tests.driven import app, go, html
from tests.handouts import FOREIGN, HOSTILE, OCD, ORIGIN, RULEBOOK, SAY, explored, holding, made, typical
from tests.pages import Page
from ui.drawing import handout as drawing
from ui.printing.page import page
from ui.showing.handout import Handout, Item, Option, Section, Taking, Way, handout
from ui.showing.handout.making import MOST, _way, taken

SHEETS = st.frozensets(st.sampled_from(sorted(RULEBOOK.askable)), max_size=8)
CHOSEN = st.lists(st.sampled_from(sorted(RULEBOOK.subject)), unique=True, max_size=5)
CBT = "cognitive-behavioral-therapy"


def _part(option: Option, title: str) -> tuple[Item, ...]:
    return next((each.items for each in option.parts if each.title == title), ())


def _items(view: Handout) -> Iterator[Item]:
    """Yield every item of a handout."""
    sections = [*view.opening, *view.told, *view.questions, *view.foundations.passages]
    for section in sections:
        yield from section.items
    for each in view.help:
        yield each.text
    for option in view.options:
        yield from (*option.about, option.spoken)
        for part in option.parts:
            yield from part.items


def test_ocd_takes_cbt_along_with_its_rule_and_its_sentence() -> None:
    first = typical().options[0]
    assert first.name == "Cognitive behavioral therapy"
    assert first.spoken == Item(
        "For Obsessive-compulsive disorder (OCD): The source calls it a first choice.", "", ("editorial 3",)
    )
    assert [each.rests for each in first.about] == [("S042",)]
    assert _part(first, "Why it is here") == (
        Item(
            "Obsessive-compulsive disorder (OCD): Named as a first choice",
            "Rule cbt-first-choice-for-ocd",
            ("S047",),
        ),
        Item(
            "Obsessive-compulsive disorder (OCD): Mentioned, together with medication",
            "Rule cbt-in-general, by way of is-a:obsessive-compulsive-disorder:mental-illness",
            ("S048", "editorial 4"),
        ),
    )
    (fit,) = _part(first, "Goes with your wishes")
    assert (fit.rules, fit.text) == ("Rule cbt-fits-changing-thoughts", "Change unhelpful thoughts")


@pytest.mark.standard(2)
def test_the_handout_says_what_it_is_for_and_what_it_is_not() -> None:
    view = typical()
    texts = [each.items[0].text for each in view.opening]
    assert len(texts) == 2
    assert "which talking therapy, if any, to discuss with a clinician" in texts[0]
    assert "not a diagnosis and not treatment advice" in texts[1]
    assert "Do not delay" in texts[1]


def test_what_was_told_and_what_matters_most_stand_on_it() -> None:
    told, matters = typical().told
    assert [each.text for each in told.items] == [
        "Obsessive-compulsive disorder (OCD)",
        "Rather no medication",
        "Change unhelpful thoughts",
    ]
    assert (matters.title, [each.text for each in matters.items]) == (
        "What matters most to you",
        ["Change unhelpful thoughts"],
    )


def test_where_help_can_be_found_stands_on_every_handout_with_the_day_of_the_check() -> None:
    (help_,) = made().help
    assert Way("Call 988", "tel:988") in help_.places[0].ways
    assert help_.checked == "These contacts were last checked on November 23, 2026."


def test_a_number_that_only_the_link_holds_is_written_out_for_paper() -> None:
    assert _way("Call us", "tel:+1-800-55") == Way("Call us (+1-800-55)", "tel:+1-800-55")
    assert _way("Call 1 800 55", "tel:180055") == Way("Call 1 800 55", "tel:180055")


def test_where_nothing_is_chosen_the_top_of_the_list_is_taken_and_the_rest_is_named() -> None:
    exploration = explored(OCD)
    view = made(OCD)
    assert [each.id for each in view.options] == [each.therapy for each in exploration.listed[:MOST]]
    rest = [RULEBOOK.therapy[each.therapy].name for each in exploration.listed[MOST:]]
    assert view.note == (
        "You chose none, so the first 3 of your list are here.",
        f"5 more are on your list: {'; '.join(rest)}.",
        "Always a choice too: No therapy for now; What I have now.",
    )


def test_where_nothing_is_listed_and_nothing_chosen_the_handout_says_so() -> None:
    view = made()
    assert view.options == ()
    assert view.note[0] == "No therapy is listed, and you chose none."
    assert [each.text for each in view.told[0].items] == ["Nothing so far."]


def test_options_stand_in_the_order_of_the_list_whatever_order_they_were_chosen_in() -> None:
    chosen = ("play-therapy", "no-therapy-for-now", "exposure-therapy", CBT)
    assert taken(explored(OCD), Taking(chosen)) == (
        CBT,
        "exposure-therapy",
        "no-therapy-for-now",
        "play-therapy",
    )


def test_a_therapy_that_is_not_listed_says_so_and_what_would_list_it() -> None:
    (option,) = made(OCD, chosen=("play-therapy",)).options
    assert option.spoken.text == "It is not on your list: no rule lists it for what you told us."
    assert _part(option, "Would be listed if you told us") == (
        Item("A child or teenager (under 18)", "Rule play-in-use-for-children", ("S126",)),
    )


def test_no_therapy_for_now_can_be_taken_along_with_its_own_question() -> None:
    (option,) = made(OCD, chosen=("no-therapy-for-now",)).options
    assert option.spoken.text == "This choice is always there. It needs no rule."
    asked = [each.text for each in _part(option, "You could ask")]
    assert asked[0].startswith("The source does not say what happens if nothing is done. Ask a clinician")


def test_reasons_that_differ_in_the_answer_alone_are_one_item_with_all_their_rules() -> None:
    option = made("depression", "bipolar-disorder", chosen=(CBT,)).options[0]
    first = _part(option, "Why it is here")[0]
    assert first.text == "Depression; Bipolar disorder: Described as working well, together with medication"
    assert first.rules == "Rules cbt-with-medication-for-bipolar-disorder, cbt-with-medication-for-depression"
    assert first.rests == ("S048",)


@pytest.mark.standard(23)
def test_a_note_that_asks_is_a_question_and_any_other_is_worth_knowing() -> None:
    option = typical().options[2]
    assert [each.text for each in _part(option, "Worth knowing")] == [
        "The source says that psychodynamic therapy is not usually the first treatment to try.",
        "Psychodynamic therapy is often used along with medication.",
    ]
    assert (
        "Ask a clinician what that means for psychodynamic therapy." in _part(option, "You could ask")[0].text
    )


@pytest.mark.standard(23)
def test_where_the_source_is_silent_on_all_it_is_one_question_for_all() -> None:
    (every,) = typical().questions
    assert every.title == "Questions for every therapy here"
    first, *silent = every.items
    assert first.text.startswith("Ask a doctor or therapist how a therapy is meant to help")
    assert first.rests == ("S026",)
    assert [each.text.partition(":")[0] for each in silent] == [
        "How long it lasts",
        "Who takes part",
        "Who provides it",
    ]


def test_where_the_source_is_silent_on_some_the_question_names_them() -> None:
    _, some = made(OCD, chosen=(CBT, "exposure-therapy", "play-therapy")).questions
    assert [each.text.partition(": ")[0] for each in some.items] == [
        "What may be hard about it (Cognitive behavioral therapy; Play therapy)",
        "Who takes part (Cognitive behavioral therapy; Exposure therapy)",
    ]


@pytest.mark.standard(8, 9)
def test_what_it_rests_on_carries_the_whole_fingerprint_the_makers_and_the_reviews() -> None:
    found = typical().foundations
    assert found.made == (
        "No rule is stamped as read by a named person yet.",
        f"Rulebook “Treatment options”, version {RULEBOOK.version}, fingerprint {ORIGIN.fingerprint}",
    )
    assert [each.title for each in found.passages] == ["Who made it, and who paid for it", "Not yet reviewed"]
    assert "No clinician has reviewed" in found.passages[1].items[0].text
    assert "Nobody has graded how good its evidence is" in found.sources[0]


def test_without_the_answers_neither_they_nor_what_tells_them_is_there() -> None:
    view = made(OCD, "rather-no-medication", chosen=(CBT, "play-therapy"), matters=(OCD,), told=False)
    assert view.told == (
        Section(
            "What you told us",
            (
                Item(
                    "You left your answers out. "
                    "So your list and its reasons are left out too, as they would tell them."
                ),
            ),
        ),
    )
    assert {part.title for option in view.options for part in option.parts} == {"You could ask"}
    assert "OCD" not in repr(view).replace("is used for OCD", "")


@given(first=SHEETS, second=SHEETS, chosen=CHOSEN)
@settings(max_examples=60)
def test_without_the_answers_the_handout_is_the_same_whatever_was_answered(
    first: frozenset[str], second: frozenset[str], chosen: list[str]
) -> None:
    one, other = (made(*each, chosen=tuple(chosen), told=False) for each in (first, second))
    assert one == other


def test_without_the_answers_and_a_choice_nothing_of_the_list_is_there() -> None:
    view = made(OCD, told=False)
    assert view.options == ()
    assert view.note[0] == "You left your answers out, and chose nothing to take along."
    assert [each for each in view.note if "on your list" in each] == []


def test_a_standing_names_the_answers_for_which_the_source_speaks_so() -> None:
    (option,) = made(OCD, "depression", chosen=(CBT,)).options
    assert option.spoken.text == (
        "For Obsessive-compulsive disorder (OCD): The source calls it a first choice."
    )


@given(answers=SHEETS, chosen=CHOSEN)
@settings(max_examples=80)
def test_every_reason_names_rules_that_fired_and_their_statements_alone(
    answers: frozenset[str], chosen: list[str]
) -> None:
    fired = infer(RULEBOOK, answers).fired
    ids, cited = {each.id for each in fired}, {cite for each in fired for cite in each.cites}
    view = made(*answers, chosen=tuple(chosen))
    for option in view.options:
        for title in ("Why it is here", "Goes with your wishes", "Worth knowing"):
            for item in _part(option, title):
                assert set(re.findall(r"[a-z][a-z0-9:-]*-[a-z0-9:-]+", item.rules)) <= ids
                assert {each for each in item.rests if not each.startswith("editorial")} <= cited
                assert item.rests


@given(answers=SHEETS, chosen=CHOSEN, told=st.booleans())
@settings(max_examples=80)
def test_what_every_key_stands_for_is_told(answers: frozenset[str], chosen: list[str], told: bool) -> None:
    view = made(*answers, chosen=tuple(chosen), told=told)
    shown = {each.text for each in _items(view)}
    statements = {each.key.partition(",")[0] for each in view.foundations.statements}
    ours = {each.key for each in view.foundations.ours}
    for key in {key for each in _items(view) for key in each.rests}:
        assert key in ours or key in statements or RULEBOOK.statement[key].says in shown, key


@given(answers=SHEETS, chosen=CHOSEN)
@settings(max_examples=60)
def test_no_question_stands_twice(answers: frozenset[str], chosen: list[str]) -> None:
    view = made(*answers, chosen=tuple(chosen))
    for option in view.options:
        asked = [each.text for each in _part(option, "You could ask")]
        assert len(asked) == len(set(asked))
    common = [each.text for section in view.questions for each in section.items]
    assert len(common) == len(set(common))


@given(answers=SHEETS, chosen=CHOSEN)
@settings(max_examples=60)
def test_nothing_that_is_listed_is_dropped_without_a_word(answers: frozenset[str], chosen: list[str]) -> None:
    view = made(*answers, chosen=tuple(chosen))
    said = " ".join(view.note)
    here = {each.id for each in view.options}
    assert all(
        each.therapy in here or RULEBOOK.therapy[each.therapy].name in said
        for each in explored(*answers).listed
    )


# As HTML


@pytest.mark.parametrize("level", [1, 2])
def test_headings_begin_at_their_level_and_skip_none(level: int) -> None:
    drawn = Page(drawing.handout(typical(), level))
    levels = [int(each[1]) for each in drawn.tags if re.fullmatch("h[1-6]", each)]
    assert levels[0] == min(levels) == level
    assert levels.count(level) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_text_of_the_description_is_drawn() -> None:
    view = typical()
    drawn = " ".join(Page(drawing.handout(view)).texts)
    assert [each.text for each in _items(view) if each.text not in drawn] == []
    assert all(each.text in drawn for each in (*view.foundations.statements, *view.foundations.ours))
    assert ORIGIN.fingerprint in drawn


@pytest.mark.parametrize("text", [*HOSTILE, *FOREIGN])
def test_whatever_authors_write_is_drawn_as_text(text: str) -> None:
    drawn = Page(drawing.handout(holding(text)))
    assert drawn.unclosed == []
    assert "script" not in drawn.tags
    if "\x00" not in text:
        assert sum(text in each for each in drawn.texts) >= 8


def test_the_page_of_its_own_loads_nothing_and_runs_nothing() -> None:
    drawn = Page(page(typical()))
    assert drawn.unclosed == []
    assert set(drawn.tags).isdisjoint({"script", "link", "img", "iframe", "form", "button"})
    assert all(each.startswith(("tel:", "sms:")) for each in drawn.values("href"))
    assert drawn.values("src") == []
    assert "default-src 'none'; style-src 'unsafe-inline'" in drawn.values("content")
    assert drawn.values("lang") == ["en", "en"]
    assert "url(" not in page(typical())
    assert "@import" not in page(typical())


# In the app


def _downloads(driven: AppTest) -> list[str]:
    return [str(each.proto.label) for each in driven.get("download_button")]


@pytest.fixture
def page_of_app() -> AppTest:
    return go(app(), "handout")


def test_what_was_marked_on_the_list_is_on_the_handout(page_of_app: AppTest) -> None:
    shown = html(page_of_app)
    assert "cbt-first-choice-for-ocd" in shown
    assert "Play therapy" in shown
    assert page_of_app.button_group(key="visit-take-listed").value == [CBT, "play-therapy"]
    assert page_of_app.button_group(key="visit-take-always").value == ["no-therapy-for-now"]


def test_what_is_chosen_here_is_marked_elsewhere_too(page_of_app: AppTest) -> None:
    page_of_app.button_group(key="visit-take-listed").set_value(["play-therapy"]).run()
    assert "cbt-first-choice-for-ocd" not in html(page_of_app)
    assert sorted(page_of_app.session_state["visit-taken"]) == ["no-therapy-for-now", "play-therapy"]


def test_the_answers_can_be_left_out(page_of_app: AppTest) -> None:
    assert "Obsessive-compulsive disorder (OCD)" in html(page_of_app)
    page_of_app.toggle(key="visit-with-answers").set_value(False).run()
    shown = html(page_of_app).partition('class="handout"')[2]
    assert "You left your answers out." in shown
    assert "Obsessive-compulsive disorder (OCD)" not in shown
    assert "cbt-first-choice-for-ocd" not in shown


def test_both_files_are_offered_and_where_the_handout_goes_is_told(page_of_app: AppTest) -> None:
    assert _downloads(page_of_app) == ["Download as a PDF", "Download as a web page"]
    assert "It goes nowhere unless you download or print it." in html(page_of_app)
    assert 'data-print="1"' in html(page_of_app)


def test_without_typst_printing_is_left_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.views.handout.available", lambda: False)
    shown = go(app(), "handout")
    assert _downloads(shown) == ["Download as a web page"]
    assert "A PDF cannot be made on this computer." in html(shown)


def test_an_option_that_the_rulebook_no_longer_has_is_left_out() -> None:
    view = handout(explored(OCD), SAY, Taking(("gone", CBT)), ORIGIN)
    assert [each.id for each in view.options] == [CBT]
