"""Saved answer sheets: written, read back strictly, and loaded with rules that have changed since."""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import AnswersError
from engine.reading.answers import LARGEST_SAVED, load_saved, parse_answers
from engine.reading.load import load_rulebook
from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from engine.saved_answers import (
    Loaded,
    MadeWith,
    Picks,
    SavedAnswers,
    answer_sheet,
    as_plain,
    load,
    made_with,
    picks_of,
    sheet_of,
    to_json,
)
from engine.serialization import fingerprint
from tests.questionnaires import (
    TERMS,
    WISHES,
    every_picks,
    picks_of_any,
    questionnaires,
    random_questionnaire,
)
from tests.questions import with_questions
from tests.rulebooks import PLACE, derives, fits, lists, small_rulebook

SHIPPED = load_rulebook()
SEEDS = st.integers(0, 2**64)


def question(name: str, choose: str, **gives: str) -> Question:
    """Return a question with an option for each name, and the terms that it gives, separated by spaces."""
    choices = tuple(
        Choice(each.replace("_", "-"), each, "", tuple(gives[each].split()), PLACE) for each in gives
    )
    return Question(name, "Why?", "", "So.", choose, (ChoiceGroup("", choices),), (), "ours", PLACE)


OUTSIDE = question("wishes", "several", outside="outside")
WEATHER = with_questions(
    small_rulebook(lists("walk", ["rain", "child", "adult", "helper"]), fits("out", ["outside"], "outside")),
    question("sky", "several", rain="rain", not_sure=""),
    question("person", "one", a_child="child helper", an_adult="adult", young="child"),
    OUTSIDE,
)
DRY = with_questions(
    replace(WEATHER, terms=tuple(each for each in WEATHER.terms if each.id != "rain")),
    question("sky", "several", not_sure=""),
    question("person", "one", a_child="child", an_adult="adult"),
    OUTSIDE,
)
"""The same without rain, and where asking for a child says no more that somebody helps."""


def told(text: str, rulebook: Rulebook = WEATHER) -> list[str]:
    """Return what is told of a sheet that is read strictly."""
    with pytest.raises(AnswersError) as caught:
        parse_answers(text, "sheet", rulebook)
    return str(caught.value).split("\n")


def loaded(text: str, rulebook: Rulebook = WEATHER) -> Loaded:
    """Return what a rulebook still knows of a sheet."""
    return load_saved(text.encode(), rulebook).loaded


def test_a_sheet_holds_terms_picks_marks_and_the_rulebook_in_the_order_of_the_rulebook() -> None:
    picks = {"goals": ("learn-coping-skills", "express-feelings"), "for-whom": ("a-child",)}
    sheet = sheet_of(SHIPPED, picks, ["learn-coping-skills", "child", "make-art"])
    made = {"title": "Treatment options", "version": SHIPPED.version, "fingerprint": fingerprint(SHIPPED)}
    assert as_plain(sheet) == {
        "has": ["child", "for-somebody-else", "express-feelings", "learn-coping-skills"],
        "picked": {"for-whom": ["a-child"], "goals": ["express-feelings", "learn-coping-skills"]},
        "matters": ["learn-coping-skills"],
        "rulebook": made,
    }
    assert json.loads(to_json(sheet)) == as_plain(sheet)


def test_a_sheet_says_only_what_it_knows_and_the_questionnaire_offers() -> None:
    assert as_plain(SavedAnswers(("rain",))) == {"has": ["rain"]}
    sheet = sheet_of(WEATHER, {"sky": ("snow", "rain"), "ground": ("mud",)})
    assert (sheet.has, sheet.picked) == (("rain",), (("sky", ("rain",)),))


@given(picks_of_any(), st.sets(st.sampled_from(TERMS)))
def test_a_saved_sheet_is_read_back_strictly_and_loaded_as_it_was_and_its_terms_find_its_picks(
    case: tuple[Rulebook, Picks], marked: set[str]
) -> None:
    rulebook, picks = case
    sheet = sheet_of(rulebook, picks, marked)
    assert parse_answers(to_json(sheet), "sheet", rulebook).has == answer_sheet(rulebook, picks)
    found = loaded(to_json(sheet), rulebook)
    assert found == Loaded(sheet, (), (), (), (), made_with(rulebook))
    assert set(sheet.matters) <= WISHES & set(sheet.has)
    has = answer_sheet(rulebook, picks)
    assert answer_sheet(rulebook, picks_of(rulebook, has).picks) == has
    assert picks_of(rulebook, has, picks).picks == picks


