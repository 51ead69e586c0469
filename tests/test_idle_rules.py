"""Each exact check plants its finding and gets it, and agrees with brute force over all answer sheets."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, product
from random import Random
from typing import Any

import pytest

from engine.audit.checks import idle_rules
from engine.audit.findings import Finding
from engine.inference import reference
from engine.options import Exploration, Reason, explore
from engine.rulebook import Derives, Fits, Lists, Notes, Place, Question, Rule, Rulebook
from engine.saved_answers import answer_sheet
from tests.brute_force import all_sheets, conclusions, few_terms, rulebook_of
from tests.questions import question, with_questions
from tests.rulebooks import derives, is_a, lists, notes, shows

BLOCKS, IN_A_BLOCK = range(10), 32
"""Together 320 random rulebooks."""


def named(findings: Iterator[Finding], code: str) -> set[str]:
    """Return the rules that were found; each finding stands at the place of its rule."""
    found = list(findings)
    assert {each.code for each in found} <= {code}
    return {each.file for each in found}


def placed(rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with each rule in a file of its own name."""
    return replace(rulebook, rules=tuple(replace(each, place=Place(each.id, 1)) for each in rulebook.rules))


def books(seed: int, most: int = 14) -> Iterator[Rulebook]:
    """Yield the random rulebooks of a block."""
    random = Random(seed)
    for _ in range(IN_A_BLOCK):
        yield placed(few_terms(random, most=most))


@pytest.mark.parametrize("seed", BLOCKS)
def test_a_rule_is_redundant_exactly_if_no_sheet_misses_it(seed: int) -> None:
    for book in books(seed, most=8):
        expected = {
            rule.id
            for rule in book.rules
            if all(
                conclusions(book.rules, sheet)
                == conclusions([each for each in book.rules if each is not rule], sheet)
                for sheet in all_sheets(book)
            )
        }
        assert named(idle_rules.redundant_rules(book), "redundant-rule") == expected


@pytest.mark.parametrize("seed", BLOCKS)
def test_a_rule_is_masked_exactly_if_no_sheet_shows_its_standing(seed: int) -> None:
    for book in books(seed):
        seen = {
            reason.rule.id
            for sheet in all_sheets(book)
            for listed in explore(book, sheet, reference.infer).listed
            for reason in listed.reasons
            if reason.concludes.standing == listed.standing
        }
        listing = {rule.id for rule in book.rules if isinstance(rule.concludes, Lists)}
        assert named(idle_rules.masked_rules(book), "masked-rule") == listing - seen


@pytest.mark.parametrize("seed", BLOCKS)
def test_a_rule_is_dead_exactly_if_it_stands_in_no_proof_of_anything_that_is_shown(seed: int) -> None:
    for book in books(seed, most=9):
        alive = {
            rule.id for sheet in all_sheets(book) for rule in proofs(explore(book, sheet, reference.infer))
        }
        assert named(idle_rules.dead_rules(book), "dead-rule") == set(book.rule) - alive


def proofs(found: Exploration) -> Iterator[Rule]:
    """Return the rules in the proofs of everything that is shown, the list of what was derived left out."""
    for listed in found.listed:
        reasons: list[Reason[Any]] = [*listed.reasons, *listed.notes, *listed.fits]
        yield from (rule for each in reasons for rule in (each.rule, *each.via))
    for therapy in found.therapies:
        yield from (rule for each in therapy.cautions for rule in (each.rule, *each.via))
    for notice in found.notices:
        yield from (notice.rule, *notice.via)


@pytest.mark.parametrize("seed", BLOCKS)
def test_dead_rules_can_all_go_and_nobody_sees_it(seed: int) -> None:
    for book in books(seed):
        dead = named(idle_rules.dead_rules(book), "dead-rule")
        rest = replace(book, rules=tuple(each for each in book.rules if each.id not in dead))
        for sheet in all_sheets(book):
            before, after = (explore(each, sheet, reference.infer) for each in (book, rest))
            assert (before.listed, before.notices) == (after.listed, after.notices)


