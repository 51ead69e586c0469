"""The app as a whole, driven without a browser."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest

from engine.reading.load import SHIPPED
from ui.views.visit import FOLDER, rulebooks

APP = Path(__file__).parents[1] / "ui" / "app.py"
OCD = "obsessive-compulsive-disorder"


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Serve a copy of the shipped rules, which a test may edit."""
    folder = tmp_path / "rules"
    shutil.copytree(SHIPPED, folder)
    monkeypatch.setenv(FOLDER, str(folder))
    yield folder
    rulebooks.cache_clear()


@pytest.fixture
def app(rules: Path) -> AppTest:
    assert rules.is_dir()
    return AppTest.from_file(str(APP), default_timeout=30).run()


def _page(app: AppTest) -> str:
    assert not app.exception
    return "".join(each.value for each in app.html)


def _press(app: AppTest, key: str) -> str:
    app.button(key=key).click().run()
    return _page(app)


def test_the_crisis_block_comes_before_everything_else(app: AppTest) -> None:
    page = _page(app)
    assert page.index('href="tel:988"') < page.index("<h1")


@pytest.mark.standard(2)
def test_the_start_page_states_the_decision_and_that_it_is_educational(app: AppTest) -> None:
    page = _page(app)
    assert "which talking therapy, if any, to discuss with a clinician" in page
    assert "not a diagnosis" in page


def test_ocd_leads_to_cbt_as_a_first_choice(app: AppTest) -> None:
    assert "Question 1 of 8" in _press(app, "begin")
    app.button_group(key="pick-topics-1").set_value([OCD]).run()
    page = _press(app, "list")
    assert "You told us: Obsessive-compulsive disorder (OCD)." in page
    assert page.index("Named as a first choice") < page.index("name-cognitive-behavioral-therapy")
    assert "cbt-first-choice-for-ocd" in page
    assert "S047" in page


@pytest.mark.standard(22)
def test_answers_stay_on_the_way_back_and_forth(app: AppTest) -> None:
    _press(app, "begin")
    app.button_group(key="pick-topics-1").set_value([OCD]).run()
    assert "Question 2 of 8" in _press(app, "next")
    app.radio(key="pick-for-whom-0").set_value("a-child").run()
    assert "Question 1 of 8" in _press(app, "back")
    assert app.button_group(key="pick-topics-1").value == [OCD]
    _press(app, "next")
    assert app.radio(key="pick-for-whom-0").value == "a-child"


def test_one_answer_can_be_taken_back(app: AppTest) -> None:
    _press(app, "begin")
    _press(app, "next")
    app.radio(key="pick-for-whom-0").set_value("a-child").run()
    assert "When the person is under 18" in _page(app)
    assert "When the person is under 18" not in _press(app, "clear")
    assert app.radio(key="pick-for-whom-0").value is None


def test_a_notice_stands_beside_the_question_as_soon_as_its_answer_is_picked(app: AppTest) -> None:
    assert "Help for thoughts of suicide" not in _press(app, "begin")
    app.button_group(key="pick-topics-4").set_value(["chronic-suicidality"]).run()
    assert "Help for thoughts of suicide" in _page(app)
    assert "Help for thoughts of suicide" not in _press(app, "next")


def test_starting_again_forgets_every_answer(app: AppTest) -> None:
    _press(app, "begin")
    app.button_group(key="pick-topics-1").set_value([OCD]).run()
    _press(app, "list")
    assert "Question 1 of 8" in _press(app, "again")
    assert app.button_group(key="pick-topics-1").value == []
    assert "You told us nothing so far" in _press(app, "list")


def test_leaving_forgets_every_answer_and_names_nothing(app: AppTest) -> None:
    _press(app, "begin")
    app.button_group(key="pick-topics-1").set_value([OCD]).run()
    page = _press(app, "leave")
    assert "This page is closed" in page
    assert "therap" not in page
    assert app.session_state["visit-picks"] == {}


@pytest.mark.standard(22)
def test_every_question_can_be_skipped(app: AppTest) -> None:
    _press(app, "begin")
    for number in range(2, 8):
        assert f"Question {number} of 8" in _press(app, "next")
    assert "You told us nothing so far" in _press(app, "list")


def test_a_broken_edit_is_told_and_the_last_good_rules_stay(app: AppTest, rules: Path) -> None:
    vocabulary = rules / "vocabulary.yaml"
    whole = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(whole + "- id: broken\n  kind: topic\n", encoding="utf-8")
    app.run()
    page = _page(app)
    assert "An edit of the rule files cannot be used yet" in page
    assert "rules/vocabulary.yaml:" in page
    assert "Find words for a talk about therapy" in page
    vocabulary.write_text(whole, encoding="utf-8")
    app.run()
    assert "An edit of the rule files" not in _page(app)


def test_a_new_label_shows_without_a_new_start(app: AppTest, rules: Path) -> None:
    book = rules / "rulebook.yaml"
    book.write_text(
        book.read_text(encoding="utf-8").replace("Treatment options", "Another title"), encoding="utf-8"
    )
    app.run()
    assert "Another title" in _page(app)


@pytest.mark.usefixtures("rules")
def test_rules_that_never_worked_are_told_on_a_page_of_their_own(rules: Path) -> None:
    (rules / "rulebook.yaml").unlink()
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    page = _page(app)
    assert "This page has no rules to show" in page
    assert "rulebook.yaml" in page


def _rules_page(app: AppTest, *trail: str) -> str:
    app.session_state["go"] = "rules"
    app.session_state["rules-trail"] = trail
    app.run()
    return _page(app)


