"""The delta of two lists in words: of a what-if and of two sheets, complete, with the rules behind it."""

from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inference.reference import infer
from engine.list_delta import Delta, ListDelta, list_delta
from engine.options import explore
from engine.rulebook import Rulebook
from tests.brute_force import few_terms
from tests.rulebooks import cautions, lists, shows, small_rulebook
from tests.visiting import edition_of
from ui.texts import texts
from ui.views.list_delta import Change, DeltaView, sheets_delta, what_if_delta

SAY = texts("en")
SHIPPED = edition_of().rulebook
OCD = "obsessive-compulsive-disorder"
CBT = "Cognitive behavioral therapy"


def delta(before: Iterable[str], after: Iterable[str], rulebook: Rulebook = SHIPPED) -> ListDelta:
    return list_delta(explore(rulebook, before, infer), explore(rulebook, after, infer))


def what_if(before: Iterable[str], after: Iterable[str], rulebook: Rulebook = SHIPPED) -> DeltaView:
    return what_if_delta(delta(before, after, rulebook), SAY)


def said(view: DeltaView) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what is said of each option and notice, by the title of its group and its name."""
    return {
        group.title: {each.name: tuple(filter(None, (each.brief, *each.says))) for each in group.changes}
        for group in view.groups
    }


def change(view: DeltaView, title: str, name: str) -> Change:
    (group,) = (each for each in view.groups if each.title == title)
    (found,) = (each for each in group.changes if each.name == name)
    return found


def rules(found: Change) -> dict[str, list[str]]:
    """Return the ids of the rules behind a change, by their heading."""
    return {heading: [each.link.note for each in behind] for heading, behind in found.behind}


def sides(found: Delta[Any]) -> set[str]:
    """Return the ids of the rules on one side only."""
    return {each.rule.id for each in (*found.added, *found.removed)}


def test_a_mental_illness_beside_problems_with_alcohol_puts_dual_diagnosis_services_on_the_list() -> None:
    view = what_if(["substance-abuse"], ["substance-abuse", "depression"])
    assert view.title == "What if you told us: Depression?"
    added = said(view)["Now on your list"]
    assert added["Dual diagnosis services"] == ("Described as working well",)
    assert added["Interpersonal therapy"] == ("Described as working well",)
    ((heading, (rule,)),) = change(view, "Now on your list", "Dual diagnosis services").behind
    assert heading == ""
    assert rule.link.key == f"rule:{rule.link.note}"
    needs = "A mental illness together with problems with alcohol or drugs"
    assert rule.link.text.startswith(f"{needs}: lists Dual")
    assert rule.because.text == "Because of: Depression; Problems with alcohol or drugs"
    assert [each.statement for each in rule.because.citations] == ["S101", "S102"]


def test_an_answer_that_is_left_out_removes_what_only_it_had_put_there() -> None:
    view = what_if(["depression", "child"], ["depression"])
    assert view.title == "What if you had not told us: A child or teenager (under 18)?"
    assert set(said(view)["No longer on your list"]) == {"Play therapy", "Animal-assisted therapy"}
    assert "Now on your list" not in said(view)


def test_the_title_names_the_answers_that_are_tried() -> None:
    child, adult = "A child or teenager (under 18)", "An adult (18 or older)"
    assert what_if(["adult"], ["child"]).title == f"What if you told us: {child}? And not: {adult}?"
    assert what_if([OCD], [OCD]).title == "You are back at your own answers"


def test_stronger_words_are_said_with_the_words_before_and_the_new_rule() -> None:
    view = what_if(["depression"], ["depression", OCD])
    assert said(view)["Now under other words"][CBT] == (
        "Before: Described as working well, together with medication",
        "Now: Named as a first choice",
    )
    assert rules(change(view, "Now under other words", CBT)) == {"Now": ["cbt-first-choice-for-ocd"]}


def test_a_new_note_is_said_in_full() -> None:
    (note,) = said(what_if(["schizophrenia"], ["schizophrenia", "rather-no-medication"]))["New notes"][CBT]
    assert note.startswith("For schizophrenia, the source speaks of CBT together with medication. You could")


def test_a_wish_that_an_option_goes_with_is_said_and_taken_back() -> None:
    wish = [OCD, "change-unhelpful-thoughts"]
    told = said(what_if([OCD], wish))["Now goes with a wish"][CBT]
    assert told == ("Goes with the wish: Change unhelpful thoughts",)
    assert CBT in said(what_if(wish, [OCD]))["No longer goes with a wish"]


def test_a_caution_is_said_of_an_option_on_no_list_too_and_only_once_with_one_that_is_added() -> None:
    rulebook = small_rulebook(lists("one", ["rain"]), cautions("care", ["cold"]))
    text = rulebook.rule["care"].concludes.text  # type: ignore[union-attr]
    assert said(what_if([], ["cold"], rulebook)) == {"New cautions": {"talking": (text,)}}
    added = said(what_if([], ["rain", "cold"], rulebook))
    assert added == {"Now on your list": {"talking": ("in-use", f"Caution: {text}")}}


def test_what_changes_nothing_says_so() -> None:
    assert said(what_if([OCD], [OCD, "for-somebody-else"])).keys() <= {"Now shown beside your list"}
    view = what_if([OCD], [OCD, "other"], small_rulebook(lists("one", [OCD]), lists("no", ["other", "x"])))
    assert (view.groups, view.opens, view.remarks) == ((), "", ("The list stays the same.",))


def test_options_that_only_rest_on_other_answers_are_named_in_a_remark() -> None:
    view = what_if(["depression"], ["depression", "schizophrenia"])
    (remark,) = (each for each in view.remarks if each.startswith("Still listed"))
    assert "Psychodynamic therapy" in remark
    assert CBT not in remark


def test_a_notice_is_a_change_only_where_it_stands_beside_the_list() -> None:
    rulebook = small_rulebook(lists("one", ["rain"]), shows("beside", ["rain"]))
    assert said(what_if([], ["rain"], rulebook))["Now shown beside your list"] == {"beside": ()}


def test_two_sheets_are_told_side_by_side_without_before_and_after() -> None:
    view = sheets_delta(delta(["child", "depression"], [OCD]), SAY)
    assert view.title == "What differs, and why"
    assert view.answers == (
        "Only on the first sheet: Depression; A child or teenager (under 18)",
        "Only on the second sheet: Obsessive-compulsive disorder (OCD)",
    )
    assert [each.title for each in view.groups][:2] == ["Only on the first list", "Only on the second list"]
    assert "Exposure therapy" in said(view)["Only on the second list"]
    both = said(view)["On both lists, under other words"][CBT]
    assert [each.partition(": ")[0] for each in both] == ["First list", "Second list"]
    assert {each.name: each.because for each in view.groups[0].changes} == {
        "Interpersonal therapy": "Because of: Depression",
        "Play therapy": "Because of: A child or teenager (under 18)",
        "Animal-assisted therapy": "Because of: Depression; A child or teenager (under 18)",
    }


def test_the_same_sheet_twice_differs_in_nothing() -> None:
    view = sheets_delta(delta([OCD], [OCD]), SAY)
    assert (view.answers, view.groups, view.remarks) == ((), (), ("Both lists are the same.",))


@given(st.integers(0, 2**64))
@settings(max_examples=200)
def test_every_option_and_every_rule_that_differs_is_said_once(seed: int) -> None:
    random = Random(seed)
    rulebook = few_terms(random, most=20)
    before, after = ([term for term in rulebook.term if random.random() < 0.5] for _ in range(2))
    found = delta(before, after, rulebook)
    alone = (*found.added, *found.removed)
    expected = {
        *(rule for option in found.changed for shift in option.reasons for rule in sides(shift)),
        *sides(found.cautions),
        *sides(found.notices),
        *(each.rule.id for one in alone for each in one.reasons),
        *(each.rule.id for one in alone for each in one.fits),
        *(each.rule.id for one in alone for each in one.notes),
    }
    # A caution of an option that is on one list only is said with it, even if it holds on both sides.
    kept = {each.rule.id for one in alone for each in one.cautions}
    for view in (what_if_delta(found, SAY), sheets_delta(found, SAY)):
        changes = [each for group in view.groups for each in group.changes]
        behind = [rule.link.note for each in changes for _, every in each.behind for rule in every]
        assert expected <= set(behind) <= expected | kept
        assert len(behind) == len(set(behind))
        assert bool(view.groups or view.remarks)
        words = " ".join(view.remarks).replace(".", "").replace(",", "").split()
        named = {*words, *(each.name for each in changes)}
        assert {each.therapy for each in alone} | {each.therapy for each in found.changed} <= named