@pytest.mark.parametrize("seed", BLOCKS)
def test_a_rule_is_out_of_reach_exactly_if_no_answers_to_the_questionnaire_fire_it(seed: int) -> None:
    random = Random(seed)
    for _ in range(IN_A_BLOCK):
        book = placed(few_terms(random))
        terms = [*book.term]
        questions = tuple(
            _random_question(random, str(number), terms) for number in range(random.randint(0, 3))
        )
        book = replace(book, questions=questions)
        fired = {
            rule.id
            for picks in every_way_to_answer(questions)
            for rule in reference.infer(book, answer_sheet(book, picks)).fired
        }
        assert named(idle_rules.rules_out_of_reach(book), "unreachable-rule") == set(book.rule) - fired


def _random_question(random: Random, name: str, terms: list[str]) -> Question:
    choose = random.choice(("one", "one", "several"))
    most = min(2, len(terms))
    return question(
        name, choose, [random.sample(terms, random.randint(0, most)) for _ in range(random.randint(1, 3))]
    )


def every_way_to_answer(questions: tuple[Question, ...]) -> Iterator[dict[str, frozenset[str]]]:
    """Return every way to pick options: of a question with one answer, none or one."""
    ways = []
    for each in questions:
        options = [choice.id for choice in each.choices]
        sizes = range(2 if each.choose == "one" else len(options) + 1)
        ways.append(list(chain.from_iterable(combinations(options, size) for size in sizes)))
    for picked in product(*ways):
        yield {each.id: frozenset(options) for each, options in zip(questions, picked, strict=True)}


FIRST = lists("for-rain", ["rain"], standing="first")
PLANTED = {
    "redundant-rule": (
        [is_a("drizzle", "rain"), FIRST, lists("extra", ["drizzle"], standing="first")],
        "the other rules conclude the same whenever `extra` fires; take it out",
    ),
    "masked-rule": (
        [FIRST, lists("extra", ["rain", "wind"], standing="second")],
        "whenever `extra` fires, another rule lists it as `first`; take one of them out",
    ),
    "dead-rule": (
        [FIRST, notes("extra", ["rain"], "walking")],
        "`extra` is never shown, as no rule lists its therapy; add one with `lists`",
    ),
}


@pytest.mark.parametrize("code", PLANTED)
def test_a_planted_finding_is_found_alone_and_at_its_line(code: str) -> None:
    (*rules, extra), message = PLANTED[code]
    at = Place("rules/therapies/talking.yaml", 17)
    book = rulebook_of([*rules, replace(extra, place=at)])
    book = with_questions(book, question("all", "several", [book.term]))
    assert list(idle_rules.idle_rules(book)) == [Finding(at.file, at.line, code, message)]


def test_a_weaker_rule_that_alone_rests_on_a_statement_may_stay() -> None:
    strong = replace(lists("strong", ["rain"], standing="first"), cites=("S001",))
    weak = replace(lists("weak", ["rain"], standing="second"), cites=("S001", "S002"))
    book = rulebook_of([strong, weak])
    (found,) = idle_rules.masked_rules(book)
    assert (found.code, found.is_remark) == ("masked-rule", True)
    assert found.message.endswith("; both may stand, as this one alone rests on S002")


def test_a_derivation_that_leads_nowhere_is_dead_and_so_is_the_one_that_leads_to_it() -> None:
    steps = [derives("first-step", ["a"], "b"), derives("second-step", ["b"], "c")]
    book = rulebook_of([*steps, shows("always")])
    assert [each.message for each in idle_rules.dead_rules(book)] == [
        "`first-step` leads nowhere: nothing that is shown rests on it; take it out",
        "`second-step` leads nowhere: nothing that is shown rests on it; take it out",
    ]


def test_two_options_of_a_question_with_one_answer_are_never_picked_together() -> None:
    book = rulebook_of([shows("young", ["child"]), shows("impossible", ["child", "adult"])])
    book = with_questions(book, question("age", "one", [["child"], ["adult"]]))
    assert [each.message for each in idle_rules.rules_out_of_reach(book)] == [
        "no answers to the questionnaire make `impossible` fire; ask for its terms, or take it out"
    ]


@pytest.mark.parametrize("kind", [Lists, Notes, Fits, Derives])
def test_the_random_rulebooks_have_every_kind_of_rule(kind: type) -> None:
    drawn = (rule for seed in range(20) for rule in few_terms(Random(seed)).rules)
    assert any(isinstance(rule.concludes, kind) for rule in drawn)