def test_a_sheet_with_everything_that_can_be_picked_is_far_smaller_than_the_largest_that_is_loaded() -> None:
    everything = {each.id: tuple(choice.id for choice in each.choices) for each in SHIPPED.questions}
    sheet = sheet_of(SHIPPED, everything, SHIPPED.term)
    assert len(to_json(sheet).encode()) < LARGEST_SAVED / 10


@pytest.mark.parametrize(
    ("terms", "picks", "left"),
    [
        (["rain"], {"sky": ("rain",)}, ()),
        (["child"], {"person": ("young",)}, ()),
        (["child", "helper"], {"person": ("a-child",)}, ()),
        (["helper"], {}, ("helper",)),
        (["adult", "helper"], {"person": ("an-adult",)}, ("helper",)),
        (["adult", "child"], {"person": ("an-adult",)}, ("child",)),
        (["adult", "child", "helper"], {"person": ("a-child",)}, ("adult",)),
        (["out-of-this-world"], {}, ("out-of-this-world",)),
        ([], {}, ()),
    ],
)
def test_picks_are_found_that_give_these_terms_and_no_others(
    terms: list[str], picks: Picks, left: tuple[str, ...]
) -> None:
    found = picks_of(WEATHER, terms)
    assert (found.picks, found.left) == (picks, left)


def test_a_term_that_is_only_derived_cannot_be_picked() -> None:
    rulebook = with_questions(
        small_rulebook(derives("d", ["rain"], "wet")), question("sky", "one", rain="rain")
    )
    assert picks_of(rulebook, ["wet", "rain"]).left == ("wet",)


def test_what_was_picked_before_is_picked_again_where_it_says_the_same() -> None:
    before = {"sky": ("not-sure",), "person": ("young",)}
    assert picks_of(WEATHER, ["child"], before).picks == before
    assert picks_of(WEATHER, ["adult"], before).picks == {"sky": ("not-sure",), "person": ("an-adult",)}


@given(SEEDS, st.sets(st.sampled_from([*TERMS, "unknown"])))
def test_no_other_picks_give_more_of_the_terms(seed: int, terms: set[str]) -> None:
    rulebook = random_questionnaire(Random(seed))
    found = picks_of(rulebook, sorted(terms))
    given_ = answer_sheet(rulebook, found.picks)
    assert given_ <= terms
    assert set(found.left) == terms - given_
    every = (answer_sheet(rulebook, picks) for picks in every_picks(rulebook))
    assert len(given_) == max(len(each) for each in every if each <= terms)


MIXED = """\
has: [rain]|picked: {skys: [rain]}
> sheet:2: unknown question `skys`; did you mean `sky`?
has: [rain]|picked:|  sky: [rian]
> sheet:3: the question `sky` has no option `rian`; did you mean `rain`?
has: [adult, child]|picked:|  person: [an-adult, young]
> sheet:3: the question `person` takes one option, and not 2
has:|  - rain|  - adult|picked: {sky: [rain]}
> sheet:3: no option in `picked` gives `adult`; take it out, or leave `picked` out
has: [child]|picked:|  person: [a-child]
> sheet:2: `picked` gives `helper`, and `has` does not hold it; put it in, or leave `picked` out
has: [rain]|matters:|  - outside
> sheet:3: `outside` is not in `has`, so it cannot matter most
has: [rain]|matters: [rain]
> sheet:2: `rain` is a topic, and only a wish can matter most
has: [rain]|rulebook: {title: x, version: y, fingerprint: z}
> sheet:2: `z` does not belong into `fingerprint`, which takes the 64 hex digits of a fingerprint
has: [rain]|pickd: {}
> sheet:2: unknown key `pickd`; did you mean `picked`?
""".splitlines()
"""Sheets that do not hold together, a bar where a line ends, each with the one fault that is told."""


