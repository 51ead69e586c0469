"""Saving and loading answers: the files that are offered, and in words what was taken of a loaded one."""

import json
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from engine.reading.answers import LARGEST_SAVED, parse_answers
from engine.rendering.fhir import response
from engine.saved_answers import sheet_of, to_json
from tests.visiting import SETTING, Visitor, edition_of, text_of
from ui.actions import Answer, Download, Go, KeepTries, Leave, Load, TryWith, Weigh, written
from ui.apply import apply, apply_all
from ui.context import Context
from ui.downloads import File, make
from ui.rendering import environment
from ui.views.saved_answers import LoadedView, SavedAnswersView, saved_answers
from ui.visit import Visit

EDITION = edition_of()
RULEBOOK = EDITION.rulebook
SELECTIONS = (("topics", ("depression",)), ("for-whom", ("a-child",)), ("goals", ("learn-coping-skills",)))
ANSWERED = apply_all(
    EDITION, Visit(), [*(Answer(*each) for each in SELECTIONS), Weigh(("learn-coping-skills",))]
).visit
MACRO = '{% from "parts/saved_answers.html" import saved_answers %}{{ saved_answers(view) }}'
HOSTILE = "<script>alert(1)</script>\u202e[x](javascript:alert(1))"


def context(visit: Visit) -> Context:
    return Context(EDITION, visit, SETTING)


def saved(visit: Visit, name: str) -> File:
    file = make(context(visit), name)
    assert file
    return file


def loaded(content: object, visit: Visit = ANSWERED) -> Visit:
    """Load the bytes or the text of a file, or whatever is written into it as JSON."""
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    outcome = apply(EDITION, visit, Load(content))
    assert outcome.focus == "loaded"
    return outcome.visit


def result(content: object) -> LoadedView:
    view = saved_answers(context(loaded(content))).loaded
    assert view
    return view


def drawn(view: SavedAnswersView) -> LexborHTMLParser:
    return LexborHTMLParser(environment().from_string(MACRO).render(view=view))


def test_what_is_saved_is_what_the_command_line_takes() -> None:
    has = {"depression", "child", "for-somebody-else", "learn-coping-skills"}
    for name in ("answers.json", "answers-fhir.json"):
        assert parse_answers(saved(ANSWERED, name).content.decode(), "x", RULEBOOK).has == has


def test_only_answers_that_are_ones_own_are_saved() -> None:
    tried = apply(EDITION, ANSWERED, TryWith(("adhd",))).visit
    assert saved(tried, "answers.json") == saved(ANSWERED, "answers.json")
    kept = apply(EDITION, tried, KeepTries()).visit
    assert b'"adhd"' in saved(kept, "answers.json").content


def test_loaded_answers_take_the_place_of_those_that_were_there() -> None:
    before = apply(EDITION, Visit(), Answer("topics", ("adhd",))).visit
    after = loaded(saved(ANSWERED, "answers.json").content, before)
    assert (after.selections, after.matters) == (ANSWERED.selections, ANSWERED.matters)
    assert saved_answers(context(after)).loaded == LoadedView(
        done=True,
        says=(
            "3 answers were loaded: Depression; For my child, or a child I care for; Learn coping skills.",
            "What matters most to you: Learn coping skills.",
        ),
        left_out=(),
    )


def test_answers_that_are_gone_are_named_with_their_number() -> None:
    old = {
        "has": ["depression", "old-topic", "older-topic"],
        "picked": {"topics": ["depression", "old-topic", "older-topic"]},
        "rulebook": {"title": "Old rules", "version": "0.1", "fingerprint": "0" * 64},
    }
    differ = "Your list may differ from the one you saw then."
    assert result(old) == LoadedView(
        done=True,
        says=(
            "1 answer was loaded: Depression.",
            f"This file was made with other rules: Old rules, 0.1. {differ}",
        ),
        left_out=("2 answers are not in these rules any more: old-topic; older-topic.",),
    )
    other = to_json(sheet_of(replace(RULEBOOK, title="Other rules"), dict(SELECTIONS)))
    assert result(other).says[1].startswith("This file was made with other rules: Other rules, 1.0.0.")


ADHD = "Attention-deficit/hyperactivity disorder (ADHD)"
TOGETHER = "2 answers cannot be picked together with the rest"
PERSON = {"subject": {"display": "Ada Example"}, "id": "7"}


@pytest.mark.parametrize(
    ("content", "left_out"),
    [
        (
            {"has": ["adult", "child", "mental-illness"]},
            (f"{TOGETHER}: A child or teenager (under 18); A mental illness.",),
        ),
        (
            {"has": ["adhd"], "picked": {"topics": ["depression"]}, "matters": ["adhd"]},
            (
                "1 picked option says something else in these rules: Depression. It was left out.",
                f"1 mark was left out, since it is on no wish: {ADHD}.",
            ),
        ),
        (
            {**response(RULEBOOK, dict(SELECTIONS)), **PERSON},
            ("The file also held what could lead to a person: id, subject. All of that was left out.",),
        ),
    ],
    ids=["not together", "other options and marks", "a person"],
)
def test_what_is_left_out_of_a_file_is_named(content: object, left_out: tuple[str, ...]) -> None:
    assert result(content).left_out == left_out


def test_of_answers_that_cannot_be_picked_together_one_is_loaded() -> None:
    says = ("1 answer was loaded: For myself, and I am an adult.",)
    assert result("{has: [adult, child, mental-illness]}").says == says


