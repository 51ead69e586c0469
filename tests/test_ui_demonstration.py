"""The page for clinicians: two lists in short, what differs, and nothing that takes a person's data."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from engine.inference.reference import infer
from engine.options import explore
from engine.reading.load import SHIPPED, RuleFolder, load_folder
from engine.rulebook import Place
from engine.sample import Sample
from tests.pages import Page
from ui import acts, choices
from ui.drawing import demonstration as drawing
from ui.showing.demonstration import (
    ShortList,
    first_two,
    of_sample,
    of_visit,
    sample,
    sheets,
)
from ui.texts import texts
from ui.views.visit import FOLDER, rulebooks

SAY = texts("en")
APP = Path(__file__).parents[1] / "ui" / "app.py"
SECOND = Path(__file__).parent / "second" / "rules"
WITHOUT, OPEN, ALCOHOL = "ocd-without-medication", "ocd-open-to-medication", "alcohol-alone"


@cache
def _folder() -> RuleFolder:
    return load_folder()


def _made_up(name: str, *has: str, matters: tuple[str, ...] = ()) -> Sample:
    return Sample(name, name.title(), "Made up.", has, matters, Place("samples", 1))


def _short(made_up: Sample) -> ShortList:
    return of_sample(explore(_folder().rulebook, made_up.has, infer), SAY, made_up)


OCD = _made_up(
    "worries",
    "obsessive-compulsive-disorder",
    "face-fears-step-by-step",
    matters=("face-fears-step-by-step",),
)


def test_the_sheets_are_the_samples_and_then_the_visit() -> None:
    views = sheets([OCD], SAY)
    assert [(each.id, each.title) for each in views] == [
        ("sample:worries", "Worries"),
        ("visit", "The answers of this visit"),
    ]
    assert sample([OCD], "sample:worries") == OCD
    assert sample([OCD], "visit") is None


def test_the_page_begins_with_the_two_samples_that_differ_least() -> None:
    one, other, far = _made_up("a", "x", "y"), _made_up("b", "x", "z", "w"), _made_up("c", "x")
    assert first_two([one, other, far]) == ("sample:a", "sample:c")
    assert first_two([one]) == ("sample:a", "visit")
    assert first_two([]) == ("visit", "visit")


def test_each_line_of_a_list_names_its_rules_and_what_it_rests_on() -> None:
    view = _short(OCD)
    first = view.groups[0]
    assert (first.label, [each.label for each in first.marks]) == ("Named as a first choice", ["Editorial"])
    (therapy,) = first.therapies
    assert (therapy.key, therapy.name) == (
        "therapy:cognitive-behavioral-therapy",
        "Cognitive behavioral therapy",
    )
    (spoken,) = therapy.lines
    assert spoken.line.text == "Named as a first choice: Obsessive-compulsive disorder (OCD)"
    assert [each.statement for each in spoken.line.citations] == ["S047"]
    assert [(each.key, each.text) for each in spoken.rules] == [
        ("rule:cbt-first-choice-for-ocd", "cbt-first-choice-for-ocd")
    ]


def test_every_line_of_every_sample_has_a_rule_and_a_citation_or_a_mark() -> None:
    for made_up in _folder().samples:
        view = _short(made_up)
        lines = [line for group in view.groups for each in group.therapies for line in each.lines]
        assert all(each.rules and (each.line.citations or each.line.marks) for each in lines)
        assert view.unasked == ""


def test_a_list_says_what_was_told_what_matters_and_what_is_not_listed() -> None:
    view = _short(OCD)
    labels = [_folder().rulebook.term[each].label for each in OCD.has]
    assert view.says == "Made up."
    assert view.told == f"You told us: {labels[0]}; {labels[1]}."
    assert view.matters == f"What matters most: {labels[1]}."
    names = {each.name for each in _folder().rulebook.therapies}
    listed = {each.name for group in view.groups for each in group.therapies}
    assert set(view.others.removeprefix("Not listed: ").removesuffix(".").split("; ")) == names - listed


def test_answers_that_no_question_asks_for_are_named() -> None:
    assert _short(_made_up("derived", "mental-illness")).unasked == (
        "No question asks for these answers, so they cannot be used in a visit: "
        f"{_folder().rulebook.term['mental-illness'].label}."
    )


def test_the_visit_is_shown_without_a_made_up_person() -> None:
    view = of_visit(explore(_folder().rulebook, [], infer), SAY, ())
    assert (view.id, view.says, view.matters, view.groups) == ("visit", "", "", ())


def test_both_lists_are_drawn_with_ways_to_their_rules_and_a_way_to_what_differs() -> None:
    one, other = _short(OCD), _short(_made_up("nobody"))
    page = Page(drawing.side_by_side(one, other, SAY))
    assert page.tags.count("article") == 2
    assert "show rule:cbt-first-choice-for-ocd" in page.values("data-act")
    assert page.values("data-jump") == ["differs"]
    assert Page(drawing.side_by_side(one, one, SAY)).values("data-jump") == []


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[AppTest]:
    """Serve a copy of the shipped rules, or of those that the test names."""
    folder = tmp_path / "rules"
    shutil.copytree(getattr(request, "param", SHIPPED), folder)
    monkeypatch.setenv(FOLDER, str(folder))
    yield AppTest.from_file(str(APP), default_timeout=30).run()
    rulebooks.cache_clear()


def _go(app: AppTest, page: str) -> str:
    app.session_state["go"] = page
    return _shown(app)


def _shown(app: AppTest) -> str:
    app.run()
    assert not app.exception
    return "".join(each.value for each in app.html)


def _choose(app: AppTest, first: str, second: str) -> str:
    app.radio(key="pick-visit-sheet-first").set_value(first)
    _shown(app)
    app.radio(key="pick-visit-sheet-second").set_value(second)
    return _shown(app)


def test_two_sheets_are_chosen_and_what_differs_is_told(app: AppTest) -> None:
    _go(app, "demonstrate")
    page = _choose(app, f"sample:{WITHOUT}", f"sample:{ALCOHOL}")
    assert page.index('id="short-list-1">OCD') < page.index('id="short-list-2">Problems with alcohol')
    assert "What differs, and why" in page
    assert "Only on the first list" in page
    _go(app, "about")
    page = _go(app, "demonstrate")
    assert page.index('id="short-list-1">OCD') < page.index('id="short-list-2">Problems with alcohol')


def test_the_same_sheet_twice_says_so(app: AppTest) -> None:
    _go(app, "demonstrate")
    page = _choose(app, "visit", "visit")
    assert "Both sides show the same sheet." in page
    assert "What differs, and why" not in page


def test_a_sheet_that_is_used_becomes_the_answers_of_the_visit(app: AppTest) -> None:
    _go(app, "demonstrate")
    _choose(app, f"sample:{WITHOUT}", f"sample:{OPEN}")
    app.button(key="use-first").click()
    page = _shown(app)
    assert "<h1" in page
    assert "Your list" in page
    made_up = next(each for each in _folder().samples if each.id == WITHOUT)
    labels = "; ".join(each.label for each in _folder().rulebook.terms if each.id in made_up.has)
    assert f"You told us: {labels}." in page
    assert app.session_state[choices.MATTERS] == made_up.matters
    page = _go(app, "demonstrate")
    page = _choose(app, f"sample:{WITHOUT}", "visit")
    assert "Both lists are the same." in page


def test_a_sheet_is_only_tried_where_there_are_answers_already(app: AppTest) -> None:
    app.session_state[acts.ASKED] = ("pick topics schizophrenia", "questions")
    app.run()
    _go(app, "demonstrate")
    _choose(app, f"sample:{WITHOUT}", f"sample:{OPEN}")
    app.button(key="use-first").click()
    assert "Back to my answers" in _shown(app)
    app.session_state[acts.ASKED] = ("end", "list")
    assert "You told us: Schizophrenia." in _shown(app)


def test_large_type_stays_on_every_page_until_it_is_switched_off(app: AppTest) -> None:
    assert drawing.LARGE_TYPE not in _go(app, "demonstrate")
    app.toggle(key="pick-visit-large").set_value(True)
    assert drawing.LARGE_TYPE in _shown(app)
    assert drawing.LARGE_TYPE in _go(app, "list")
    _go(app, "demonstrate")
    assert app.toggle(key="pick-visit-large").value is True
    app.toggle(key="pick-visit-large").set_value(False)
    assert drawing.LARGE_TYPE not in _shown(app)


def test_no_field_takes_text_a_number_a_day_or_a_file(app: AppTest) -> None:
    _go(app, "demonstrate")
    fields = (app.text_input, app.text_area, app.number_input, app.date_input, app.time_input, app.selectbox)
    assert [len(each) for each in (*fields, app.multiselect, app.chat_input, app.file_uploader)] == [0] * 9


def test_it_tells_that_samples_are_made_up_and_how_to_run_rules_of_ones_own(app: AppTest) -> None:
    page = _go(app, "demonstrate")
    assert "The samples are made up." in page
    assert "treatment-options serve --rules FOLDER" in page
    assert "rules/README.md" in page


@pytest.mark.parametrize("app", [SECOND], indirect=True)
def test_a_rulebook_from_another_field_is_demonstrated_too(app: AppTest) -> None:
    page = _go(app, "demonstrate")
    assert 'id="short-list-1">A dark room with a cat' in page
    assert 'id="short-list-2">The answers of this visit' in page
    app.button(key="use-first").click()
    assert "Enjoy flowers" in _shown(app)


def test_a_rulebook_without_samples_says_where_they_go(app: AppTest, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "rules" / "samples")
    page = _go(app, "demonstrate")
    assert "These rules bring no samples. Put some into the folder rules/samples." in page
    assert "short-list-1" not in page
