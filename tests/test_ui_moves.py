"""What a try moves, and what differs between two sheets: in words, complete, and with the rules behind it."""

from collections.abc import Iterable
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import infer
from engine.moving import Moves, moved
from engine.options import explore
from engine.reading.load import load_rulebook
from engine.rulebook import Rulebook
from tests.brute_force import few_terms
from tests.pages import Page
from tests.rulebooks import lists, shows, small_rulebook
from ui.drawing import moves as drawing
from ui.showing.moves import MovesView, side_by_side, tried
from ui.texts import texts

SAY = texts("en")
OCD = "obsessive-compulsive-disorder"


@cache
def _shipped() -> Rulebook:
    return load_rulebook()


def _moves(before: Iterable[str], after: Iterable[str], rulebook: Rulebook | None = None) -> Moves:
    book = rulebook or _shipped()
    return moved(explore(book, before, infer), explore(book, after, infer))


def _groups(view: MovesView) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what is said of each thing, by the title of its group and its name."""
    return {
        group.title: {each.name: tuple(filter(None, (each.brief, *each.says))) for each in group.changes}
        for group in view.groups
    }


def _rules(view: MovesView, title: str, name: str) -> dict[str, list[str]]:
    """Return the rules behind a change, by their heading."""
    (group,) = (each for each in view.groups if each.title == title)
    (change,) = (each for each in group.changes if each.name == name)
    return {heading: [each.link.note for each in rules] for heading, rules in change.behind}


def test_a_mental_illness_beside_problems_with_alcohol_puts_dual_diagnosis_services_on_the_list() -> None:
    view = tried(_moves(["substance-abuse"], ["substance-abuse", "depression"]), SAY)
    assert view.title == "What if you told us: Depression?"
    came = _groups(view)["Now on your list"]
    assert came["Dual diagnosis services"] == ("Described as working well",)
    assert came["Interpersonal therapy"] == ("Described as working well",)
    (group,) = (each for each in view.groups if each.title == "Now on your list")
    (dual,) = (each for each in group.changes if each.name == "Dual diagnosis services")
    ((heading, (rule,)),) = dual.behind
    assert heading == ""
    assert rule.link.key == f"rule:{rule.link.note}"
    assert rule.link.text.startswith(
        "A mental illness together with problems with alcohol or drugs: lists Dual"
    )
    assert rule.told == "Because of: Depression; Problems with alcohol or drugs"
    assert {"S101"} <= {each.statement for each in rule.citations}


def test_an_answer_that_is_left_out_takes_off_what_only_it_had_put_there() -> None:
    view = tried(_moves(["depression", "child"], ["depression"]), SAY)
    assert view.title == "What if you had not told us: A child or teenager (under 18)?"
    assert set(_groups(view)["No longer on your list"]) == {"Play therapy", "Animal-assisted therapy"}
    assert "Now on your list" not in _groups(view)


def test_an_answer_that_takes_the_place_of_another_is_told_with_it() -> None:
    view = tried(_moves(["adult"], ["child"]), SAY)
    assert view.title == (
        "What if you told us: A child or teenager (under 18)? And not: An adult (18 or older)?"
    )


def test_stronger_words_are_told_with_the_words_before_and_the_new_rule() -> None:
    view = tried(_moves(["depression"], ["depression", OCD]), SAY)
    name = "Cognitive behavioral therapy"
    assert _groups(view)["Now under other words"][name][1] == "Now: Named as a first choice"
    assert _groups(view)["Now under other words"][name][0].startswith("Before: ")
    assert _rules(view, "Now under other words", name) == {"Now": ["cbt-first-choice-for-ocd"]}


def test_a_new_note_is_told_in_full() -> None:
    view = tried(_moves(["schizophrenia"], ["schizophrenia", "rather-no-medication"]), SAY)
    notes = _groups(view)["New notes"]
    assert any("medication" in text for text in notes["Cognitive behavioral therapy"])


def test_a_wish_that_a_therapy_goes_with_is_told() -> None:
    view = tried(_moves([OCD], [OCD, "change-unhelpful-thoughts"]), SAY)
    assert _groups(view)["Now goes with a wish"]["Cognitive behavioral therapy"] == (
        "Goes with the wish: Change unhelpful thoughts",
    )
    back = tried(_moves([OCD, "change-unhelpful-thoughts"], [OCD]), SAY)
    assert "Cognitive behavioral therapy" in _groups(back)["No longer goes with a wish"]


def test_what_changes_nothing_says_so() -> None:
    view = tried(_moves([OCD], [OCD, "for-somebody-else"]), SAY)
    assert _groups(view).keys() <= {"Now shown beside your list"}
    still = tried(_moves([OCD], [OCD, "open-to-medication"], small_rulebook(lists("one", [OCD]))), SAY)
    assert (still.groups, still.remarks) == ((), ("The list stays the same.",))


def test_back_at_the_own_answers_the_title_says_so() -> None:
    assert tried(_moves([OCD], [OCD]), SAY).title == "You are back at your own answers"


def test_therapies_that_only_rest_on_other_answers_are_named_in_a_remark() -> None:
    view = tried(_moves(["depression"], ["depression", "schizophrenia"]), SAY)
    (remark,) = (each for each in view.remarks if each.startswith("Still listed"))
    assert "Psychodynamic therapy" in remark
    assert "Cognitive behavioral therapy" not in remark


def test_two_sheets_are_told_side_by_side_without_before_and_after() -> None:
    view = side_by_side(_moves(["child", "depression"], [OCD]), SAY)
    assert view.title == "What differs, and why"
    assert view.answers == (
        "Only on the first sheet: Depression; A child or teenager (under 18)",
        "Only on the second sheet: Obsessive-compulsive disorder (OCD)",
    )
    groups = _groups(view)
    assert list(groups)[:2] == ["Only on the first list", "Only on the second list"]
    assert "Play therapy" in groups["Only on the first list"]
    assert "Exposure therapy" in groups["Only on the second list"]
    cbt = groups["On both lists, under other words"]["Cognitive behavioral therapy"]
    assert [each.partition(": ")[0] for each in cbt] == ["First list", "Second list"]


def test_the_same_sheet_twice_differs_in_nothing() -> None:
    view = side_by_side(_moves([OCD], [OCD]), SAY)
    assert (view.answers, view.groups, view.remarks) == ((), (), ("Both lists are the same.",))


@given(st.integers(0, 2**64))
@settings(max_examples=200)
def test_every_therapy_and_every_rule_that_moved_is_told(seed: int) -> None:
    random = Random(seed)
    rulebook = few_terms(random, most=20)
    one, other = ([term for term in rulebook.term if random.random() < 0.5] for _ in range(2))
    moves = _moves(one, other, rulebook)
    expected = {
        reason.rule.id
        for move in moves.therapies
        for shift in (move.lists, move.fits, move.notes)
        for reason in (*shift.came, *shift.went)
    } | {reason.rule.id for reason in (*moves.notices.came, *moves.notices.went)}
    for view in (tried(moves, SAY), side_by_side(moves, SAY)):
        behind = [
            rule
            for group in view.groups
            for each in group.changes
            for _, rules in each.behind
            for rule in rules
        ]
        assert {each.link.note for each in behind} == expected
        assert len(behind) == len(expected)
        assert bool(view.groups or view.remarks)
        named = {each.name for group in view.groups for each in group.changes} | set(
            " ".join(view.remarks).replace(".", "").replace(",", "").split()
        )
        assert {each.therapy for each in moves.therapies} <= named


def test_a_notice_that_stands_elsewhere_is_nothing_that_moves() -> None:
    rulebook = small_rulebook(lists("one", ["rain"]), shows("beside", ["rain"]))
    view = tried(_moves([], ["rain"], rulebook), SAY)
    assert _groups(view)["Now shown beside your list"] == {"beside": ()}


def _page(view: MovesView, steps: int = 1) -> Page:
    page = Page(drawing.tried(view, steps, SAY))
    assert page.unclosed == []
    return page


def test_the_heading_of_a_try_can_take_the_focus_and_the_ways_back_come_first() -> None:
    page = _page(tried(_moves([], [OCD]), SAY))
    assert ("id", "moved") in page.attributes
    assert ("tabindex", "-1") in page.attributes
    assert page.values("aria-labelledby") == ["moved"]
    assert page.values("data-act")[:2] == ["undo", "keep"]
    assert page.texts[:4] == [
        "What if you told us: Obsessive-compulsive disorder (OCD)?",
        "Your own answers stay as they are. Open a line to see the rules behind it.",
        "Back to my answers",
        "Keep this as my answers",
    ]


def test_after_several_tries_one_or_all_can_be_taken_back() -> None:
    assert _page(tried(_moves([], [OCD]), SAY), steps=3).values("data-act")[:3] == ["end", "undo", "keep"]


def test_every_rule_behind_a_change_can_be_looked_up() -> None:
    page = _page(tried(_moves(["depression"], ["depression", OCD]), SAY))
    assert "show rule:cbt-first-choice-for-ocd" in page.values("data-act")
    assert "S047" in "".join(page.texts)


def test_side_by_side_every_line_names_the_answers_that_it_goes_back_to() -> None:
    view = side_by_side(_moves(["child", "depression"], [OCD]), SAY)
    first = next(each for each in view.groups if each.title == "Only on the first list")
    assert {each.name: each.because for each in first.changes} == {
        "Interpersonal therapy": "Because of: Depression",
        "Play therapy": "Because of: A child or teenager (under 18)",
        "Animal-assisted therapy": "Because of: Depression; A child or teenager (under 18)",
    }
    page = Page(drawing.side_by_side(view, SAY))
    assert page.unclosed == []
    line = page.texts.index("Play therapy")
    assert page.texts[line : line + 4] == [
        "Play therapy",
        " ",
        "In use",
        "Because of: A child or teenager (under 18)",
    ]
    assert "undo" not in page.values("data-act")


def test_a_note_is_read_without_opening_its_line() -> None:
    view = tried(_moves(["schizophrenia"], ["schizophrenia", "rather-no-medication"]), SAY)
    shown = drawing.tried(view, 1, SAY)
    assert "together with medication. Ask" in shown.partition("<summary>")[2].partition("</summary>")[0]
    assert " open" not in shown
