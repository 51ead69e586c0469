"""Counterfactuals of a listed option, against brute force over every answer sheet."""

from collections.abc import Callable, Iterable
from itertools import chain, combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.counterfactuals import promotions, removals
from engine.inference.reference import infer
from engine.minimal_sets import smallest
from engine.options import Exploration, Listed, explore
from engine.rulebook import Rulebook
from tests.brute_force import few_terms, rulebook_of
from tests.questions import asking
from tests.rulebooks import derives, is_a, lists

Case = tuple[Rulebook, frozenset[str]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a crowded rulebook of up to six terms that asks for some of them, and a sheet of any of them."""
    random = Random(draw(st.integers(0, 2**64)))
    rulebook = few_terms(random)
    asked = [term for term in rulebook.term if random.random() < 0.8]
    return asking(rulebook, asked), frozenset(term for term in rulebook.term if random.random() < 0.5)


def _explored(rulebook: Rulebook, *answers: str) -> Exploration:
    return explore(rulebook, answers, infer)


def _listed(exploration: Exploration, therapy: str) -> Listed | None:
    return next((each for each in exploration.listed if each.therapy == therapy), None)


def _found(terms: Iterable[str], holds: Callable[[frozenset[str]], bool]) -> set[frozenset[str]]:
    """Return every set of terms of which something holds, and of none of its parts, by trying all."""
    ordered, found = sorted(terms), set[frozenset[str]]()
    every = chain.from_iterable(combinations(ordered, size) for size in range(len(ordered) + 1))
    for each in map(frozenset, every):
        if not any(part <= each for part in found) and holds(each):
            found.add(each)
    return found


@given(cases())
@settings(max_examples=300)
def test_removals_are_what_brute_force_finds(case: Case) -> None:
    rulebook, sheet = case
    exploration = _explored(rulebook, *sheet)
    for listed in exploration.listed:
        sets = removals(exploration, listed)
        assert len(set(map(frozenset, sets))) == len(sets)

        def is_gone(without: frozenset[str], listed: Listed = listed) -> bool:
            return _listed(_explored(rulebook, *sheet - without), listed.therapy) is None

        assert set(map(frozenset, sets)) == _found(sheet, is_gone)


@given(cases())
@settings(max_examples=300)
def test_promotions_are_what_brute_force_finds(case: Case) -> None:
    rulebook, sheet = case
    exploration, rank = _explored(rulebook, *sheet), list(rulebook.standing)
    for listed in exploration.listed:

        def rises(more: frozenset[str], listed: Listed = listed) -> bool:
            after = _listed(_explored(rulebook, *sheet | more), listed.therapy)
            assert after is not None
            return rank.index(after.standing) < rank.index(listed.standing)

        every = (frozenset(answers) for need in promotions(exploration, listed) for answers in need.answers)
        assert smallest(every) == _found(rulebook.askable, rises)


@given(cases())
def test_every_answer_that_raises_a_therapy_makes_its_rule_fire(case: Case) -> None:
    rulebook, sheet = case
    exploration = _explored(rulebook, *sheet)
    for listed in exploration.listed:
        for need in promotions(exploration, listed):
            assert need.missing
            for answers in need.answers:
                assert need.rule in infer(rulebook, sheet | set(answers)).fired


def test_a_therapy_with_two_rules_stays_until_both_have_lost_an_answer() -> None:
    both = [lists("wet", ["rain"], standing="first"), lists("cold", ["cold", "wind"], standing="first")]
    rulebook = rulebook_of([is_a("drizzle", "rain"), *both])
    exploration = _explored(rulebook, "drizzle", "cold", "wind")
    assert removals(exploration, exploration.listed[0]) == (("drizzle", "cold"), ("drizzle", "wind"))


def test_nothing_takes_off_what_is_listed_without_any_answer() -> None:
    rulebook = rulebook_of([lists("always", [], standing="first")])
    exploration = _explored(rulebook)
    assert removals(exploration, exploration.listed[0]) == ()


def test_only_rules_of_a_stronger_standing_raise_a_therapy() -> None:
    words = [("some", ["rain"], "second"), ("more", ["cold"], "second"), ("strong", ["ice"], "first")]
    rules = [lists(name, has, standing=standing) for name, has, standing in words]
    other = lists("of-another", ["cold"], "walking", "first")
    rulebook = rulebook_of([*rules, derives("freezing", ["cold", "rain"], "ice"), other])
    exploration = _explored(asking(rulebook, ["rain", "cold"]), "rain")
    (need,) = promotions(exploration, exploration.listed[0])
    assert (need.rule.id, need.missing, need.answers) == ("strong", ("ice",), (("cold",),))
    first = _explored(asking(rulebook, ["rain", "cold"]), "rain", "cold")
    assert [promotions(first, each) for each in first.listed] == [(), ()]


def test_a_stronger_standing_that_no_question_leads_to_has_no_answers() -> None:
    strong = lists("strong", ["secret"], standing="first")
    rulebook = rulebook_of([lists("plain", ["rain"], standing="second"), strong])
    exploration = _explored(asking(rulebook, ["rain"]), "rain")
    (need,) = promotions(exploration, exploration.listed[0])
    assert (need.missing, need.answers) == (("secret",), ())
