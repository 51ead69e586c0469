"""The page for clinicians: two lists in short, what differs first, and nothing that takes a person's data."""

from io import BytesIO

import docx

from engine.rule_folder import Sample
from engine.rulebook import Place
from tests.folders import SECOND
from tests.handouts import OCD, RULEBOOK, context
from tests.visiting import Visitor, edition_of
from ui import actions
from ui.edition import Edition
from ui.forms import read_form
from ui.views.clinicians import nearest
from ui.views.short_list import ShortList, short_list

WITHOUT, OPEN, ALCOHOL = "ocd-without-medication", "ocd-open-to-medication", "alcohol-alone"
TITLE = {each.id: each.title for each in edition_of().samples}


def _made_up(name: str, *has: str, matters: tuple[str, ...] = ()) -> Sample:
    return Sample(name, name.title(), "Made up.", has, matters, Place("samples", 1))


WORRIES = _made_up("worries", OCD, "face-fears-step-by-step", matters=("face-fears-step-by-step",))


def _short(sample: Sample | None) -> ShortList:
    return short_list(context(), sample)


def test_the_page_begins_with_the_two_samples_that_differ_least() -> None:
    one, other, far = _made_up("a", "x", "y"), _made_up("b", "x", "z", "w"), _made_up("c", "x")
    assert nearest([one, other, far]) == ("a", "c")
    assert nearest([one]) == ("a", "visit")
    assert nearest([]) == ("visit", "visit")


def test_each_line_of_a_list_names_its_rules_and_what_it_rests_on() -> None:
    first = _short(WORRIES).groups[0]
    assert (first.label, [each.label for each in first.marks]) == ("Named as a first choice", ["Editorial"])
    (option,) = first.options
    assert option.name.do == "look-up option:cognitive-behavioral-therapy"
    assert option.name.label == "Cognitive behavioral therapy"
    (spoken,) = option.lines
    assert spoken.line.text == "Named as a first choice: Obsessive-compulsive disorder (OCD)"
    assert [each.statement for each in spoken.line.citations] == ["S047"]
    assert [each.do for each in spoken.rules] == ["look-up rule:cbt-first-choice-for-ocd"]


def test_every_line_of_every_sample_has_a_rule_and_a_citation_or_a_mark_and_cautions_come_first() -> None:
    for sample in edition_of().samples:
        view, cautions = _short(sample), context().edition.explore(frozenset(sample.has)).cautions
        options = [each for group in view.groups for each in group.options]
        lines = [line for each in options for line in each.lines]
        assert all(each.rules and (each.line.citations or each.line.marks) for each in lines)
        for each in options:
            texts = [reason.concludes.text for reason in cautions(each.name.do.partition(":")[2])]
            assert [line.line.text for line in each.lines[: len(texts)]] == texts
        assert view.unasked == ""


def test_a_list_says_what_was_told_what_matters_and_what_is_not_listed() -> None:
    view, labels = _short(WORRIES), [RULEBOOK.term[each].label for each in WORRIES.has]
    assert view.says == "Made up."
    assert view.answers == f"You told us: {labels[0]}; {labels[1]}."
    assert view.matters == f"What matters most: {labels[1]}."
    listed = {each.name.label for group in view.groups for each in group.options}
    assert view.count == f"{len(listed)} therapies are listed."
    others = set(view.others.removeprefix("Not listed: ").removesuffix(".").split("; "))
    assert others == {each.name for each in RULEBOOK.therapies} - listed


def test_answers_that_no_question_asks_for_are_named() -> None:
    assert _short(_made_up("derived", "mental-illness")).unasked == (
        "No question asks for these answers, so they cannot be used in a visit: "
        f"{RULEBOOK.term['mental-illness'].label}."
    )


def test_the_visit_is_shown_without_a_made_up_person() -> None:
    view = _short(None)
    assert view.title == "The answers of this visit"
    assert (view.says, view.matters, view.groups, view.use) == ("", "", (), None)


# The page


def _chosen(first: str, second: str) -> Visitor:
    visitor = Visitor().go("clinicians").select("First sheet", first).select("Second sheet", second)
    return visitor.press("Show these two")


