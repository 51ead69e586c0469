"""The handout: what it says, why, and what it keeps to itself; its page, and the same as a file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from engine.inference.reference import infer
from tests.handouts import (
    FOREIGN,
    HOSTILE,
    OCD,
    OCD_ANSWERS,
    RULEBOOK,
    TYPICAL,
    context,
    holding,
    made,
    typical,
)
from tests.visiting import SETTING, Visitor, text_of
from ui import actions
from ui.context import HTML
from ui.rendering import handout_file
from ui.views.handout.compose import MOST, taken, way
from ui.views.handout.content import Handout, Item, Option, Section, Way
from ui.views.handout.questions import direct, question

SHEETS = st.frozensets(st.sampled_from(sorted(RULEBOOK.askable)), max_size=8)
Terms = frozenset[str]
Ids = tuple[str, ...]
CHOSEN = st.lists(st.sampled_from(sorted(RULEBOOK.subject)), unique=True, max_size=5).map(tuple)
CBT = "cognitive-behavioral-therapy"


def _notes(view: Handout) -> dict[str, str]:
    """Return what stands behind each number."""
    every = (each for _, found in view.rests_on.lists for each in found)
    return {each.key: each.text for each in every if each.key.isdigit()}


def _behind(view: Handout, item: Item) -> str:
    """Return what stands behind an item, whatever number our own words have by now."""
    return re.sub(r"(?<=editorial) \d+", "", _notes(view)[item.note])


def _known(option: Option, title: str) -> tuple[Item, ...]:
    return next((each.items for each in option.known if each.title == title), ())


def _items(view: Handout) -> Iterator[Item]:
    """Yield every item of a handout."""
    for each in (*view.opening, view.answers, view.matters, *view.questions, *view.rests_on.passages):
        yield from each.items
    yield from (each.text for each in view.help)
    for option in view.options:
        yield from option.about
        for part in (option.cautions, *option.known, option.questions):
            yield from part.items


def _texts(items: Iterable[Item]) -> list[str]:
    return [each.text for each in items]


def _asked(option: Option) -> list[str]:
    return _texts(option.questions.items)


def test_ocd_takes_cbt_along_with_its_rule_and_its_sentence_behind_a_number() -> None:
    view = typical()
    first = view.options[0]
    about, spoken = first.about
    assert first.name == "Cognitive behavioral therapy"
    assert spoken.text == "Obsessive-compulsive disorder (OCD): The source calls it a first choice."
    assert _behind(view, spoken) == "Rule cbt-first-choice-for-ocd; S047; editorial"
    assert _behind(view, about) == "S042"
    (fit,) = _known(first, "Goes with my wishes")
    assert fit.text == "Change unhelpful thoughts"
    assert _behind(view, fit) == "Rule cbt-fits-changing-thoughts; S043; S046"


def test_reasons_that_stronger_words_leave_out_stand_on_the_last_page() -> None:
    view = typical()
    (also,) = (each for each in view.rests_on.passages if "these rules too" in each.title)
    assert also.title == "Cognitive behavioral therapy is listed by these rules too"
    (weaker,) = also.items
    assert weaker.text == "Mentioned, together with medication: Obsessive-compulsive disorder (OCD)"
    edge = "is-a:obsessive-compulsive-disorder:mental-illness"
    assert _behind(view, weaker) == f"Rule cbt-in-general, by way of {edge}; S048; editorial"


@pytest.mark.standard(2)
def test_the_handout_says_what_it_is_for_and_what_it_is_not() -> None:
    purpose, limits = (each.items[0].text for each in made(OCD).opening)
    assert "which therapy or other help, if any, to discuss with a clinician" in purpose
    assert "not a diagnosis and not treatment advice" in limits
    assert "Do not delay" in limits


def test_a_wish_for_no_medication_brings_what_is_to_be_known_of_stopping_one() -> None:
    assert typical().opening[2].title == "If a medication is taken now"
    assert len(made(*OCD_ANSWERS, told=False).opening) == 2


def test_answers_stand_on_it_in_the_words_that_were_tapped_and_what_matters_most_beside_them() -> None:
    view = typical()
    told = ("Obsessive-compulsive disorder (OCD)", "Prefer no medication", "Change unhelpful thoughts")
    assert view.answers == Section("What I answered", tuple(map(Item, told)))
    assert view.matters == Section("What matters to me", (Item("Change unhelpful thoughts"),))
    assert (view.next_step, view.writing) == ("My next step", "Space to write")
    helped = made("child", "for-somebody-else").answers.items
    assert helped == (Item("For my child, or a child I care for"),)


def test_where_help_can_be_found_stands_on_every_handout_with_the_day_and_every_number_for_paper() -> None:
    (help_,) = made().help
    assert Way("Call 988", "tel:988") in help_.regions[0].ways
    assert help_.checked == "These contacts were last checked on November 23, 2026."
    assert way("Call us", "tel:+1-800-55") == Way("Call us (+1-800-55)", "tel:+1-800-55")
    assert way("Call 1 800 55", "tel:180055") == Way("Call 1 800 55", "tel:180055")


def test_where_nothing_is_chosen_the_top_of_the_list_is_taken_and_the_rest_is_named() -> None:
    listed = [each.therapy for each in context(OCD).exploration.listed]
    view = made(OCD)
    assert [each.id for each in view.options] == listed[:MOST]
    rest = "; ".join(RULEBOOK.therapy[each].name for each in listed[MOST:])
    assert view.note == (
        "None was chosen, so the first 3 of my list are here.",
        f"5 more are on my list: {rest}.",
        "Always a choice too: No therapy for now; What I have now.",
    )


def test_where_nothing_is_listed_and_nothing_chosen_the_handout_says_so() -> None:
    view = made()
    assert (view.options, view.note[0]) == ((), "No therapy is listed, and none was chosen.")
    assert view.answers.items == (Item("Nothing so far."),)


def test_options_stand_in_the_order_of_the_list_whatever_order_they_were_chosen_in() -> None:
    chosen = ("play-therapy", "no-therapy-for-now", "exposure-therapy", CBT, "gone")
    ordered = (CBT, "exposure-therapy", "no-therapy-for-now", "play-therapy")
    assert taken(context(OCD, chosen=chosen)) == ordered


def test_what_is_not_listed_says_so_and_what_is_always_there_needs_no_rule() -> None:
    none, play = made(OCD, chosen=("play-therapy", "no-therapy-for-now")).options
    assert play.about[-1] == Item("It is not on my list: no rule lists it for my answers.")
    assert none.about[-1] == Item("This choice is always there. It needs no rule.")
    silent = "The source does not say what happens if nothing is done. What could that mean for this person?"
    assert _asked(none) == [silent]


def test_a_way_of_speaking_names_all_its_answers_and_has_all_its_rules_behind_it() -> None:
    view = made("depression", "bipolar-disorder", OCD, chosen=(CBT,))
    strong, with_medication = view.options[0].about[1:]
    assert strong.text.startswith("Obsessive-compulsive disorder (OCD): The source calls it a first choice.")
    assert with_medication.text.startswith("Depression; Bipolar disorder: ")
    assert "together with medication" in with_medication.text
    rules = ", ".join(f"cbt-with-medication-for-{each}" for each in ("bipolar-disorder", "depression"))
    assert _behind(view, with_medication).startswith(f"Rules {rules}; S048")


@pytest.mark.standard(23)
def test_a_note_that_asks_is_a_question_and_any_other_is_worth_knowing() -> None:
    option = typical().options[2]
    worth = "Psychodynamic therapy is often used along with medication."
    assert _texts(_known(option, "Worth knowing")) == [worth]
    assert _asked(option)[0].endswith("What does that mean for psychodynamic therapy?")


DIRECT = {
    "It gives no length. You could ask: how long is it?": "It gives no length. How long is it?",
    "You could ask: who? Another sentence.": "Who? Another sentence.",
    "Some say: it is so. How is it?": "Some say: it is so. How is it?",
    "Note: nothing is asked.": "Note: nothing is asked.",
    "One: two: three?": "Three?",
    "هل: كم؟": "كم؟",
}


@pytest.mark.parametrize("text", DIRECT)
def test_a_question_is_asked_directly_without_what_leads_up_to_it(text: str) -> None:
    assert direct(text) == DIRECT[text]


def test_a_text_of_the_source_s_silence_is_cut_to_its_question_or_kept_whole() -> None:
    assert question("It gives no length. You could ask: how long is it?") == "How long is it?"
    assert question("Ask at the market.") == "Ask at the market."


@pytest.mark.standard(23)
def test_where_the_source_is_silent_on_all_it_is_one_question_for_all() -> None:
    view = typical()
    (every,) = view.questions
    assert every.title == "Questions about every therapy here"
    first, *silent = every.items
    assert first.text.startswith("How is this therapy meant to help, and how does it work?")
    assert _behind(view, first) == "S026"
    assert _texts(silent) == ["How many sessions are usual?", "What training does the person have?"]
    assert {each.note for each in silent} == {""}


def test_where_the_source_is_silent_on_some_the_question_names_them() -> None:
    _, some = made(OCD, chosen=(CBT, "exposure-therapy", "play-therapy")).questions
    question_ = "What do people find hard about it, and can things feel worse for a time?"
    assert some.items == (Item(f"{question_} (Cognitive behavioral therapy; Play therapy)"),)


def test_a_caution_stands_first_with_its_rule_listed_or_not() -> None:
    says = "The source says that psychodynamic therapy is not usually the first treatment to try."
    view = made(OCD, chosen=("psychodynamic-therapy",))
    (caution,) = view.options[0].cautions.items
    assert (view.options[0].cautions.title, caution.text) == ("Caution", says)
    assert _behind(view, caution).startswith("Rule psychodynamic-is-not-typically-tried-first, by way of")
    drawn = text_of(_alone(view).css(".subject")[0])
    assert drawn.startswith(f"Psychodynamic therapy Caution: {says}")


def test_without_the_answers_every_caution_that_there_can_be_is_told_with_its_condition() -> None:
    (caution,) = made(chosen=("psychodynamic-therapy",), told=False).options[0].cautions.items
    assert caution.text.startswith("If this is so: A mental illness. The source says that psychodynamic")


@pytest.mark.standard(8, 9)
def test_what_it_rests_on_carries_the_whole_fingerprint_the_makers_and_the_reviews() -> None:
    found, edition = typical().rests_on, context().edition
    assert found.made == (
        "No rule is stamped as read by a named person yet.",
        f"Rulebook “Treatment options”, version {RULEBOOK.version}, fingerprint {edition.fingerprint}",
    )
    titles = ["Who made it, and who paid for it", "Not yet reviewed"]
    assert [each.title for each in found.passages[:2]] == titles
    assert "No clinician has reviewed" in found.passages[1].items[0].text
    assert "Nobody has graded how good its evidence is" in found.sources[0]


def test_without_the_answers_neither_they_nor_what_tells_them_is_there() -> None:
    view = made(OCD, "rather-no-medication", chosen=(CBT, "play-therapy"), matters=(OCD,), told=False)
    left_out = (
        "My answers are left out. So my list and its reasons are left out too, as they would tell them."
    )
    assert view.answers == Section("What I answered", (Item(left_out),))
    assert view.matters.items == ()
    assert [option.known for option in view.options] == [(), ()]
    assert view.options[0].about[-1] == Item("Kind: Talk therapy (psychotherapy).")
    assert "OCD" not in repr(view).replace("is used for OCD", "")


@given(first=SHEETS, second=SHEETS, chosen=CHOSEN)
@settings(max_examples=60)
def test_without_the_answers_the_handout_is_the_same_whatever_was_answered(
    first: Terms, second: Terms, chosen: Ids
) -> None:
    one, other = (made(*each, chosen=chosen, matters=tuple(each), told=False) for each in (first, second))
    assert one == other


def test_without_the_answers_and_a_choice_nothing_of_the_list_is_there() -> None:
    view = made(OCD, told=False)
    assert (view.options, [each for each in view.note if "on my list" in each]) == ((), [])
    assert view.note[0] == "My answers are left out, and nothing was chosen to take along."


@given(answers=SHEETS, chosen=CHOSEN)
@settings(max_examples=80)
def test_every_note_of_an_option_names_rules_that_fired_and_their_statements_alone(
    answers: Terms, chosen: Ids
) -> None:
    made_of = context(*answers, chosen=chosen)
    fired = infer(RULEBOOK, made_of.exploration.answers).fired
    ids, cited = {each.id for each in fired}, {cite for each in fired for cite in each.cites}
    view = made(*answers, chosen=chosen)
    for option in view.options:
        for item in (item for part in (option.cautions, *option.known) for item in part.items):
            rules, *keys = _behind(view, item).split("; ")
            assert set(re.findall(r"[a-z][a-z0-9:-]*-[a-z0-9:-]+", rules)) <= ids
            assert keys
            assert {each for each in keys if not each.startswith("editorial")} <= cited


@given(answers=SHEETS, chosen=CHOSEN, told=st.booleans())
@settings(max_examples=80)
def test_every_number_and_every_key_is_explained(answers: Terms, chosen: Ids, told: bool) -> None:
    view = made(*answers, chosen=chosen, told=told)
    notes, shown = _notes(view), {each.text for each in _items(view)}
    assert {each.note for each in _items(view)} - {""} == set(notes)
    assert list(notes) == [str(each) for each in range(1, len(notes) + 1)]
    keys = {each.key.partition(",")[0] for _, found in view.rests_on.lists for each in found}
    for key in {key for each in notes.values() for key in each.split("; ") if not key.startswith("Rule")}:
        assert key in keys or RULEBOOK.statement[key].says in shown, key


@given(answers=SHEETS, chosen=CHOSEN)
@settings(max_examples=60)
def test_no_question_stands_twice_every_reason_is_somewhere_and_nothing_listed_is_dropped_without_a_word(
    answers: Terms, chosen: Ids
) -> None:
    view, listed = made(*answers, chosen=chosen), context(*answers).exploration.listed
    for asked in (
        *map(_asked, view.options),
        [each for part in view.questions for each in _texts(part.items)],
    ):
        assert len(asked) == len(set(asked))
    behind, said = " ".join(_notes(view).values()), " ".join(view.note)
    here = {each.id for each in view.options}
    for each in listed:
        if each.therapy in here:
            kinds = (each.reasons, each.fits, each.notes)
            rules = {reason.rule.id for reasons in kinds for reason in reasons}
            assert rules <= set(re.split("[ ,;]+", behind))
        else:
            assert RULEBOOK.therapy[each.therapy].name in said


# The page, and the file


def _visitor() -> Visitor:
    marks = (actions.Take(each) for each in TYPICAL)
    return Visitor().act(actions.Use("ocd-without-medication"), *marks, actions.Go("handout"))


def _alone(view: Handout) -> LexborHTMLParser:
    return LexborHTMLParser(handout_file(view))


def test_headings_of_the_page_and_of_the_file_skip_no_level() -> None:
    for tree in (_visitor().tree, _alone(typical())):
        levels = [int((each.tag or "")[1]) for each in tree.css("h1, h2, h3, h4, h5")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_text_of_the_content_is_drawn() -> None:
    view = typical()
    drawn = text_of(_alone(view).css("article")[0])
    assert [each.text for each in _items(view) if each.text not in drawn] == []
    assert [each.text for _, found in view.rests_on.lists for each in found if each.text not in drawn] == []


@pytest.mark.parametrize("text", [*HOSTILE, *FOREIGN])
def test_texts_of_authors_are_drawn_as_texts(text: str) -> None:
    tree = _alone(holding(text))
    assert tree.css("script") == []
    if "\x00" not in text:
        assert text_of(tree.css("article")[0]).count(" ".join(text.split())) >= 8


def test_the_file_loads_nothing_and_runs_nothing() -> None:
    tree, source = _alone(typical()), handout_file(typical())
    assert tree.css("script, link, img, iframe, form, button, [src]") == []
    assert all(each.attrs.sget("href").startswith(("tel:", "sms:")) for each in tree.css("[href]"))
    (policy,) = tree.css('meta[http-equiv="Content-Security-Policy"]')
    assert policy.attrs["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert [each.attrs["lang"] for each in tree.css("[lang]")] == ["en", "en"]
    assert '<html lang="ar" dir="rtl">' in handout_file(replace(typical(), language="ar"))
    assert not re.search(r"url\(|@import", source)


def test_what_was_marked_elsewhere_is_on_the_page_and_can_be_taken_back_there() -> None:
    visitor = _visitor()
    names = [RULEBOOK.subject[each].name for each in TYPICAL]
    assert visitor.pressed() == ["With my answers", *names]
    assert "Choose what to take along: 4 options so far" in visitor.text()
    visitor.press("Exposure therapy", "main")
    assert visitor.visit.taken == (CBT, "psychodynamic-therapy", "no-therapy-for-now")
    assert visitor.outcome.said == "3 choices are marked for your handout."
    names.remove("Exposure therapy")
    assert visitor.texts("article .subject h4") == names


def test_the_choices_are_open_only_while_there_are_none() -> None:
    assert "open" not in _visitor().one("details.choosing").attrs
    assert "open" in Visitor().go("handout").one("details.choosing").attrs


def test_the_answers_can_be_left_out() -> None:
    visitor = _visitor()
    assert "Obsessive-compulsive disorder (OCD)" in visitor.text("article")
    visitor.press("With my answers")
    assert "My answers are left out." in visitor.text("article")
    assert "Obsessive-compulsive disorder (OCD)" not in visitor.text("article")
    assert "cbt-first-choice-for-ocd" not in visitor.text("article")


def test_both_files_are_offered_and_where_the_handout_goes_is_told() -> None:
    visitor = _visitor()
    assert "It goes nowhere unless you download or print it." in visitor.text()
    assert visitor.one("main [data-print]").attrs["class"] == "primary scripted-only"
    for label, name, kind, part in (
        ("Download as a PDF", "handout.pdf", "application/pdf", b"%PDF-1.7"),
        ("Download as a web page", "handout.html", "text/html", b"cbt-first-choice-for-ocd"),
    ):
        file = visitor.press(label).file
        assert file
        assert (file.name, file.kind, part in file.content) == (name, kind, True)


def test_where_no_pdf_can_be_made_printing_is_left_and_said() -> None:
    visitor = Visitor(setting=replace(SETTING, formats=frozenset({HTML}))).go("handout")
    assert visitor.buttons("main .buttons")[:1] == ["Download as a web page"]
    assert "A PDF cannot be made on this computer." in visitor.text()
    assert visitor.act(actions.Download("handout.pdf")).file is None