@pytest.mark.parametrize(("text", "expected"), [*zip(MIXED[::2], MIXED[1::2], strict=True)])
def test_a_saved_sheet_that_does_not_hold_together_is_told(text: str, expected: str) -> None:
    assert told(text.replace("|", "\n")) == [expected.removeprefix("> ")]


def test_of_very_many_faults_the_first_hundred_are_told() -> None:
    found = told("has: []\n" + "".join(f"key-{each}: x\n" for each in range(500)))
    assert len(found) == 101
    assert "sheet:101: there are 400 more faults below" in found


def test_a_sheet_without_picks_is_loaded_with_picks_that_give_it() -> None:
    found = loaded("{has: [child, rain]}")
    assert found.sheet == sheet_of(WEATHER, {"sky": ("rain",), "person": ("young",)})
    assert (found.gone, found.unasked, found.made_with) == ((), (), None)


def test_a_sheet_of_other_rules_is_loaded_as_far_as_they_know_it_and_the_rest_is_named() -> None:
    picks = {"sky": ("rain", "not-sure"), "person": ("a-child",), "wishes": ("outside",)}
    found = loaded(to_json(sheet_of(WEATHER, picks, ["outside"])), DRY)
    made = MadeWith(WEATHER.title, WEATHER.version, fingerprint(WEATHER))
    sheet = sheet_of(DRY, picks | {"sky": ("not-sure",)}, ["outside"])
    assert found == Loaded(sheet, ("rain",), ("helper",), unpicked=(), unmarked=(), made_with=made)


def test_an_option_that_says_more_than_it_did_is_not_picked_again() -> None:
    more = with_questions(WEATHER, question("sky", "several", rain="rain adult", drops="rain"))
    found = load(more, has=["rain"], picked={"sky": ("rain",)})
    assert found.sheet.picked == (("sky", ("drops",)),)
    assert found.unpicked == (("sky", "rain"),)


def test_a_mark_on_what_is_no_wish_any_more_is_named() -> None:
    found = load(WEATHER, has=["rain", "outside"], picked={}, matters=["rain", "outside"])
    assert (found.sheet.matters, found.unmarked) == (("outside",), ("rain",))


@given(picks_of_any(), questionnaires())
def test_nothing_of_a_sheet_is_lost_without_a_word(case: tuple[Rulebook, Picks], other: Rulebook) -> None:
    rulebook, picks = case
    sheet = sheet_of(rulebook, picks, TERMS)
    found = loaded(to_json(sheet), replace(other, terms=other.terms[:4]))
    before, kept = (
        {(name, option) for name, options in each.picked or () for option in options}
        for each in (sheet, found.sheet)
    )
    told_of = {*found.sheet.has, *found.gone, *found.unasked}
    assert set(sheet.has) == told_of - {option for _, option in before}
    lost = before - kept - {*found.unpicked}
    assert {option for _, option in lost} <= {*found.gone}


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_a_saved_sheet_or_an_answers_error(content: bytes) -> None:
    try:
        assert set(load_saved(content, WEATHER).loaded.sheet.has) <= set(WEATHER.term)
    except AnswersError as error:
        assert error.faults  # noqa: PT017 -- either a sheet or faults, and nothing else


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is empty"),
        (b"\x7fELF\x00", "is a binary file; write plain text in UTF-8"),
        (b"x" * (LARGEST_SAVED + 1), f"is larger than {LARGEST_SAVED:,} bytes, so it is no saved sheet"),
        (b"a: &a [x, x]\nb: &b [*a, *a]", "anchors are refused; leave out `&a`"),
        (b"[" * 500, "is nested more than 12 levels deep"),
        (b"has: !!python/object/apply:os.system [x]", "tags are refused"),
        (b"has: [outside]\nmatters: [rain]", "`rain` is not in `has`, so it cannot matter most"),
    ],
)
def test_what_is_no_saved_sheet_is_refused(content: bytes, expected: str) -> None:
    with pytest.raises(AnswersError) as caught:
        load_saved(content, WEATHER)
    assert expected in str(caught.value)
    assert {each.file for each in caught.value.faults} == {""}