def test_a_rule_is_shown_with_a_way_back(app: AppTest) -> None:
    assert "cbt-first-choice-for-ocd</h1>" in _rules_page(
        app, "term:depression", "rule:cbt-first-choice-for-ocd"
    )
    assert "Depression</h1>" in _press(app, "rules-back")
    assert "Rules</h1>" in _press(app, "rules-back")


def test_a_way_that_leads_nowhere_leads_to_the_beginning(app: AppTest) -> None:
    assert "Rules</h1>" in _rules_page(app, "rule:<script>")


def test_what_is_looked_for_is_found_and_chosen_things_give_way_to_it(app: AppTest) -> None:
    _rules_page(app, "term:depression")
    app.text_input(key="rules-find").set_value("Play Therapy")
    page = _press(app, "rules-submit")
    assert "Rules</h1>" in page
    assert 'data-act="show therapy:play-therapy"' in page
    assert 'data-act="show therapy:exposure-therapy"' not in page


def test_an_uploaded_copy_is_taken_out_of_streamlits_hands_and_forgotten_when_the_page_is_left(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    managers = list[MemoryUploadedFileManager]()
    add = MemoryUploadedFileManager.add_file

    def added(manager: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec) -> None:
        managers.append(manager)
        add(manager, session_id, file)

    monkeypatch.setattr(MemoryUploadedFileManager, "add_file", added)
    _rules_page(app)
    app.session_state["rules-own"] = True
    app.run()
    content = b"Psychotherapy and Psychosocial Treatments"
    app.file_uploader(key="rules-file").upload("copy.txt", content, "text/plain").run()
    assert "1 of 133 statements, 4 of 2,091 words" in _page(app)
    assert app.session_state["rules-copy"] == content
    assert managers
    assert [dict(each.file_storage) for each in managers if any(each.file_storage.values())] == []
    app.session_state["go"] = "about"
    app.run()
    assert "About this page" in _page(app)
    assert "rules-copy" not in app.session_state
    assert "rules-file" not in app.session_state


def _do(app: AppTest, asked: str) -> str:
    """Press a button within the page: the page's script tells the app what is asked for."""
    app.session_state["asked"] = (asked, "list")
    app.run()
    return _page(app)


def test_a_topic_is_found_in_ones_own_words_and_picked_with_one_tap(app: AppTest) -> None:
    _press(app, "begin")
    app.text_input(key="visit-find-topics").set_value("my son can't sit still")
    page = _press(app, "find-submit")
    assert "This fits your words" in page
    assert 'data-act="pick topics adhd" aria-pressed="false"' in page
    page = _do(app, "pick topics adhd")
    assert 'data-act="pick topics adhd" aria-pressed="true"' in page
    assert app.button_group(key="pick-topics-2").value == ["adhd"]
    assert 'aria-pressed="false"' in _do(app, "pick topics adhd")
    assert app.button_group(key="pick-topics-2").value == []


def test_words_that_nothing_has_are_told_and_hide_no_topic(app: AppTest) -> None:
    _press(app, "begin")
    groups = len(app.button_group)
    app.text_input(key="visit-find-topics").set_value("<b>xyzzy</b>")
    page = _press(app, "find-submit")
    assert "Nothing here has these words" in page
    assert "xyzzy" not in page
    assert len(app.button_group) == groups == 6


@pytest.mark.standard(21)
def test_what_matters_most_is_marked_among_the_wishes_that_were_told(app: AppTest) -> None:
    _press(app, "begin")
    for _ in range(5):
        _press(app, "next")
    app.button_group(key="pick-goals-0").set_value(["express-feelings", "learn-coping-skills"]).run()
    _press(app, "next")
    assert "What matters most to you?" in _press(app, "next")
    marks = app.button_group(key="pick-visit-matters")
    assert marks.options == ["Express feelings", "Learn coping skills"]
    marks.set_value(["express-feelings"]).run()
    _press(app, "back")
    _press(app, "next")
    assert app.button_group(key="pick-visit-matters").value == ["express-feelings"]
    assert app.session_state["visit-matters"] == ("express-feelings",)


def test_without_wishes_there_is_nothing_to_mark_and_the_list_is_one_step_away(app: AppTest) -> None:
    _press(app, "begin")
    for _ in range(7):
        page = _press(app, "next")
    assert "You told us no wishes yet" in page
    assert "Your list" in _press(app, "list")


def test_the_order_is_switched_and_hides_nothing(app: AppTest) -> None:
    _press(app, "begin")
    app.button_group(key="pick-topics-1").set_value([OCD]).run()
    before = _press(app, "list")
    after = _do(app, "order name")
    assert after.index("name-art-therapy") < after.index("name-cognitive-behavioral-therapy")
    assert sorted(re.findall(r'id="card-([a-z-]+)"', after)) == sorted(
        re.findall(r'id="card-([a-z-]+)"', before)
    )
    assert 'data-act="order name" aria-pressed="true"' in _do(app, "order sideways")


def test_marks_stay_on_other_pages_and_go_when_the_visitor_starts_again(app: AppTest) -> None:
    _press(app, "all")
    assert 'data-act="compare art-therapy" aria-pressed="true"' in _do(app, "compare art-therapy")
    _do(app, "take art-therapy")
    _do(app, "go about")
    page = _do(app, "go list")
    assert 'data-act="compare art-therapy" aria-pressed="true"' in page
    assert 'data-act="take art-therapy" aria-pressed="true"' in page
    _press(app, "again")
    pressed = re.findall(r'data-act="([^"]+)" aria-pressed="true"', _press(app, "list"))
    assert pressed == []
