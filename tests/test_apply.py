"""Actions in any order, sensible or not: none fails, none loses an answer, and a visit stays whole."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.folders import SECOND
from tests.visiting import SETTING, edition_of
from ui import actions
from ui.actions import Action, read, written
from ui.apply import MOST_COMPARED, MOST_PLACES, MOST_TRIES, apply, apply_all
from ui.context import Context
from ui.downloads import MAKERS, make
from ui.edition import Edition
from ui.forms import ASKED, FIND, LOAD, MATTERS, READ_COPY, SEARCH, WORDS, read_form, selected
from ui.lookup import CONSEQUENCES, KINDS, key, known
from ui.rendering import draw
from ui.views.pages import page
from ui.visit import LEFT, ORDERS, PAGES, YOURS, Visit, offered

EDITION = edition_of()
OTHER = edition_of(SECOND)
RULEBOOK = EDITION.rulebook
CHOICES = [(each.id, choice.id) for each in RULEBOOK.questions for choice in each.choices]
RECORDS = (
    ("option", RULEBOOK.subject),
    ("term", RULEBOOK.term),
    ("rule", RULEBOOK.rule),
    ("statement", RULEBOOK.statement),
)
KEYS = [
    *(f"{kind}:{name}" for kind, names in RECORDS for name in names),
    *(key("all", each) for each in (*KINDS, CONSEQUENCES)),
]
FILES = [
    *(
        b"{has: [depression, child, be-with-others]}",
        b"{has: [], picked: {topics: [adhd]}}",
        b"{has: [gone]}",
    ),
    *(b"\xff\0", b""),
]
CHANGE_ANSWERS = (
    actions.Answer, actions.Pick, actions.Clear, actions.KeepTries, actions.Load, actions.Use,
    actions.Restart, actions.Leave,
)  # fmt: skip
"""The actions that may change the answers."""

Texts = st.SearchStrategy[str]
junk = st.text(max_size=12)
number = st.integers(-2, 12) | st.integers()
word = st.text(st.characters(blacklist_categories=("Z", "C")), min_size=1, max_size=9).filter(
    lambda text: text.split() == [text]
)
"""An id as a button can hold it: without white space."""
ids = st.sampled_from(
    [
        *(*PAGES, *ORDERS, YOURS, *KEYS, *MAKERS, *RULEBOOK.subject, *RULEBOOK.askable),
        *(each.id for each in EDITION.samples),
        *(name for pair in CHOICES for name in pair),
    ]
)


def _by_type(kind: type, text: Texts, count: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    """Return actions of a kind with anything in their fields."""
    strategies: dict[Any, st.SearchStrategy[Any]] = {
        str: text,
        int: count,
        bytes: st.sampled_from(FILES) | st.binary(max_size=40),
        tuple[str, ...]: st.lists(text, max_size=4).map(tuple),
    }
    return st.builds(kind, **{each.name: strategies[each.type] for each in fields(kind)})


pairs = st.sampled_from(CHOICES)
askable, subject = st.sampled_from(sorted(RULEBOOK.askable)), st.sampled_from(sorted(RULEBOOK.subject))
sensible = st.one_of(
    pairs.map(lambda pair: actions.Pick(*pair)),
    pairs.map(lambda pair: actions.Answer(pair[0], (pair[1],))),
    st.sampled_from(PAGES).map(actions.Go),
    st.integers(0, 9).map(actions.Step),
    st.integers(0, 9).map(actions.Return),
    st.sampled_from(KEYS).map(actions.LookUp),
    askable.map(lambda term: actions.TryWith((term,))),
    askable.map(lambda term: actions.TryWithout((term,))),
    subject.map(actions.Compare),
    subject.map(actions.Take),
    st.sampled_from([each.id for each in EDITION.samples]).map(actions.Use),
    st.sampled_from(FILES).map(actions.Load),
)
anything = st.one_of([_by_type(kind, ids | junk, number) for kind in Action.__subclasses__()])
sequences = st.lists(sensible | anything, max_size=14)
names = st.sampled_from([ASKED, MATTERS, WORDS, actions.BUTTON, *(selected(each) for each, _ in CHOICES)])
values = st.sampled_from([SEARCH, FIND]) | pairs.map(lambda pair: written(actions.Pick(*pair)))
files = st.tuples(st.sampled_from([LOAD, READ_COPY]) | junk, st.sampled_from(FILES))
forms = st.tuples(
    st.lists(st.tuples(names | junk, values | ids | junk), max_size=9), st.lists(files, max_size=2)
)


def damages(edition: Edition, visit: Visit) -> Iterator[str]:
    """Yield everything in which a visit is not whole."""
    rulebook = edition.rulebook
    parts = {
        "at": 0 <= visit.at < len(visit.places) <= MOST_PLACES,
        "place": all(
            each.page in PAGES
            and 1 <= each.step <= len(rulebook.questions) + 1
            and (not each.key or known(rulebook, each.key))
            for each in visit.places
        ),
        "places": all(before != after for before, after in pairwise(visit.places)),
        "selections": all(offered(rulebook, dict(each)) == each for each in (visit.selections, *visit.tries)),
        "tries": len(visit.tries) <= MOST_TRIES and all(a != b for a, b in pairwise(visit.tries)),
        "first try": len(visit.tries) in {0, MOST_TRIES} or visit.tries[0] != visit.selections,
        "matters": all(rulebook.term[each].kind == "wish" for each in visit.matters),
        "compared": len(visit.compared) <= MOST_COMPARED,
        "marked": all(
            len(set(each)) == len(each) and set(each) <= set(rulebook.subject)
            for each in (visit.compared, visit.taken)
        ),
        "order": visit.order in ORDERS,
        "sheets": set(visit.sheets) <= {"", YOURS, *(each.id for each in edition.samples)},
        "named": {visit.explained, visit.refused} <= {"", *rulebook.subject},
    }
    yield from (name for name, whole in parts.items() if not whole)


def drawn(edition: Edition, visit: Visit) -> str:
    return draw(page(Context(edition, visit, SETTING)))


@given(sequences)
def test_no_action_fails_loses_an_answer_or_leaves_a_visit_that_is_not_whole(sequence: list[Action]) -> None:
    visit = Visit()
    for action in sequence:
        outcome = apply(EDITION, visit, action)
        after = outcome.visit
        if after.selections != visit.selections:
            assert isinstance(action, CHANGE_ANSWERS) or action == actions.Go(LEFT), action
        assert after.dropped >= visit.dropped
        assert list(damages(EDITION, after)) == [], action
        visit = after
    assert drawn(EDITION, visit)


@given(st.lists(forms, max_size=5))
def test_a_form_may_hold_anything(posted: list[tuple[Any, Any]]) -> None:
    visit = Visit()
    for form in posted:
        visit = apply_all(EDITION, visit, read_form(*form)).visit
        assert list(damages(EDITION, visit)) == []


@settings(max_examples=40)
@given(sequences, st.sampled_from(PAGES), st.sampled_from(KEYS))
def test_every_page_can_be_drawn_after_any_actions(sequence: list[Action], name: str, key: str) -> None:
    visit = apply_all(EDITION, Visit(), sequence).visit
    assert drawn(EDITION, apply(EDITION, visit, actions.Go(name)).visit)
    assert drawn(EDITION, apply(EDITION, visit, actions.LookUp(key)).visit)


@settings(max_examples=40)
@given(sequences, sequences, st.sampled_from(PAGES))
def test_a_visit_outlives_a_change_of_all_rules(before: list[Action], after: list[Action], name: str) -> None:
    visit = apply_all(EDITION, Visit(), before).visit
    assert drawn(OTHER, visit)
    changed = apply_all(OTHER, visit, [*after, actions.Go(name)]).visit
    assert drawn(OTHER, changed)


@given(sequences, ids | junk)
def test_any_file_can_be_asked_for_and_most_are_none(sequence: list[Action], name: str) -> None:
    visit = apply_all(EDITION, Visit(), sequence).visit
    if name not in MAKERS:
        assert make(Context(EDITION, visit, SETTING), name) is None


WRITTEN = [kind for kind in Action.__subclasses__() if kind not in actions._UNWRITTEN]  # noqa: SLF001
"""The actions that a button has a value for."""


@given(st.one_of([_by_type(kind, word, st.integers(0, 999_999_999)) for kind in WRITTEN]))
def test_the_value_of_a_button_stands_for_its_action_alone(action: Action) -> None:
    assert read(written(action)) == action


NO_ACTIONS = ["go", "go a b", "step x", "step -1", "step 1 2", "look-up", "pick a", "show 1"]


@given(junk | st.sampled_from(NO_ACTIONS))
def test_a_value_that_stands_for_no_action_is_none(value: str) -> None:
    action = read(value)
    assert action is None or read(written(action)) == action


def after(*done: Action) -> Visit:
    return apply_all(EDITION, Visit(), done).visit


def test_an_option_is_picked_and_taken_back_and_where_one_is_taken_another_gives_way() -> None:
    topics = (actions.Pick("topics", "schizophrenia"), actions.Pick("topics", "depression"))
    assert after(*topics).selections == (("topics", ("depression", "schizophrenia")),)
    assert after(*topics, topics[0]).selections == (("topics", ("depression",)),)
    child, adult = actions.Pick("for-whom", "a-child"), actions.Pick("for-whom", "myself")
    assert after(adult, child).selections == (("for-whom", ("a-child",)),)
    assert after(child, child).selections == ()


def test_marks_are_said_and_a_fifth_option_finds_no_room() -> None:
    first, *rest = map(actions.Compare, list(RULEBOOK.subject)[:5])
    assert apply(EDITION, Visit(), first).said == "1 choice is marked to compare."
    assert apply_all(EDITION, Visit(), [first, first]).visit.compared == ()
    full = after(first, *rest[:3])
    refused = apply(EDITION, full, rest[3])
    assert (refused.visit.compared, refused.visit.refused) == (full.compared, rest[3].option)
    assert refused.said == "Four choices are marked to compare. That is the most. Take one back first."
    assert apply(EDITION, refused.visit, first).visit.refused == ""


def test_places_are_gone_through_as_in_a_browser() -> None:
    visit = after(actions.Go("list"), actions.Go("about"), actions.Return(0))
    assert (visit.place.page, visit.number) == ("start", 0)
    onward = apply(EDITION, visit, actions.Go("privacy")).visit
    assert [each.page for each in onward.places] == ["start", "privacy"]
    assert apply(EDITION, onward, actions.Return(2)).visit == onward


def test_no_number_of_a_place_is_used_again_after_leaving() -> None:
    visit = after(actions.Go("list"), actions.Go("about"), actions.Leave())
    assert visit.number == 3
    assert [each.page for each in visit.places] == ["left"]
    assert apply(EDITION, visit, actions.Return(1)).visit == visit


def test_the_oldest_places_are_forgotten_and_the_numbers_stay() -> None:
    pages = [actions.Go("about" if each % 2 else "list") for each in range(MOST_PLACES + 4)]
    visit = after(*pages)
    assert (len(visit.places), visit.dropped, visit.number) == (MOST_PLACES, 5, MOST_PLACES + 4)
    assert apply(EDITION, visit, actions.Return(4)).visit == visit
    assert apply(EDITION, visit, actions.Return(5)).visit.at == 0


def test_a_search_of_topics_is_forgotten_with_its_place_and_one_of_the_rules_stays_with_it() -> None:
    searched = after(actions.Go("questions"), actions.Search("low mood"))
    assert searched.search == "low mood"
    assert apply(EDITION, searched, actions.Go("list")).visit.search == ""
    found = after(actions.Go("rules"), actions.Find("low mood"), actions.LookUp("term:depression"))
    assert apply(EDITION, found, actions.Return(2)).visit.place.words == "low mood"


def test_words_of_a_search_are_cut_and_hold_nothing_that_cannot_be_seen() -> None:
    assert after(actions.Search("a\0\u202eb" + "c" * 500)).search == "ab" + "c" * 196
