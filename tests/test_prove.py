"""Every claim holds where it should, and a broken evaluator, rulebook or explorer gets its counterexample."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from random import Random

import pytest
import typer
from typer.testing import CliRunner

from engine import options
from engine.audit.proving import agreement, prove
from engine.audit.proving.claims import Explore, Proof, Runs
from engine.commands.auditing.prove import prove as prove_command
from engine.inference import counting, reference
from engine.inference.proof import Inference
from engine.options import Exploration
from engine.reading.load import load_rulebook
from engine.rendering.proofs import proof_as_text
from engine.rulebook import Entry, Notice, Passage, Rule, Rulebook
from tests.brute_force import all_sheets, few_terms, rulebook_of
from tests.rulebooks import PLACE, cautions, derives, fits, is_a, lists, notes, shows

Broken = Callable[[Exploration, frozenset[str]], Exploration]


def book() -> Rulebook:
    """Return a rulebook that every claim holds for: one of each kind, and a notice of every page."""
    made = rulebook_of(
        [
            is_a("drizzle", "rain"),
            derives("soaked", ["rain", "wind"], "wet"),
            lists("talking-for-rain", ["rain"], standing="first"),
            lists("walking-when-wet", ["wet"], "walking", standing="second"),
            notes("take-a-coat", ["wind"], "walking"),
            cautions("icy", ["wind"], "walking"),
            fits("walking-fits", ["be-outside"], "be-outside", "walking"),
            shows("crisis"),
        ]
    )
    crisis = Notice("crisis", "Help", "Call.", ("every-page",), (), "", PLACE)
    return replace(made, notices=(crisis,))


def explore(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
    return options.explore(rulebook, answers, reference.infer)


def broken(by: Broken) -> Explore:
    """Return the real code, with what it returns spoilt."""

    def spoilt(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
        given = frozenset(answers)
        return by(explore(rulebook, given), given)

    return spoilt


CLAIMS = (
    prove.parted,
    prove.wishes_never_remove,
    prove.reasons_stay,
    prove.cautions_stay,
    prove.founded,
    prove.notices_of_every_page,
    agreement.no_order,
)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_holds_for_a_sound_rulebook(claim: Callable[[Runs], Proof]) -> None:
    proof = claim(Runs(book(), explore))
    assert proof.counterexample is None
    assert proof.cases > 0


def test_a_therapy_that_is_lost_between_the_lists_is_found() -> None:
    def lose(found: Exploration, _: frozenset[str]) -> Exploration:
        return replace(
            found, not_listed=tuple(each for each in found.not_listed if each.therapy != "walking")
        )

    proof = prove.parted(Runs(book(), broken(lose)))
    assert proof.counterexample == "has nothing: `walking` is shown 0 times"
    assert proof.cases == 1


def test_a_therapy_that_is_listed_without_a_rule_is_found() -> None:
    def always(found: Exploration, _: frozenset[str]) -> Exploration:
        more = options.Listed("walking", "second", "", (), (), (), ())
        rest = tuple(each for each in found.not_listed if each.therapy != "walking")
        listed = (*(each for each in found.listed if each.therapy != "walking"), more)
        return replace(found, listed=listed, not_listed=rest)

    assert prove.parted(Runs(book(), broken(always))).counterexample == "`walking` is listed without any rule"


def test_a_wish_that_removes_a_therapy_is_found() -> None:
    def indoors(found: Exploration, given: frozenset[str]) -> Exploration:
        keep = tuple(each for each in found.listed if each.therapy != "talking" or "be-outside" not in given)
        return replace(found, listed=keep)

    proof = prove.wishes_never_remove(Runs(book(), broken(indoors)))
    assert proof.counterexample == "has rain: with be-outside, `talking` is listed no more"


def test_an_answer_that_removes_a_reason_is_found() -> None:
    def dry(found: Exploration, given: frozenset[str]) -> Exploration:
        return replace(found, derived=()) if "wind" in given and "drizzle" in given else found

    proof = prove.reasons_stay(Runs(book(), broken(dry)))
    everything = "be-outside, drizzle, rain, wet, wind"
    assert (
        proof.counterexample
        == f"has {everything}: `is-a:drizzle:rain` is not shown, though all its terms are there"
    )


def test_a_therapy_that_is_shown_without_its_caution_is_found() -> None:
    def careless(found: Exploration, _: frozenset[str]) -> Exploration:
        return replace(found, listed=tuple(replace(each, cautions=()) for each in found.listed))

    def silent(found: Exploration, _: frozenset[str]) -> Exploration:
        return replace(found, not_listed=tuple(replace(each, cautions=()) for each in found.not_listed))

    proofs = [prove.cautions_stay(Runs(book(), broken(each))) for each in (careless, silent)]
    assert [each.counterexample for each in proofs] == [
        "has wet, wind: `walking` is shown without `icy`",
        "has wind: `walking` is shown without `icy`",
    ]


def test_a_rule_without_citation_and_mark_is_found_even_where_another_rests_on_it() -> None:
    sound = book()
    bare = tuple(replace(each, editorial="") if each.id == "soaked" else each for each in sound.rules)
    proof = prove.founded(Runs(replace(sound, rules=bare), explore))
    assert proof.counterexample == "has rain, wind: `soaked` has no citation and no editorial mark"


def test_an_entry_of_a_card_without_foundation_is_found() -> None:
    sound = book()
    entry = Entry("S404", "", "", PLACE)
    about = (Passage("purpose", "Purpose", (entry,), PLACE),)
    proof = prove.founded(Runs(replace(sound, about=about), explore))
    assert proof.counterexample == (
        "about page, `purpose`: no statement that says anything, and no reason of ours"
    )


def test_a_crisis_notice_that_needs_an_answer_is_found() -> None:
    sound = book()
    rules = tuple(replace(each, has=("rain",)) if each.id == "crisis" else each for each in sound.rules)
    proof = prove.notices_of_every_page(Runs(replace(sound, rules=rules), explore))
    assert proof.counterexample == "no notice for `every-page` has an empty `has`"


def test_nothing_is_claimed_of_every_page_where_no_notice_is_for_it() -> None:
    sound = book()
    bare = replace(sound, notices=tuple(replace(each, where=("results",)) for each in sound.notices))
    made = [
        [claim().claim for claim in prove.claims(each, {"reference": reference.infer})]
        for each in (sound, bare)
    ]
    assert set(made[0]) - set(made[1]) == {"always there, on every page: `crisis`"}


def test_a_crisis_notice_that_some_answer_hides_is_found() -> None:
    def hide(found: Exploration, given: frozenset[str]) -> Exploration:
        return replace(found, notices=()) if "drizzle" in given else found

    proof = prove.notices_of_every_page(Runs(book(), broken(hide)))
    assert proof.counterexample == "has drizzle: the notice `crisis` is not shown"


def test_code_that_looks_at_the_order_of_answers_is_found() -> None:
    def first_answer(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
        given = list(answers)
        return explore(rulebook, given[:1] if isinstance(answers, list) else given)

    proof = agreement.no_order(Runs(book(), first_answer))
    assert proof.counterexample is not None
    assert proof.counterexample.endswith("other answers order, other options")


def test_code_that_looks_at_the_order_of_rules_is_found() -> None:
    def first_rules(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
        return explore(replace(rulebook, rules=rulebook.rules[:3]), answers)

    proof = agreement.no_order(Runs(book(), first_rules))
    assert proof.counterexample is not None
    assert proof.counterexample.endswith("other rules and files order, other options")


def test_therapies_of_one_name_would_stand_in_the_order_of_the_files_and_that_is_found() -> None:
    sound = rulebook_of(
        [lists("one", ["rain"], "talking", "first"), lists("two", ["rain"], "walking", "first"), *many()]
    )
    same = tuple(replace(each, name="Same") for each in sound.therapies)
    assert agreement.no_order(Runs(replace(sound, therapies=same), explore)).counterexample is not None


def many() -> Iterator[Rule]:
    """Return further rules, so that one shuffled rulebook at least has the two in the other order."""
    yield from (shows(f"notice-{number}", ["rain", f"term-{number}"]) for number in range(20))


def test_an_evaluator_that_forgets_to_chain_is_found() -> None:
    def no_chaining(rulebook: Rulebook, answers: Iterable[str]) -> Inference:
        given = frozenset(answers)
        return Inference(given, tuple(rule for rule in rulebook.rules if given.issuperset(rule.has)))

    proof = agreement.evaluators_agree(book(), {"reference": reference.infer, "broken": no_chaining})
    assert proof.counterexample == "has drizzle: reference and broken fire different rules"
    assert proof.sampled


def reasons(found: Exploration) -> set[str]:
    """Return the rules of everything that is shown with a reason."""
    listed = [
        each.rule.id for one in found.listed for part in (one.reasons, one.fits, one.notes) for each in part
    ]
    listed += [each.rule.id for one in found.therapies for each in one.cautions]
    return {*listed, *(each.rule.id for each in found.derived), *(each.rule.id for each in found.notices)}


@pytest.mark.parametrize("seed", range(10))
def test_what_is_said_of_every_sheet_holds_on_every_sheet_of_random_rulebooks(seed: int) -> None:
    random = Random(seed)
    for _ in range(10):
        rulebook = few_terms(random, most=7)
        runs = Runs(rulebook, explore)
        proofs = [
            claim(runs)
            for claim in (prove.parted, prove.wishes_never_remove, prove.reasons_stay, prove.cautions_stay)
        ]
        assert [each.counterexample for each in proofs] == [None] * 4
        found = {sheet: explore(rulebook, sheet) for sheet in all_sheets(rulebook)}
        for sheet, one in found.items():
            listed = {each.therapy for each in one.listed}
            assert sorted([*listed, *(each.therapy for each in one.not_listed)]) == sorted(rulebook.therapy)
            for term in rulebook.term:
                more = found[sheet | {term}]
                assert listed <= {each.therapy for each in more.listed}
                assert reasons(one) <= reasons(more)


def test_every_claim_holds_for_the_shipped_rulebook_and_only_two_are_sampled() -> None:
    rulebook = load_rulebook()
    evaluators = {"reference": reference.infer, "counting": counting.infer}
    proofs = [claim() for claim in prove.claims(rulebook, evaluators)]
    assert [each.counterexample for each in proofs] == [None] * 8
    assert [each.claim for each in proofs if each.sampled] == [
        "the order of answers and of files changes nothing",
        "the evaluators agree: reference, counting",
    ]


def test_a_claim_is_told_with_its_argument_its_cases_and_its_counterexample() -> None:
    told = proof_as_text(
        Proof("rain is wet", "it rained", sampled=False, cases=1200, counterexample="has sun")
    )
    assert told == "rain is wet\n  does not hold\n  it rained\n  1,200 cases\n  counterexample: has sun\n"
    holds = proof_as_text(Proof("rain is wet", "it rained", sampled=True, cases=1, counterexample=None))
    assert holds.splitlines()[1] == "  sampled, holds wherever it was tried"


def test_the_command_prints_every_claim_and_ends_with_nothing_to_complain_of() -> None:
    program = typer.Typer()
    program.command()(prove_command)
    answer = CliRunner().invoke(program, ["--format", "json"])
    assert answer.exit_code == 0
    claims = json.loads(answer.stdout)["claims"]
    assert [each["holds"] for each in claims] == [True] * 8
    assert claims[-1]["claim"] == "the evaluators agree: experta, reference, counting"