def test_of_many_answers_that_are_gone_some_are_named_and_all_are_counted() -> None:
    (said,) = result({"has": ["adhd", *(f"gone-{each}" for each in range(500))]}).left_out
    assert said.startswith("500 answers are not in these rules any more: gone-0; gone-1; ")
    assert said.endswith("gone-9; and 490 more.")


def test_more_answers_than_any_sheet_has_are_not_held_and_what_was_too_large_is_said_to_be() -> None:
    many = "What is wrong: the file holds more than 1,000 answers, so it is no saved sheet"
    assert result({"has": [f"gone-{each}" for each in range(1001)]}).left_out == (many,)
    assert "It is too large: the most is 100 kilobytes." in result(b"").left_out[0]


@pytest.mark.parametrize("content", ["{has: []}", "{has: [gone]}", "{has: [mental-illness]}"])
def test_a_file_without_an_answer_that_can_be_picked_leaves_the_answers_as_they_are(content: str) -> None:
    after = loaded(content)
    assert (after.selections, after.matters) == (ANSWERED.selections, ANSWERED.matters)
    said = result(content)
    nothing = "This file holds no answers that can be picked here. Your answers are as they were."
    assert (said.done, said.says) == (False, (nothing,))


TEXT = "the file must be a mapping of keys and values, but it is the text `hello`"
PATIENT = "the file is a resource of the type `Patient`; only a `QuestionnaireResponse` holds answers"
LARGE = f"the file is larger than {LARGEST_SAVED:,} bytes, so it is no saved sheet"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\x89PNG\x00", ": the file is a binary file; write plain text in UTF-8"),
        (b" " * (LARGEST_SAVED + 1), f": {LARGE}"),
        (b"a: &a [x]\nb: [*a, *a]", " in line 1: anchors are refused; leave out `&a`"),
        (b"[" * 99_999, " in line 1: is nested more than 12 levels deep"),
        (b"hello", f" in line 1: {TEXT}"),
        (b'{"resourceType": "Patient"}', f": {PATIENT}"),
    ],
    ids=["binary", "large", "anchors", "deep", "text", "patient"],
)
def test_what_is_no_saved_sheet_is_refused_in_words_and_changes_nothing(content: bytes, fault: str) -> None:
    said = result(content)
    assert said.says == ("This file cannot be loaded. Your answers are as they were.",)
    assert f"What is wrong{fault}" in said.left_out
    assert replace(loaded(content), loaded=None) == ANSWERED


def test_of_many_faults_some_are_shown() -> None:
    said = result("has: []\n" + "".join(f"key-{each}: x\n" for each in range(500)))
    assert len(said.left_out) == 6
    assert said.left_out[-1] == "There is more that is wrong in this file."


@pytest.mark.parametrize(
    "content",
    [
        {"has": ["adhd", HOSTILE]},
        {"has": ["adhd"], "picked": {HOSTILE: [HOSTILE]}},
        {"has": ["adhd"], HOSTILE: []},
        {"resourceType": HOSTILE},
        {"has": ["adhd"], "rulebook": {"title": HOSTILE, "version": HOSTILE, "fingerprint": "0" * 64}},
    ],
    ids=["term", "option", "key", "resource", "rulebook"],
)
def test_hostile_texts_are_shown_as_text_and_cannot_turn_the_writing(content: object) -> None:
    tree = drawn(saved_answers(context(loaded(content))))
    (shown,) = tree.css("#loaded")
    assert {each.tag for each in shown.traverse()} <= {"div", "p", "ul", "li"}
    assert "<script>alert(1)</script>" in text_of(shown)
    assert "\u202e" not in text_of(shown)


def test_with_no_answers_nothing_can_be_saved_but_a_file_can_be_loaded() -> None:
    view = saved_answers(context(Visit()))
    assert (view.nothing, view.save) == ("You told us nothing so far, so there is nothing to save yet.", ())
    tree = drawn(view)
    assert "open" not in tree.css("details")[0].attrs
    (field,) = tree.css("input")
    assert (field.attrs["type"], field.attrs["name"], field.attrs["form"]) == ("file", "load", "page")


def test_both_files_are_offered_under_names_that_say_nothing_of_the_answers() -> None:
    view = saved_answers(context(ANSWERED))
    files = [written(Download(name)) for name in ("answers.json", "answers-fhir.json")]
    assert (view.nothing, [each.do for each in view.save]) == ("", files)


def test_the_result_of_a_file_is_shown_until_an_answer_changes_or_the_visit_ends() -> None:
    after = loaded("{has: [adhd]}")
    assert "open" in drawn(saved_answers(context(after))).css("details")[0].attrs
    changed = apply(EDITION, after, Answer("topics", ("depression",))).visit
    assert saved_answers(context(changed)).loaded is None
    left = apply(EDITION, after, Leave()).visit
    assert (left.selections, left.loaded) == ((), None)


def test_a_file_is_loaded_on_the_first_question_by_the_button_beside_it() -> None:
    visitor = Visitor(visit=apply(EDITION, Visit(), Go("questions")).visit)
    visitor.choose("Depression")
    visitor.upload("A file with saved answers", b"{has: [adhd]}", "Load the file")
    assert visitor.text("#loaded") == f"1 answer was loaded: {ADHD}."
    assert visitor.visit.selections == (("topics", ("adhd",)),)
    assert visitor.one("#page").attrs["enctype"] == "multipart/form-data"