def test_two_sheets_are_chosen_in_one_row_and_what_differs_comes_first() -> None:
    visitor = _chosen(TITLE[WITHOUT], TITLE[ALCOHOL])
    assert visitor.texts(".short-list h3") == [TITLE[WITHOUT], TITLE[ALCOHOL]]
    assert visitor.texts("main h2")[:2] == ["What differs, and why", "The two lists in short"]
    assert "Only on the first list" in visitor.texts(".delta h3")
    visitor.go("about").go("clinicians")
    assert visitor.texts(".short-list h3") == [TITLE[WITHOUT], TITLE[ALCOHOL]]
    fields = visitor.all(".sheet-choices select")
    assert [visitor.label_of(each) for each in fields] == ["First sheet", "Second sheet"]
    assert [each.css("option")[-1].attrs["value"] for each in fields] == ["visit", "visit"]


def test_the_same_sheet_twice_says_so() -> None:
    visitor = _chosen("The answers of this visit", "The answers of this visit")
    assert visitor.text("main [role=status]").startswith("Both sides show the same sheet.")
    assert visitor.all(".delta") == []


def test_a_sheet_that_is_used_becomes_the_answers_of_the_visit() -> None:
    visitor = _chosen(TITLE[WITHOUT], TITLE[OPEN]).press(f"Use these answers: {TITLE[WITHOUT]}")
    sample = next(each for each in edition_of().samples if each.id == WITHOUT)
    assert visitor.visit.place.page == "list"
    assert set(visitor.context.exploration.answers) == set(sample.has)
    assert visitor.visit.matters == sample.matters
    visitor.go("clinicians").select("Second sheet", "The answers of this visit").press("Show these two")
    assert "Both lists are the same." in visitor.text(".delta")


def test_a_sheet_is_only_tried_where_there_are_answers_already() -> None:
    told = actions.Answer("topics", ("schizophrenia",))
    visitor = Visitor().act(told).go("clinicians")
    visitor.press(visitor.buttons(".short-list:first-child > p")[-1])
    assert (visitor.visit.place.page, len(visitor.visit.tries)) == ("list", 1)
    assert visitor.act(actions.EndTries()).context.exploration.answers == ("schizophrenia",)


def test_a_sheet_that_nobody_knows_changes_nothing() -> None:
    visitor = Visitor().go("clinicians")
    before = visitor.texts(".short-list h3")
    visitor.act(*read_form([("sheet-1", "gone"), ("sheet-2", "sample:x"), ("sheet-3", "visit")]))
    assert visitor.texts(".short-list h3") == before


def test_large_type_stays_on_every_page_until_it_is_switched_off() -> None:
    visitor = Visitor().go("clinicians")
    assert visitor.all(".page.large") == []
    visitor.press("Large type, for a shared display").go("list")
    assert len(visitor.all(".page.large")) == 1
    visitor.go("clinicians")
    assert visitor.pressed() == ["Large type, for a shared display"]
    assert visitor.press("Large type, for a shared display").all(".page.large") == []


def test_no_field_takes_text_a_number_a_day_or_a_file() -> None:
    visitor = Visitor().go("clinicians")
    assert visitor.all("input, textarea, [contenteditable]") == []
    assert "The samples are made up." in visitor.text()


def test_the_file_for_the_clinic_holds_no_answers() -> None:
    visitor = Visitor().act(actions.Use(WITHOUT)).go("clinicians")
    assert visitor.press("Choose the options on Compare").visit.place.page == "compare"
    marks = (actions.Compare("exposure-therapy"), actions.Compare("play-therapy"))
    visitor.act(*marks).go("clinicians").press("Download the file with 2 options")
    assert visitor.file is not None
    assert visitor.file.name == "comparison-without-answers.docx"
    made = docx.Document(BytesIO(visitor.file.content))
    assert [each.text for each in made.paragraphs if each.text.startswith("For your answers")] == []
    rows = [row.cells[0].text for row in made.tables[0].rows]
    assert rows[:3] == ["What is compared", "What kind it is", "What it is"]


def test_it_tells_how_to_run_rules_of_ones_own() -> None:
    page = Visitor().go("clinicians").text()
    assert "treatment-options serve --rules FOLDER" in page
    assert "rules/README.md" in page


def test_a_rulebook_from_another_field_is_shown_too() -> None:
    visitor = Visitor(edition_of(SECOND)).go("clinicians")
    assert visitor.texts(".short-list h3") == ["A dark room with a cat", "The answers of this visit"]
    visitor.press("Use these answers: A dark room with a cat")
    assert "Enjoy flowers" in visitor.text()


def test_a_rulebook_without_samples_says_where_they_go() -> None:
    visitor = Visitor(Edition(RULEBOOK)).go("clinicians")
    assert "These rules bring no samples. Put some into the folder rules/samples." in visitor.text()
    assert visitor.all(".short-list, select") == []
