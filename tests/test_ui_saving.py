"""Saving and loading answers in the app: what is offered, what is taken over, what is said of the rest."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest

from engine.reading.answers import LARGEST_SAVED, parse_answers
from engine.reading.load import SHIPPED, load_rulebook
from engine.rendering.fhir import response
from tests.pages import Page
from ui.drawing import saving as drawing
from ui.showing.saving import LoadedView, as_fhir, as_sheet, take
from ui.texts import texts
from ui.views import saving as view
from ui.views.visit import FOLDER

APP = Path(__file__).parents[1] / "ui" / "app.py"
RULEBOOK = load_rulebook()
SAY = texts("en")
PICKS = {"topics": ("depression",), "for-whom": ("a-child",), "goals": ("learn-coping-skills",)}
HOSTILE = "<script>alert(1)</script>\u202e[x](javascript:alert(1))"


def taken(content: str | bytes) -> LoadedView:
    """Return what is said of a file."""
    return take(RULEBOOK, SAY, content.encode() if isinstance(content, str) else content)[1]


def test_what_is_saved_is_what_the_command_line_takes() -> None:
    has = {"depression", "child", "for-somebody-else", "learn-coping-skills"}
    assert parse_answers(as_sheet(RULEBOOK, PICKS, ["learn-coping-skills"]), "x", RULEBOOK).has == has
    assert parse_answers(as_fhir(RULEBOOK, PICKS), "x", RULEBOOK).has == has


def test_what_was_saved_is_loaded_and_named() -> None:
    sheet, said = take(RULEBOOK, SAY, as_sheet(RULEBOOK, PICKS, ["learn-coping-skills"]).encode())
    assert sheet is not None
    assert dict(sheet.picked or ()) == PICKS
    assert sheet.matters == ("learn-coping-skills",)
    assert said == LoadedView(
        done=True,
        says=(
            "3 answers were loaded: Depression; For my child, or a child I care for; Learn coping skills.",
            "What matters most to you: Learn coping skills.",
        ),
        left_out=(),
    )


def test_answers_that_are_gone_are_told_by_number_and_name() -> None:
    old = {
        "has": ["depression", "old-topic", "older-topic"],
        "picked": {"topics": ["depression", "old-topic", "older-topic"]},
        "rulebook": {"title": "Old rules", "version": "0.1", "fingerprint": "0" * 64},
    }
    assert taken(json.dumps(old)) == LoadedView(
        done=True,
        says=(
            "1 answer was loaded: Depression.",
            (
                "This file was made with other rules: Old rules, 0.1. "
                "Your list may differ from the one you saw then."
            ),
        ),
        left_out=("2 answers are not in these rules any more: old-topic; older-topic.",),
    )


def test_answers_that_cannot_be_picked_together_are_told() -> None:
    said = taken("{has: [adult, child, mental-illness]}")
    assert said.says == ("1 answer was loaded: For myself, and I am an adult.",)
    assert said.left_out == (
        (
            "2 answers cannot be picked together with the rest: "
            "A child or teenager (under 18); A mental illness."
        ),
    )


def test_options_and_marks_that_say_something_else_are_told() -> None:
    changed = {"has": ["adhd"], "picked": {"topics": ["depression"]}, "matters": ["adhd"]}
    assert taken(json.dumps(changed)).left_out == (
        "1 picked option says something else in these rules: Depression. It was left out.",
        "1 mark was left out, since it is on no wish: Attention-deficit/hyperactivity disorder (ADHD).",
    )


def test_many_things_that_are_gone_are_counted_and_some_are_named() -> None:
    said = taken(json.dumps({"has": ["adhd", *(f"gone-{each}" for each in range(5000))]}))
    assert said.left_out[0].startswith("5,000 answers are not in these rules any more: gone-0; gone-1; ")
    assert said.left_out[0].endswith("gone-9; and 4,990 more.")


def test_a_person_in_a_file_is_left_out_and_that_is_told() -> None:
    resource = {**response(RULEBOOK, PICKS), "subject": {"display": "Ada Example"}, "id": "7"}
    assert taken(json.dumps(resource)).left_out == (
        "The file also held what could lead to a person: id, subject. All of that was left out.",
    )


@pytest.mark.parametrize("content", ["{has: []}", "{has: [gone]}", "{has: [mental-illness]}"])
def test_a_file_without_an_answer_that_can_be_picked_leaves_the_answers_as_they_are(content: str) -> None:
    sheet, said = take(RULEBOOK, SAY, content.encode())
    assert (sheet, said.done) == (None, False)
    assert said.says == (
        "This file holds no answers that can be picked here. Your answers are as they were.",
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x89PNG\x00", "What is wrong: the file is a binary file; write plain text in UTF-8"),
        (
            b" " * (LARGEST_SAVED + 1),
            f"What is wrong: the file is larger than {LARGEST_SAVED:,} bytes, so it is no saved sheet",
        ),
        (
            b"a: &a [x]\nb: [*a, *a]",
            "What is wrong in line 1: anchors are refused; leave out `&a`",
        ),
        (b"[" * 99_999, "What is wrong in line 1: is nested more than 12 levels deep"),
        (
            b"hello",
            (
                "What is wrong in line 1: the file must be a mapping of keys and values, "
                "but it is the text `hello`"
            ),
        ),
        (
            b'{"resourceType": "Patient"}',
            (
                "What is wrong: the file is a resource of the type `Patient`; "
                "only a `QuestionnaireResponse` holds answers"
            ),
        ),
    ],
)
def test_what_is_no_saved_sheet_is_refused_in_words(content: bytes, told: str) -> None:
    said = taken(content)
    assert said.says == ("This file cannot be loaded. Your answers are as they were.",)
    assert told in said.left_out


def test_of_many_faults_some_are_told() -> None:
    said = taken("has: []\n" + "".join(f"key-{each}: x\n" for each in range(500)))
    assert len(said.left_out) == 6
    assert said.left_out[-1] == "There is more that is wrong in this file."


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"has": ["adhd", HOSTILE]}),
        json.dumps({"has": ["adhd"], "picked": {HOSTILE: [HOSTILE]}}),
        json.dumps({"has": ["adhd"], HOSTILE: []}),
        json.dumps({"resourceType": HOSTILE}),
        json.dumps(
            {
                "has": ["adhd"],
                "rulebook": {"title": HOSTILE, "version": HOSTILE, "fingerprint": "0" * 64},
            }
        ),
    ],
)
def test_hostile_texts_are_shown_as_text_and_cannot_turn_the_writing(content: str) -> None:
    html = drawing.loaded(taken(content))
    page = Page(html)
    assert set(page.tags) <= {"div", "p", "ul", "li"}
    assert "<script>alert(1)</script>" in "".join(page.texts)
    assert "\u202e" not in html


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """Serve a copy of the shipped rules, with the list open where answers are saved."""
    monkeypatch.setenv(FOLDER, str(shutil.copytree(SHIPPED, tmp_path / "rules")))
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.session_state["go"] = "list"
    app.session_state[view.OPEN] = True
    yield app.run()
    st.cache_resource.clear()


def page_of(app: AppTest) -> str:
    assert not app.exception
    return "".join(each.value for each in app.html)


def upload(app: AppTest, content: str, number: int = 0) -> str:
    app.file_uploader(key=f"visit-upload-{number}").upload(
        "answers.json", content.encode(), "application/json"
    ).run()
    return page_of(app)


def test_who_told_nothing_has_nothing_to_save_and_can_load(app: AppTest) -> None:
    page = page_of(app)
    assert "there is nothing to save yet" in page
    assert "Whoever opens the file can read your answers." in page
    assert not app.get("download_button")


def test_the_part_is_closed_until_somebody_opens_it(app: AppTest) -> None:
    app.session_state[view.OPEN] = False
    app.run()
    assert "Whoever opens the file" not in page_of(app)
    assert not app.file_uploader


def test_loaded_answers_take_the_place_of_those_that_were_there(app: AppTest) -> None:
    app.session_state["visit-picks"] = {"topics": ("adhd",)}
    page = upload(app, as_sheet(RULEBOOK, PICKS, ["learn-coping-skills"]))
    assert "You told us: Depression; A child or teenager (under 18)" in page
    assert "3 answers were loaded: " in page
    assert app.session_state["visit-picks"] == PICKS
    assert app.session_state["visit-matters"] == ("learn-coping-skills",)
    assert len(app.get("download_button")) == 2


def test_a_file_that_is_refused_changes_nothing(app: AppTest) -> None:
    app.session_state["visit-picks"] = {"topics": ("adhd",)}
    page = upload(app, "no sheet")
    assert "This file cannot be loaded. Your answers are as they were." in page
    assert app.session_state["visit-picks"] == {"topics": ("adhd",)}


def test_another_file_can_be_loaded_after_the_first(app: AppTest) -> None:
    upload(app, "{has: [adhd]}")
    assert "You told us: Depression." in upload(app, "{has: [depression]}", number=1)


def test_what_was_said_of_a_file_is_said_until_an_answer_changes(app: AppTest) -> None:
    assert "1 answer was loaded" in upload(app, "{has: [adhd]}")
    app.run()
    assert "1 answer was loaded" in page_of(app)
    app.session_state["visit-picks"] = {"topics": ("depression",)}
    app.run()
    assert "1 answer was loaded" not in page_of(app)


def test_leaving_forgets_what_was_loaded(app: AppTest) -> None:
    upload(app, "{has: [adhd]}")
    app.button(key="leave").click().run()
    assert "This page is closed" in page_of(app)
    assert view.LOADED not in app.session_state
    assert app.session_state["visit-picks"] == {}


def test_an_uploaded_file_is_taken_out_of_streamlits_hands(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    managers = list[MemoryUploadedFileManager]()
    add = MemoryUploadedFileManager.add_file

    def added(manager: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec) -> None:
        managers.append(manager)
        add(manager, session_id, file)

    monkeypatch.setattr(MemoryUploadedFileManager, "add_file", added)
    upload(app, "{has: [adhd]}")
    assert managers
    assert [dict(each.file_storage) for each in managers if any(each.file_storage.values())] == []


def test_the_names_of_the_files_tell_nothing(app: AppTest) -> None:
    app.session_state["visit-picks"] = PICKS
    app.run()
    assert (view.SHEET, view.FHIR) == ("answers.json", "answers-fhir.json")


def test_answers_are_compared_with_the_rules_that_are_shown() -> None:
    other = replace(RULEBOOK, title="Other rules")
    _, said = take(RULEBOOK, SAY, as_sheet(other, PICKS, ()).encode())
    assert said.says[1].startswith("This file was made with other rules: Other rules, 1.0.0.")
