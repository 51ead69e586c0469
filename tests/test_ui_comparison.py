"""Choices side by side: the same rows for all, what they share told once, four at most."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, strategies
from streamlit.testing.v1 import AppTest

from engine.cards import card, says
from engine.inference.reference import infer
from engine.options import Exploration, explore
from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Rulebook
from tests.pages import Page
from ui import choices
from ui.drawing import comparison as drawing
from ui.showing.comparing import choose, offers
from ui.showing.comparison import ComparedRow, Comparison, comparison
from ui.texts import texts
from ui.views.visit import FOLDER, rulebooks

SAY = texts("en")
APP = Path(__file__).parents[1] / "ui" / "app.py"
SECOND = Path(__file__).parent / "second" / "rules"
CBT, EXPOSURE, PLAY, NONE = (
    "cognitive-behavioral-therapy",
    "exposure-therapy",
    "play-therapy",
    "no-therapy-for-now",
)
OCD = "obsessive-compulsive-disorder"


@cache
def _rulebook() -> Rulebook:
    return load_rulebook()


def _explored(*answers: str) -> Exploration:
    return explore(_rulebook(), answers, infer)


def _compared(*chosen: str, answers: tuple[str, ...] = (OCD,), matters: tuple[str, ...] = ()) -> Comparison:
    return comparison(_explored(*answers), SAY, chosen, matters)


def _row(view: Comparison, row: str) -> ComparedRow:
    return next(each for each in view.rows if each.id == row)


@pytest.mark.standard(14)
def test_the_rows_are_those_of_the_visit_then_the_kind_then_those_of_the_cards() -> None:
    rows = [each.id for each in _compared(CBT, NONE).rows]
    assert rows == ["standing", "fits", "notes", "kind", *(each.row for each in _rulebook().general)]


def test_without_answers_only_the_cards_are_compared() -> None:
    view = _compared(CBT, NONE, answers=())
    assert [each.id for each in view.rows] == ["kind", *(each.row for each in _rulebook().general)]
    assert view.told.startswith("You told us nothing so far")


def test_how_the_source_speaks_is_cited_marked_and_named_by_its_rules() -> None:
    listed, other = _row(_compared(CBT, EXPOSURE), "standing").cells
    assert [each.text for each in listed.own] == [
        "Named as a first choice: Obsessive-compulsive disorder (OCD)"
    ]
    assert [each.statement for each in listed.own[0].citations] == ["S047"]
    assert [each.label for each in listed.own[0].marks] == ["Editorial"]
    assert [(each.key, each.text) for each in listed.rules] == [
        ("rule:cbt-first-choice-for-ocd", "cbt-first-choice-for-ocd")
    ]
    assert [each.text for each in other.rules] == ["exposure-for-ocd"]


def test_what_no_rule_lists_says_so_and_other_choices_need_no_rule() -> None:
    play, none = _row(_compared(PLAY, NONE), "standing").cells
    assert (play.own, play.rules, none.own, none.rules) == ((), (), (), ())
    assert play.silent == "Not listed for what you told us. Your list shows which answers would list it."
    assert none.silent == "No rule speaks of this choice. It is always there."


def test_a_wish_that_matters_most_is_named_before_other_wishes() -> None:
    wishes = ("change-what-i-do", "change-unhelpful-thoughts")
    answers = (OCD, *wishes)
    for most in wishes:
        cell, _ = _row(_compared(CBT, EXPOSURE, answers=answers, matters=(most,)), "fits").cells
        first, second = (each.text for each in cell.own)
        assert first == f"Goes with a wish that matters most to you: {_rulebook().term[most].label}"
        assert second.startswith("Goes with your wish: ")


def test_notes_stand_in_their_row_with_what_they_rest_on() -> None:
    cell, _ = _row(_compared("psychodynamic-therapy", CBT, answers=("depression",)), "notes").cells
    assert "psychodynamic-is-not-typically-tried-first" in [each.text for each in cell.rules]
    assert all(each.citations or each.marks for each in cell.own)


def test_what_all_of_them_share_is_told_once_and_above_the_cells() -> None:
    row = _row(_compared(CBT, EXPOSURE), "how-long")
    (shared,) = row.common
    assert (shared.label, [each.citations[0].statement for each in shared.lines]) == (
        "For each of these",
        ["S007"],
    )
    assert row.silent == "The source gives no length for it. You could ask how many sessions are usual."
    assert row.cells == ()


def test_what_some_of_them_share_is_told_once_with_their_names() -> None:
    row = _row(_compared(CBT, NONE, EXPOSURE), "how-long")
    assert [each.label for each in row.common] == [
        "For these: Cognitive behavioral therapy; Exposure therapy",
    ]
    asked = "The source gives no length for it. You could ask how many sessions are usual."
    assert [each.silent for each in row.cells] == [asked, "", asked]
    assert [len(each.own) for each in row.cells] == [0, 2, 0]


def test_what_one_of_them_shares_with_others_elsewhere_stays_in_its_cell() -> None:
    cbt, play = _row(_compared(CBT, PLAY), "what-happens").cells
    assert [each.label for each in cbt.shared] == ["True of all of this kind: Talk therapy (psychotherapy)"]
    assert play.shared == ()


subjects = strategies.lists(
    strategies.sampled_from(sorted(_rulebook().subject)), min_size=2, max_size=4, unique=True
)
sheets = strategies.sets(strategies.sampled_from(sorted(_rulebook().askable)), max_size=5)


@given(subjects, sheets)
def test_nothing_of_a_card_is_lost_and_nothing_is_told_twice(chosen: list[str], answers: set[str]) -> None:
    view = comparison(_explored(*answers), SAY, chosen)
    for number, name in enumerate(chosen):
        for row in card(_rulebook(), _rulebook().subject[name]):
            shown = _row(view, row.row)
            told = [line for each in shown.common for line in each.lines]
            held = shown.cells[number].lines if shown.cells else ()
            wanted = {says(_rulebook(), each) for each in (*row.own, *row.shared)}
            assert wanted <= {line.text for line in (*told, *held)}
            assert len(set(told)) == len(told)
            of_all = [
                line for each in shown.common if each.label == SAY("compare-each") for line in each.lines
            ]
            assert set(held).isdisjoint(of_all)
            if row.silent:
                assert row.silent in {shown.silent, *(each.silent for each in shown.cells)}


@given(subjects, sheets)
def test_every_line_has_a_citation_or_a_mark_and_no_cell_is_empty(
    chosen: list[str], answers: set[str]
) -> None:
    view = comparison(_explored(*answers), SAY, chosen)
    for row in view.rows:
        assert len(row.cells) in {0, len(chosen)}
        assert row.cells or row.common or row.silent
        assert all(each.lines or each.silent for each in row.cells)
        above, within = (
            (line for each in row.common for line in each.lines),
            (line for each in row.cells for line in each.lines),
        )
        assert all(line.citations or line.marks for line in (*above, *within))


def test_the_choices_stand_in_the_order_of_the_list() -> None:
    views = offers(_explored(OCD), SAY)
    assert [each.label for each in views] == ["On your list", "Always there", "Not on your list"]
    assert views[0].names[0] == (CBT, "Cognitive behavioral therapy")
    every = [name for each in views for name, _ in each.names]
    assert sorted(every) == sorted(_rulebook().subject)


@pytest.mark.standard(14)
def test_a_fifth_choice_is_refused_and_nothing_is_lost() -> None:
    before = (CBT, EXPOSURE, PLAY, NONE)
    chosen = choose(before, {CBT, EXPOSURE, "psychoeducation"}, (CBT, EXPOSURE, "psychoeducation"))
    assert (chosen.kept, chosen.refused) == (before, ("psychoeducation",))


def test_a_choice_that_is_taken_back_makes_room() -> None:
    chosen = choose((CBT, EXPOSURE, PLAY, NONE), {CBT, EXPOSURE}, (EXPOSURE,))
    assert (chosen.kept, chosen.refused) == ((EXPOSURE, PLAY, NONE), ())


ids = strategies.lists(strategies.sampled_from("abcdefgh"), unique=True)


@given(ids.map(lambda each: each[:4]), strategies.sets(strategies.sampled_from("abcdefgh")), ids)
def test_no_more_than_four_and_nothing_that_was_not_touched_is_lost(
    before: list[str], among: set[str], wanted: list[str]
) -> None:
    picked = [each for each in wanted if each in among]
    chosen = choose(before, among, picked)
    assert len(chosen.kept) <= choices.MOST_COMPARED
    assert set(chosen.kept) >= set(before) - (among - set(picked))
    assert {*chosen.kept, *chosen.refused} == (set(before) - among) | set(picked)


def test_the_table_names_its_columns_and_rows_for_those_who_hear_it() -> None:
    page = Page(drawing.table(_compared(CBT, EXPOSURE, NONE), (), SAY))
    assert page.tags.count("caption") == 1
    assert page.values("scope").count("col") == 3
    assert page.values("scope").count("rowgroup") == page.tags.count("tbody") == 12
    assert set(page.values("role")) == {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"}
    assert len(page.values("role")) == sum(
        page.tags.count(each) for each in ("table", "thead", "tbody", "tr", "th", "td")
    )
    assert set(page.values("colspan")) == {"3"}


def test_each_choice_can_be_taken_along_taken_out_and_looked_up() -> None:
    acts = Page(drawing.table(_compared(CBT, NONE), (NONE,), SAY)).values("data-act")
    assert acts[-5:] == [
        f"take {CBT}",
        f"compare {CBT}",
        f"show therapy:{CBT}",
        f"take {NONE}",
        f"compare {NONE}",
    ]


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


def _act(app: AppTest, asked: str) -> str:
    app.session_state["asked"] = (asked, "list")
    return _shown(app)


def _marked(app: AppTest) -> tuple[str, ...]:
    marked: tuple[str, ...] = app.session_state[choices.COMPARED]
    return marked


def test_with_fewer_than_two_the_page_says_what_to_do_and_offers_the_choices(app: AppTest) -> None:
    page = _go(app, "compare")
    assert "Nothing is marked yet" in page
    assert "<table" not in page
    app.button_group(key="pick-compared-others").set_value([CBT])
    assert "One choice is marked" in _shown(app)


def test_marks_of_the_list_are_compared_and_stay_when_pages_change(app: AppTest) -> None:
    _go(app, "list")
    _act(app, f"compare {CBT}")
    _act(app, f"compare {NONE}")
    page = _go(app, "compare")
    assert "2 choices stand side by side below." in page
    assert page.index('<span class="name">Cognitive') < page.index('<span class="name">No therapy')
    app.button_group(key="pick-compared-others").set_value([CBT, PLAY])
    assert "3 choices stand side by side below." in _shown(app)
    _go(app, "about")
    assert "3 choices stand side by side below." in _go(app, "compare")
    assert _marked(app) == (CBT, NONE, PLAY)


def test_a_fifth_is_refused_on_the_page_with_a_plain_message(app: AppTest) -> None:
    _go(app, "compare")
    four = [CBT, EXPOSURE, PLAY, "art-therapy"]
    app.button_group(key="pick-compared-others").set_value(four)
    _shown(app)
    app.button_group(key="pick-compared-always").set_value([NONE])
    page = _shown(app)
    assert (
        "Four choices can stand side by side. Take one back first, and then mark: No therapy for now." in page
    )
    assert _marked(app) == tuple(four)
    assert app.button_group(key="pick-compared-always").value == []
    app.button_group(key="pick-compared-others").set_value(four[1:])
    assert "Take one back first" not in _shown(app)


def test_a_fifth_is_refused_on_the_list_where_its_button_leads_to_the_four(app: AppTest) -> None:
    _go(app, "list")
    four = (CBT, EXPOSURE, PLAY, "art-therapy")
    for each in four:
        page = _act(app, f"compare {each}")
    assert f'data-act="compare {CBT}" aria-pressed="true"' in page
    assert f'data-act="compare {NONE}"' not in page
    assert "Four are marked to compare: see them" in page
    _act(app, f"compare {NONE}")
    assert _marked(app) == four


def test_leaving_forgets_what_was_compared(app: AppTest) -> None:
    _act(app, f"compare {CBT}")
    app.button(key="leave").click().run()
    assert choices.COMPARED not in app.session_state


@pytest.mark.parametrize("app", [SECOND], indirect=True)
def test_a_rulebook_from_another_field_is_compared_too(app: AppTest) -> None:
    app.session_state["visit-picks"] = {"the-place": ("dark-room",)}
    _go(app, "list")
    _act(app, "compare snake-plant")
    _act(app, "compare an-empty-sill")
    page = _go(app, "compare")
    assert '<span class="name">Snake plant</span>' in page
    assert '<span class="name">An empty sill</span>' in page
    assert "Called the easiest" in page
    assert "snake-easy-in-the-dark" in page
