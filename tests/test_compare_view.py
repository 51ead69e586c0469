"""Options side by side: the same rows for all, cautions first, shared lines once, four at most."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies

from engine.cards import card, says
from tests.folders import SECOND
from tests.handouts import OCD, RULEBOOK, context
from tests.visiting import Visitor, edition_of, text_of
from ui import actions
from ui.edition import Edition
from ui.views.comparison import Comparison, comparison
from ui.views.comparison_row import ComparedRow
from ui.views.controls import choices

CBT, EXPOSURE, PLAY = "cognitive-behavioral-therapy", "exposure-therapy", "play-therapy"
PSYCHODYNAMIC, NONE = "psychodynamic-therapy", "no-therapy-for-now"
ASKED = "The source gives no length for it. You could ask: how many sessions are usual?"
CARD = ["kind", *(each.row for each in RULEBOOK.general)]


def _compared(*chosen: str, answers: tuple[str, ...] = (OCD,), matters: tuple[str, ...] = ()) -> Comparison:
    return comparison(context(*answers, matters=matters), chosen)


def _row(view: Comparison, row: str) -> ComparedRow:
    return next(each for each in view.rows if each.id == row)


@pytest.mark.standard(14)
def test_the_rows_are_those_of_the_visit_then_the_kind_then_those_of_the_cards() -> None:
    assert [each.id for each in _compared(CBT, NONE).rows] == ["standing", "fits", "notes", *CARD]


def test_without_answers_only_the_cards_are_compared() -> None:
    view = _compared(CBT, NONE, answers=())
    assert [each.id for each in view.rows] == CARD
    assert view.answers == "You told us nothing so far. The table shows what is known of each choice."


def test_the_caution_of_any_option_stands_in_the_first_row_listed_or_not() -> None:
    first = _compared(CBT, PSYCHODYNAMIC).rows[0]
    none, cautioned = first.cells
    assert (first.id, first.label) == ("cautions", "Caution")
    assert none.silent == "No caution for what you told us."
    (line,) = cautioned.own
    says = "The source says that psychodynamic therapy is not usually the first treatment to try."
    assert (line.text, [each.statement for each in line.citations]) == (says, ["S072"])
    assert [each.label for each in cautioned.rules] == ["psychodynamic-is-not-typically-tried-first"]


def test_how_the_source_speaks_is_cited_marked_and_named_by_its_rules() -> None:
    listed, other = _row(_compared(CBT, EXPOSURE), "standing").cells
    (line,), (rule,) = listed.own, listed.rules
    assert line.text == "Named as a first choice: Obsessive-compulsive disorder (OCD)"
    assert [each.statement for each in line.citations] == ["S047"]
    assert [each.label for each in line.marks] == ["Editorial"]
    assert (rule.label, rule.do) == ("cbt-first-choice-for-ocd", "look-up rule:cbt-first-choice-for-ocd")
    assert [each.label for each in other.rules] == ["exposure-for-ocd"]


def test_what_no_rule_lists_says_so_and_other_choices_need_no_rule() -> None:
    play, none = _row(_compared(PLAY, NONE), "standing").cells
    assert (play.own, play.rules, none.own, none.rules) == ((), (), (), ())
    assert play.silent == "Not listed for what you told us. Your list shows which answers would list it."
    assert none.silent == "No rule speaks of this choice. It is always there."


def test_a_wish_that_matters_most_is_named_before_other_wishes() -> None:
    wishes = ("change-what-i-do", "change-unhelpful-thoughts")
    for most in wishes:
        view = _compared(CBT, EXPOSURE, answers=(OCD, *wishes), matters=(most,))
        first, second = (each.text for each in _row(view, "fits").cells[0].own)
        assert first == f"Goes with a wish that matters most to you: {RULEBOOK.term[most].label}"
        assert second.startswith("Goes with your wish: ")


def test_notes_stand_in_their_row_with_what_they_rest_on() -> None:
    cell, _ = _row(_compared(PSYCHODYNAMIC, CBT, answers=("depression",)), "notes").cells
    assert "psychodynamic-is-often-used-with-medication" in [each.label for each in cell.rules]
    assert all(each.citations or each.marks for each in cell.own)


def test_what_all_of_them_share_is_told_once_and_above_the_cells() -> None:
    row = _row(_compared(CBT, EXPOSURE), "how-long")
    (shared,) = row.common
    assert [each.citations[0].statement for each in shared.lines] == ["S007"]
    assert (shared.label, shared.fold) == ("For each of these", "")
    assert (row.silent, row.cells) == (ASKED, ())


def test_what_some_of_them_share_is_told_once_with_their_names() -> None:
    row = _row(_compared(CBT, NONE, EXPOSURE), "how-long")
    (shared,) = row.common
    assert shared.label == "For these: Cognitive behavioral therapy; Exposure therapy"
    assert [each.silent for each in row.cells] == [ASKED, "", ASKED]
    assert [len(each.own) for each in row.cells] == [0, 2, 0]


def test_each_row_of_a_card_stands_in_a_few_words_that_are_cited_and_opens_in_full() -> None:
    row = _row(_compared(CBT, NONE), "what-happens")
    cbt, none = (each.line for each in row.short)
    assert cbt
    assert none
    assert cbt.text == "Notice negative thoughts, then put in positive ones."
    assert [each.statement for each in cbt.citations] == ["S045", "S046"]
    assert none.text == "Nothing new starts, and daily life goes on."
    assert [each.label for each in none.marks] == ["Editorial"]
    assert row.opens == "In full: What happens in it"
    assert _row(_compared(CBT, NONE), "standing").short == ()
    about = _row(_compared(CBT, NONE), "about").short[0].line
    assert about
    assert about.text == "Talk therapy on how thoughts, actions and feelings affect each other."


def test_where_a_row_has_no_words_there_is_a_question_to_ask() -> None:
    first, _ = _row(_compared(CBT, EXPOSURE), "hard").short
    asked = "To ask: What do people find hard about it, and can things feel worse for a time?"
    assert (first.line, first.silent) == (None, asked)


def test_a_rulebook_without_few_words_is_compared_in_full_and_many_shared_lines_open() -> None:
    general = tuple(
        replace(each, inherited=tuple((kind, replace(row, short=None)) for kind, row in each.inherited))
        for each in RULEBOOK.general
    )
    therapies = tuple(
        replace(each, in_short=None, card=tuple(replace(row, short=None) for row in each.card))
        for each in RULEBOOK.therapies
    )
    edition = Edition(replace(RULEBOOK, general=general, therapies=therapies))
    view = comparison(replace(context(OCD), edition=edition), (CBT, EXPOSURE))
    assert [each.id for each in view.rows if each.short] == ["kind"]
    (shared,) = _row(view, "good").common
    assert shared.fold == f"{len(shared.lines)} things that they share"


def test_what_one_of_them_shares_with_others_elsewhere_stays_in_its_cell() -> None:
    cbt, play = _row(_compared(CBT, PLAY), "what-happens").cells
    assert [each.label for each in cbt.shared] == ["True of all of this kind: Talk therapy (psychotherapy)"]
    assert play.shared == ()


subjects = strategies.lists(strategies.sampled_from([*RULEBOOK.subject]), min_size=2, max_size=4, unique=True)
sheets = strategies.sets(strategies.sampled_from(sorted(RULEBOOK.askable)), max_size=5)


@given(subjects, sheets)
def test_nothing_of_a_card_is_lost_and_nothing_is_told_twice(chosen: list[str], answers: set[str]) -> None:
    view = _compared(*chosen, answers=tuple(answers))
    for number, name in enumerate(chosen):
        for row in card(RULEBOOK, RULEBOOK.subject[name]):
            shown = _row(view, row.row)
            told = [line for each in shown.common for line in each.lines]
            held = shown.cells[number].lines if shown.cells else ()
            wanted = {says(RULEBOOK, each) for each in (*row.own, *row.shared)}
            assert wanted <= {line.text for line in (*told, *held)}
            assert len(set(told)) == len(told)
            of_all = [line for each in shown.common if each.label == view.labels.each for line in each.lines]
            assert set(held).isdisjoint(of_all)
            if row.silent:
                assert row.silent in {shown.silent, *(each.silent for each in shown.cells)}


@given(subjects, sheets)
def test_every_line_has_a_citation_or_mark_and_no_cell_is_empty(chosen: list[str], answers: set[str]) -> None:
    for row in _compared(*chosen, answers=tuple(answers)).rows:
        assert len(row.cells) in {0, len(chosen)}
        assert row.cells or row.common or row.silent
        assert len(row.short) in {0, len(chosen)}
        assert all(
            each.silent or (each.line and (each.line.citations or each.line.marks)) for each in row.short
        )
        assert all(each.lines or each.silent for each in row.cells)
        lines = (line for lines in (row.common, row.cells) for each in lines for line in each.lines)
        assert all(line.citations or line.marks for line in lines)


@given(subjects, sheets)
def test_no_option_is_compared_without_its_cautions(chosen: list[str], answers: set[str]) -> None:
    exploration, first = context(*answers).exploration, _compared(*chosen, answers=tuple(answers)).rows[0]
    for number, name in enumerate(chosen):
        shown = first.cells[number].own if first.id == "cautions" else ()
        assert {each.text for each in shown} == {each.concludes.text for each in exploration.cautions(name)}


def test_the_choices_stand_in_the_order_of_the_list() -> None:
    groups = choices(context(OCD), (PLAY,), actions.Compare)
    assert [each.label for each in groups] == ["On your list", "Always there", "Not on your list"]
    first = groups[0].controls[0]
    assert (first.label, first.do, first.pressed) == ("Cognitive behavioral therapy", f"compare {CBT}", False)
    every = [each for group in groups for each in group.controls]
    assert sorted(each.label for each in every) == sorted(each.name for each in RULEBOOK.subjects)
    assert [each.do for each in every if each.pressed] == [f"compare {PLAY}"]


# The page


def _visitor(*compared: str) -> Visitor:
    return Visitor().act(actions.Use("ocd-without-medication"), *map(actions.Compare, compared)).go("compare")


def test_with_fewer_than_two_the_page_says_what_to_do_and_opens_the_choices() -> None:
    visitor = Visitor().go("compare")
    nothing = "Nothing is marked yet. Mark two or more below, or press “Compare” on your list."
    assert visitor.text("[role=status]") == nothing
    assert visitor.all("main table") == []
    assert "open" in visitor.one("details.choosing").attrs
    visitor.press("Play therapy")
    assert visitor.text("[role=status]") == "One choice is marked. Mark at least one more below."
    visitor.press("Your list", "main")
    assert visitor.visit.place.page == "list"


def test_marks_are_compared_in_their_order_and_stay_when_pages_change() -> None:
    visitor = _visitor(NONE, CBT)
    assert visitor.text("[role=status]") == "2 choices stand side by side."
    names = ["No therapy for now", "Cognitive behavioral therapy"]
    assert visitor.texts("thead .name") == names
    assert "open" not in visitor.one("details.choosing").attrs
    visitor.press("Play therapy").go("about").go("compare")
    assert visitor.texts("thead .name") == [*names, "Play therapy"]


@pytest.mark.standard(14)
def test_a_fifth_choice_is_refused_in_plain_words_and_nothing_is_lost() -> None:
    four = (CBT, EXPOSURE, PLAY, "art-therapy")
    visitor = _visitor(*four).press("No therapy for now")
    assert visitor.text(".refused") == (
        "Four choices can stand side by side. Take one back first, and then mark: No therapy for now."
    )
    assert visitor.visit.compared == four
    visitor.press("Art therapy")
    assert visitor.all(".refused") == []
    assert visitor.press("No therapy for now").visit.compared == (CBT, EXPOSURE, PLAY, NONE)


def test_the_table_names_its_columns_and_rows_for_those_who_hear_it() -> None:
    visitor = _visitor(CBT, EXPOSURE, NONE)
    names = "Cognitive behavioral therapy; Exposure therapy; No therapy for now"
    assert visitor.text("caption") == f"Side by side: {names}"
    assert len(visitor.all("th[scope=col][role=columnheader]")) == 3
    assert len(visitor.all("th[scope=rowgroup][role=rowheader]")) == len(visitor.all("tbody")) == 12
    parts = visitor.all("table, thead, tbody, tr, main th, td")
    roles = {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"}
    assert {each.attrs.sget("role") for each in parts} == roles
    assert {each.attrs["colspan"] for each in visitor.all("[colspan]")} == {"3"}


def test_each_choice_can_be_taken_along_taken_out_and_looked_up() -> None:
    visitor = _visitor(CBT, NONE)
    both, looked_up = ["Take along", "Take out of this table"], ["Look it up in the rules"]
    assert visitor.buttons(".doing") == [*both, *looked_up, *both]
    visitor.act(actions.Take(NONE))
    assert visitor.pressed(".doing") == ["Take along"]
    assert "Make a handout of 1" in visitor.buttons()


def test_rules_stand_below_their_lines_once_sources_are_shown() -> None:
    visitor = _visitor(CBT, EXPOSURE)
    assert "cbt-first-choice-for-ocd" not in visitor.html
    visitor.act(actions.ShowSources())
    assert visitor.press("cbt-first-choice-for-ocd").visit.place.key == "rule:cbt-first-choice-for-ocd"


def test_the_file_is_offered_and_told_of_and_leaving_forgets_what_was_compared() -> None:
    visitor = _visitor(CBT, EXPOSURE).press("Download as a file to edit")
    assert visitor.file
    assert (visitor.file.name, visitor.file.content[:2]) == ("comparison.docx", b"PK")
    assert "It holds what you told us." in visitor.text()
    assert visitor.act(actions.Leave()).visit.compared == ()


def test_a_rulebook_from_another_field_is_compared_too() -> None:
    answered = actions.Answer("the-place", ("dark-room",))
    marks = (actions.Compare("snake-plant"), actions.Compare("an-empty-sill"), actions.ShowSources())
    visitor = Visitor(edition_of(SECOND)).act(answered, *marks).go("compare")
    assert visitor.texts("thead .name") == ["Snake plant", "An empty sill"]
    assert "Called the easiest" in visitor.text()
    assert "snake-easy-in-the-dark" in visitor.buttons()


# The bar at the bottom


def _bar(visitor: Visitor) -> list[tuple[str, bool]]:
    buttons = visitor.all(".gathered button")
    return [(text_of(each), "hidden" in each.attrs) for each in buttons]


def test_the_bar_counts_what_is_gathered_and_leads_there() -> None:
    visitor = _visitor(CBT, EXPOSURE).act(actions.Take(CBT)).go("list")
    assert _bar(visitor) == [("Compare 2", False), ("Handout 1", False)]
    assert visitor.act(actions.Take(CBT)).visit.taken == ()
    assert _bar(visitor) == [("Compare 2", False), ("Handout 0", True)]
    assert visitor.press("Compare 2", ".gathered").visit.place.page == "compare"
    assert _bar(visitor) == [("Handout 0", True)]
    counts = [each.attrs["data-counts"] for each in visitor.go("list").all("[data-counts]")]
    assert counts == ["compare", "take"]


@pytest.mark.parametrize("name", ["start", "questions", "about", "clinicians"])
def test_pages_on_which_no_option_is_read_have_no_bar(name: str) -> None:
    assert _visitor(CBT, EXPOSURE).go(name).all(".gathered") == []
