"""What a visitor tries out: exactly the answers that were asked for, and never the real ones."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, product
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questionnaire import answer_sheet
from engine.rulebook import Choice, ChoiceGroup, Question, Rulebook
from tests.rulebooks import PLACE, lists, small_rulebook
from ui import picks, tries
from ui.showing.questionnaire import Picks, known
from ui.showing.trying import told, untold

TERMS = "abcdef"


def _question(name: str, choose: str, *gives: str) -> Question:
    """Return a question with an option for each string, which gives each of its letters."""
    choices = tuple(
        Choice(f"{name}-{number}", each, "", tuple(each), PLACE) for number, each in enumerate(gives)
    )
    return Question(name, name, "", "", choose, (ChoiceGroup("", choices),), (), "ours", PLACE)


def _asking(*questions: Question) -> Rulebook:
    return replace(small_rulebook(lists("every", TERMS)), questions=questions)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Rulebook, Picks, tuple[str, ...]]:
    """Return a rulebook with a few questions whose options give up to three terms, then picks, and terms."""
    random = Random(draw(st.integers(0, 2**64)))
    questions = [
        _question(
            f"q{number}",
            random.choice(("one", "one", "several")),
            *(
                "".join(random.sample(TERMS, random.choice((0, 1, 1, 2, 3))))
                for _ in range(random.randint(1, 4))
            ),
        )
        for number in range(random.randint(2, 3))
    ]
    rulebook = _asking(*questions)
    picked = {
        each.id: tuple(choice.id for choice in each.choices if random.random() < 0.4) for each in questions
    }
    terms = tuple(random.sample([*TERMS, "unknown"], random.randint(0, 3)))
    return rulebook, known(rulebook, picked), terms


def _all_picks(rulebook: Rulebook) -> Iterator[Picks]:
    """Return everything that can be picked, by trying all."""
    for options in product(*(_answers(each) for each in rulebook.questions)):
        yield dict(zip((each.id for each in rulebook.questions), options, strict=True))


def _answers(question: Question) -> list[tuple[str, ...]]:
    ids = [each.id for each in question.choices]
    most = 1 if question.choose == "one" else len(ids)
    return list(chain.from_iterable(combinations(ids, size) for size in range(most + 1)))


@given(cases())
@settings(max_examples=300)
def test_every_term_that_is_told_is_given_if_any_picks_can_give_them_all(
    case: tuple[Rulebook, Picks, tuple[str, ...]],
) -> None:
    rulebook, picked, terms = case
    wanted = rulebook.askable.intersection(terms)
    after = told(rulebook, picked, terms)
    if any(wanted <= answer_sheet(rulebook, each) for each in _all_picks(rulebook)):
        assert wanted <= answer_sheet(rulebook, after)
    else:
        assert after == picked


@given(cases())
def test_telling_takes_back_only_answers_to_questions_for_one_answer(
    case: tuple[Rulebook, Picks, tuple[str, ...]],
) -> None:
    rulebook, picked, terms = case
    after = told(rulebook, picked, terms)
    assert after == known(rulebook, after)
    for question in rulebook.questions:
        if question.choose == "several":
            assert set(picked.get(question.id, ())) <= set(after.get(question.id, ()))


@given(cases())
def test_what_is_given_already_changes_nothing_when_it_is_told(
    case: tuple[Rulebook, Picks, tuple[str, ...]],
) -> None:
    rulebook, picked, _ = case
    assert told(rulebook, picked, answer_sheet(rulebook, picked)) == picked


@given(cases())
def test_telling_every_answer_of_a_sheet_gives_that_sheet_and_no_other(
    case: tuple[Rulebook, Picks, tuple[str, ...]],
) -> None:
    rulebook, picked, _ = case
    sheet = answer_sheet(rulebook, picked)
    assert answer_sheet(rulebook, told(rulebook, {}, sheet)) == sheet


@given(cases())
def test_no_term_that_is_left_out_is_given_and_no_answer_is_added(
    case: tuple[Rulebook, Picks, tuple[str, ...]],
) -> None:
    rulebook, picked, terms = case
    after = untold(rulebook, picked, terms)
    assert answer_sheet(rulebook, after).isdisjoint(terms)
    for question, options in after.items():
        assert set(options) <= set(picked[question])


@given(cases())
def test_an_option_that_gives_nothing_that_is_left_out_stays(
    case: tuple[Rulebook, Picks, tuple[str, ...]],
) -> None:
    rulebook, picked, terms = case
    after = untold(rulebook, picked, terms)
    for question in rulebook.questions:
        for choice in question.choices:
            if choice.id in picked.get(question.id, ()) and not set(choice.gives) & set(terms):
                assert choice.id in after[question.id]


def test_of_two_options_the_one_that_takes_less_away_is_picked() -> None:
    rulebook = _asking(_question("who", "one", "a", "ab", "c"), _question("more", "several", "cd", "c", "e"))
    assert told(rulebook, {"who": ("who-0",)}, ["b"]) == {"who": ("who-1",)}
    assert told(rulebook, {"who": ("who-0",)}, ["c"]) == {"who": ("who-0",), "more": ("more-1",)}


def test_terms_that_one_option_gives_together_are_not_told_apart() -> None:
    rulebook = _asking(_question("who", "one", "a", "bc", "ac"))
    assert told(rulebook, {}, ["a", "c"]) == {"who": ("who-2",)}
    assert told(rulebook, {"who": ("who-0",)}, ["c", "a"]) == {"who": ("who-2",)}


def test_terms_that_exclude_each_other_cannot_be_told_at_once() -> None:
    rulebook = _asking(_question("who", "one", "a", "b"))
    assert told(rulebook, {"who": ("who-0",)}, ["a", "b"]) == {"who": ("who-0",)}
    assert told(rulebook, {"who": ("who-0",)}, ["b"]) == {"who": ("who-1",)}


SEVERAL = _asking(_question("topics", "several", "a", "b", "c"))


def _session(*options: str) -> dict[str, Any]:
    return {picks.KEPT: {"topics": options}}


@given(
    st.lists(
        st.tuples(st.sampled_from(["tell", "leave-out", "undo"]), st.lists(st.sampled_from("abcx"))),
        max_size=12,
    )
)
def test_the_real_answers_stay_whatever_is_tried(acts: list[tuple[str, list[str]]]) -> None:
    session = _session("topics-0")
    for verb, terms in acts:
        match verb:
            case "tell":
                tries.tell(session, SEVERAL, terms)
            case "leave-out":
                tries.leave_out(session, SEVERAL, terms)
            case _:
                tries.undo(session)
        assert picks.kept(session, SEVERAL) == {"topics": ("topics-0",)}
    tries.end(session)
    assert tries.tried(session, SEVERAL) == ()


def test_one_try_stands_on_top_of_the_other_and_is_taken_back_first() -> None:
    session = _session("topics-0")
    assert tries.tell(session, SEVERAL, ["b"])
    assert tries.leave_out(session, SEVERAL, ["a"])
    assert tries.tried(session, SEVERAL) == ({"topics": ("topics-0", "topics-1")}, {"topics": ("topics-1",)})
    tries.undo(session)
    assert tries.tried(session, SEVERAL) == ({"topics": ("topics-0", "topics-1")},)
    tries.undo(session)
    tries.undo(session)
    assert tries.tried(session, SEVERAL) == ()


def test_what_makes_no_difference_is_no_try() -> None:
    session = _session("topics-0")
    assert not tries.tell(session, SEVERAL, ["a"])
    assert not tries.tell(session, SEVERAL, ["nothing-of-the-kind"])
    assert not tries.leave_out(session, SEVERAL, ["b"])
    assert tries.tried(session, SEVERAL) == ()


def test_keeping_lets_the_last_try_be_the_answers() -> None:
    session = _session("topics-0") | {"pick-topics-0": ["topics-0"]}
    tries.tell(session, SEVERAL, ["b"])
    tries.keep(session, SEVERAL)
    assert picks.collect(session, SEVERAL) == {"topics": ("topics-0", "topics-1")}
    assert tries.tried(session, SEVERAL) == ()


def test_an_answer_that_is_changed_ends_every_try() -> None:
    session = _session("topics-0")
    tries.tell(session, SEVERAL, ["b"])
    session["pick-topics-0"] = ["topics-2"]
    picks.collect(session, SEVERAL)
    assert tries.tried(session, SEVERAL) == ()


def test_tries_without_end_do_not_fill_the_memory() -> None:
    session = _session("topics-0")
    for _ in range(tries.MOST):
        tries.tell(session, SEVERAL, ["b"])
        tries.leave_out(session, SEVERAL, ["b"])
    assert len(tries.tried(session, SEVERAL)) == tries.MOST
    assert tries.tried(session, SEVERAL)[-1] == {"topics": ("topics-0",)}


def test_options_that_the_rulebook_no_longer_offers_are_gone_from_tries_too() -> None:
    session = _session("topics-0")
    tries.tell(session, SEVERAL, ["b"])
    fewer = _asking(_question("topics", "several", "a"))
    assert tries.tried(session, fewer) == ({"topics": ("topics-0",)},)
