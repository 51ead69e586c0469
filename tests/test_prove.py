"""Every claim holds where it should, and a broken evaluator, rulebook or explorer gets its counterexample."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

import pytest

from engine import options
from engine.audit.proving import agreement, prove
from engine.audit.proving.claims import Explore, Proof, Runs
from engine.inference import counting, reference
from engine.inference.proof import Inference
from engine.options import Exploration
from engine.reading.load import load_rulebook
from engine.rendering.proofs import proof_as_text
from engine.rulebook import Entry, Notice, Passage, Rulebook
from tests.brute_force import all_sheets, few_terms, rulebook_of
from tests.commands import audit
from tests.rulebooks import PLACE, cautions, derives, fits, is_a, lists, notes, shows

Broken = Callable[[Exploration, frozenset[str]], Exploration]


def book() -> Rulebook:
    """Return a rulebook that every claim holds for: one of each kind, and a notice of every page."""
    rules = [
        is_a("drizzle", "rain"), derives("soaked", ["rain", "wind"], "wet"),
        lists("talking-for-rain", ["rain"], standing="first"),
        lists("walking-when-wet", ["wet"], "walking", standing="second"),
        notes("take-a-coat", ["wind"], "walking"), cautions("icy", ["wind"], "walking"),
        fits("walking-fits", ["be-outside"], "be-outside", "walking"), shows("crisis"),
    ]  # fmt: skip
    crisis = Notice("crisis", "Help", "Call.", ("every-page",), (), "", PLACE)
    return replace(rulebook_of(rules), notices=(crisis,))


def explore(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
    return options.explore(rulebook, answers, reference.infer)


OF_EVERY_SHEET = (prove.parted, prove.wishes_never_remove, prove.reasons_stay, prove.cautions_stay)
CLAIMS = (*OF_EVERY_SHEET, prove.founded, prove.notices_of_every_page, agreement.no_order)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_holds_for_a_sound_rulebook(claim: Callable[[Runs], Proof]) -> None:
    proof = claim(Runs(book(), explore))
    assert proof.counterexample is None
    assert proof.cases > 0


def lose(found: Exploration, _: frozenset[str]) -> Exploration:
    return replace(found, not_listed=tuple(each for each in found.not_listed if each.therapy != "walking"))


def always(found: Exploration, given: frozenset[str]) -> Exploration:
    more = options.Listed("walking", "second", "", (), (), (), ())
    listed = (*(each for each in found.listed if each.therapy != "walking"), more)
    return replace(lose(found, given), listed=listed)


def indoors(found: Exploration, given: frozenset[str]) -> Exploration:
    keep = tuple(each for each in found.listed if each.therapy != "talking" or "be-outside" not in given)
    return replace(found, listed=keep)


def dry(found: Exploration, given: frozenset[str]) -> Exploration:
    return replace(found, derived=()) if "wind" in given and "drizzle" in given else found


def careless(found: Exploration, _: frozenset[str]) -> Exploration:
    return replace(found, listed=tuple(replace(each, cautions=()) for each in found.listed))


def silent(found: Exploration, _: frozenset[str]) -> Exploration:
    return replace(found, not_listed=tuple(replace(each, cautions=()) for each in found.not_listed))


def hide(found: Exploration, given: frozenset[str]) -> Exploration:
    return replace(found, notices=()) if "drizzle" in given else found


EVERYTHING = "be-outside, drizzle, rain, wet, wind"
UNSEEN = "`is-a:drizzle:rain` is not shown, though all its terms are there"


@pytest.mark.parametrize(
    ("claim", "by", "counterexample"),
    [
        (prove.parted, lose, "has nothing: `walking` is shown 0 times"),
        (prove.parted, always, "`walking` is listed without any rule"),
        (prove.wishes_never_remove, indoors, "has rain: with be-outside, `talking` is listed no more"),
        (prove.reasons_stay, dry, f"has {EVERYTHING}: {UNSEEN}"),
        (prove.cautions_stay, careless, "has wet, wind: `walking` is shown without `icy`"),
        (prove.cautions_stay, silent, "has wind: `walking` is shown without `icy`"),
        (prove.notices_of_every_page, hide, "has drizzle: the notice `crisis` is not shown"),
    ],
)
def test_an_explorer_that_spoils_what_it_shows_is_found(
    claim: Callable[[Runs], Proof], by: Broken, counterexample: str
) -> None:
    def spoilt(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
        given = frozenset(answers)
        return by(explore(rulebook, given), given)

    proof = claim(Runs(book(), spoilt))
    assert proof.counterexample == counterexample
    assert proof.cases == 1 or by is not lose


def with_rule(name: str, **changes: object) -> Rulebook:
    """Return the sound rulebook with one rule changed."""
    sound = book()
    changed = replace(sound.rule[name], **changes)  # type: ignore[arg-type]
    return replace(sound, rules=tuple(changed if each.id == name else each for each in sound.rules))


BARE = (Passage("purpose", "Purpose", (Entry("S404", "", "", PLACE),), PLACE),)


@pytest.mark.parametrize(
    ("claim", "rulebook", "counterexample"),
    [
        (
            prove.founded,
            with_rule("soaked", editorial=""),
            "has rain, wind: `soaked` has no citation and no editorial mark",
        ),
        (
            prove.founded,
            replace(book(), about=BARE),
            "about page, `purpose`: no statement that says anything, and no reason of ours",
        ),
        (
            prove.notices_of_every_page,
            with_rule("crisis", has=("rain",)),
            "no notice for `every-page` has an empty `has`",
        ),
    ],
    ids=["a rule that another rests on", "an entry of a card", "a crisis notice that needs an answer"],
)
def test_a_rulebook_without_foundation_or_help_is_found(
    claim: Callable[[Runs], Proof], rulebook: Rulebook, counterexample: str
) -> None:
    assert claim(Runs(rulebook, explore)).counterexample == counterexample


def test_nothing_is_claimed_of_every_page_where_no_notice_is_for_it() -> None:
    sound = book()
    bare = replace(sound, notices=tuple(replace(each, where=("results",)) for each in sound.notices))
    made = [
        [claim().claim for claim in prove.claims(each, {"reference": reference.infer})]
        for each in (sound, bare)
    ]
    assert set(made[0]) - set(made[1]) == {"always there, on every page: `crisis`"}


def first_answer(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
    given = list(answers)
    return explore(rulebook, given[:1] if isinstance(answers, list) else given)


def first_rules(rulebook: Rulebook, answers: Iterable[str]) -> Exploration:
    return explore(replace(rulebook, rules=rulebook.rules[:3]), answers)


@pytest.mark.parametrize(("by", "of"), [(first_answer, "answers"), (first_rules, "rules and files")])
def test_code_that_looks_at_an_order_is_found(by: Explore, of: str) -> None:
    proof = agreement.no_order(Runs(book(), by))
    assert str(proof.counterexample).endswith(f"other {of} order, other options")


def test_therapies_of_one_name_would_stand_in_the_order_of_the_files_and_that_is_found() -> None:
    # Further rules, so that one shuffled rulebook at least has the two in the other order.
    many = (shows(f"notice-{number}", ["rain", f"term-{number}"]) for number in range(20))
    two = (lists("one", ["rain"], "talking", "first"), lists("two", ["rain"], "walking", "first"))
    sound = rulebook_of([*two, *many])
    same = tuple(replace(each, name="Same") for each in sound.therapies)
    assert agreement.no_order(Runs(replace(sound, therapies=same), explore)).counterexample is not None


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
        assert [claim(runs).counterexample for claim in OF_EVERY_SHEET] == [None] * 4
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
    answer = audit("prove", "--format", "json")
    assert answer.exit_code == 0
    claims = json.loads(answer.stdout)["claims"]
    assert [each["holds"] for each in claims] == [True] * 8
    assert claims[-1]["claim"] == "the evaluators agree: experta, reference, counting"
