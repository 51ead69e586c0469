"""Why: proofs as trees, and the smallest sets of answers that change what is listed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, combinations
from pathlib import Path
from random import Random

import pytest

from engine.audit.why import RuleProof, TermProof, Why, WhyListed, WhyNot, why
from engine.commands.auditing.why import known_therapy
from engine.errors import AnswersError, TreatmentOptionsError
from engine.inference import reference
from engine.rendering.as_json import render_why_json
from engine.rendering.tree import LINES, NARROWEST, Node, draw
from engine.rendering.why_text import render_why
from engine.rulebook import Lists, Rulebook
from tests.commands import audit
from tests.questions import asking
from tests.rulebooks import cautions, derives, fits, is_a, lists, notes, random_rulebook, rule, small_rulebook

EXPECTED = Path(__file__).with_name("expected")


def cases() -> Iterator[tuple[Rulebook, frozenset[str]]]:
    """Yield 400 random rulebooks with up to seven terms, each with answers; derived terms are among them."""
    random, count = Random(20261123), 0
    while count < 400:
        rulebook = random_rulebook(random)
        terms = sorted(rulebook.term)
        if len(terms) <= 7 and rulebook.therapies:
            count += 1
            given = frozenset(term for term in terms if random.random() < 0.5)
            yield asking(rulebook, [term for term in terms if random.random() < 0.7]), given


def is_listed(rulebook: Rulebook, given: frozenset[str], therapy: str) -> bool:
    """Return whether a sheet lists a therapy."""
    ends = (each.concludes for each in reference.infer(rulebook, given).fired)
    return any(isinstance(end, Lists) and end.therapy == therapy for end in ends)


def smallest(terms: frozenset[str], holds: Callable[[frozenset[str]], bool]) -> set[frozenset[str]]:
    """Return every set of terms of which something holds, and of none of their parts, by trying all."""
    ordered = sorted(terms)
    every = chain.from_iterable(combinations(ordered, size) for size in range(len(ordered) + 1))
    found: set[frozenset[str]] = set()
    for each in map(frozenset, every):
        if not any(part <= each for part in found) and holds(each):
            found.add(each)
    return found


def told(rulebook: Rulebook, *given: str, therapy: str = "") -> Why:
    """Return why for these answers."""
    return why(rulebook, reference.infer(rulebook, given), therapy)


def sets(found: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    """Return sets of terms without their order, each of which must be there once."""
    assert len({frozenset(each) for each in found}) == len(found)
    return {frozenset(each) for each in found}


def removals(rulebook: Rulebook, given: frozenset[str], therapy: str) -> set[frozenset[str]]:
    """Return the smallest sets of given answers whose removal takes a therapy off, by trying all."""
    return smallest(given, lambda gone: not is_listed(rulebook, given - gone, therapy))


def additions(rulebook: Rulebook, given: frozenset[str], therapy: str) -> set[frozenset[str]]:
    """Return the smallest sets of further answers that would list a therapy, by trying all."""
    return smallest(rulebook.askable, lambda more: is_listed(rulebook, given | more, therapy))


def test_removals_are_exactly_the_smallest_sets_that_take_a_therapy_off() -> None:
    listed = 0
    for rulebook, given in cases():
        for therapy in rulebook.therapy:
            (each,) = told(rulebook, *given, therapy=therapy).therapies
            found = sets(each.removals) if isinstance(each, WhyListed) else set()
            is_there = is_listed(rulebook, given, therapy)
            assert found == (removals(rulebook, given, therapy) if is_there else set())
            listed += is_there
    assert listed > 200


def test_answers_are_exactly_the_smallest_sets_that_would_list_a_therapy() -> None:
    not_listed = 0
    for rulebook, given in cases():
        for each in told(rulebook, *given).therapies:
            if isinstance(each, WhyNot):
                not_listed += 1
                assert sets(each.answers) == additions(rulebook, given, each.therapy)
    assert not_listed > 200


def _proofs(each: WhyListed | WhyNot) -> tuple[RuleProof, ...]:
    """Return every proof that is told of a therapy."""
    more = (*each.reasons, *each.fits, *each.notes) if isinstance(each, WhyListed) else ()
    return (*each.cautions, *more)


def test_every_tree_of_a_proof_ends_in_given_answers_and_tells_every_term_once() -> None:
    for rulebook, given in cases():
        inference = reference.infer(rulebook, given)
        for each in told(rulebook, *given).therapies:
            for proof in _proofs(each):
                terms = list(terms_of(proof))
                full = [term.term for term in terms if not term.above and (term.ways or not term.given)]
                assert len(set(full)) == len(full)
                assert {term.term for term in terms if term.given} <= given
                assert all(term.given or term.ways or term.above for term in terms)
                needed = set().union(*removals_of_rule(rulebook, given, proof))
                shown = {term.term for term in terms if term.given}
                assert needed <= shown <= inference.support(proof.rule)[0]


def removals_of_rule(rulebook: Rulebook, given: frozenset[str], proof: RuleProof) -> set[frozenset[str]]:
    """Return the smallest sets of given answers whose removal keeps a rule from firing, by trying all."""
    return smallest(given, lambda gone: proof.rule not in reference.infer(rulebook, given - gone).fired)


def terms_of(proof: RuleProof) -> Iterator[TermProof]:
    """Yield every term of a tree."""
    for term in proof.terms:
        yield term
        for way in term.ways:
            yield from terms_of(way)


def listed(rulebook: Rulebook) -> WhyListed:
    """Return why the only therapy of a rulebook is listed for the answer `a`."""
    (each,) = told(rulebook, "a").therapies
    assert isinstance(each, WhyListed)
    return each


def test_a_term_does_not_prove_itself_by_way_of_another() -> None:
    rulebook = small_rulebook(is_a("a", "b"), is_a("b", "a"), lists("by-b", ["b"]))
    each = listed(rulebook)
    from_a = RuleProof(rulebook.rule["is-a:a:b"], (TermProof("a", given=True, ways=()),))
    assert each.reasons == (RuleProof(rulebook.rule["by-b"], (TermProof("b", given=False, ways=(from_a,)),)),)
    assert each.removals == (("a",),)


def test_what_is_told_once_is_not_told_again_in_the_same_tree() -> None:
    rulebook = small_rulebook(
        is_a("a", "m"), derives("one", ["m"], "x"), derives("two", ["m"], "y"), lists("both", ["x", "y"])
    )
    each = listed(rulebook)
    again = [term for term in terms_of(each.reasons[0]) if term.term == "m"]
    assert [(term.above, len(term.ways)) for term in again] == [(False, 1), (True, 0)]


def test_a_rule_that_needs_nothing_leaves_nothing_to_take_back() -> None:
    rulebook = small_rulebook(lists("always", []), lists("for-a", ["a"]))
    assert listed(rulebook).removals == ()
    assert "no answer that is taken back takes it off the list" in render_why(told(rulebook, "a"))


def test_one_therapy_can_be_asked_for_alone() -> None:
    rulebook = small_rulebook(lists("one", ["a"], "x"), lists("two", ["b"], "y"))
    assert [each.therapy for each in told(rulebook, "a").therapies] == ["x", "y"]
    assert [each.therapy for each in told(rulebook, "a", therapy="y").therapies] == ["y"]


def test_the_text_is_a_tree_of_plain_characters() -> None:
    rulebook = small_rulebook(
        is_a("a", "b"), lists("for-b", ["b", "c"]), fits("goes-with", ["w"], "w"), notes("noted", ["a"]),
        lists("for-z", ["z"], "else"), cautions("careful", ["c"], "else"),
    )  # fmt: skip
    rulebook = asking(rulebook, "abcwz")
    expected = (EXPECTED / "why.txt").read_text(encoding="utf-8")
    assert render_why(told(rulebook, "a", "b", "c", "w"), folder="mine") == expected


def test_what_no_question_asks_is_said_to_be_out_of_reach() -> None:
    rulebook = small_rulebook(lists("for-a", ["a"]))
    assert "|-- no answers to the questionnaire would list it\n" in render_why(told(rulebook))


def test_long_texts_are_wrapped_below_their_own_beginning() -> None:
    tree = Node("root", (Node("one two three four five six seven eight", (Node("x"),)), Node("y\x1b[31m\nz")))
    assert draw(tree, LINES, NARROWEST) == (
        "root\n├── one two three four five\n│   │   six seven eight\n│   └── x\n└── y [31m z\n"
    )
    assert draw(tree).splitlines()[1] == "|-- one two three four five six seven eight"


def test_the_command_tells_the_proof_with_statements_files_and_lines(small: Path) -> None:
    result = audit("why", "-", "reading", "--rules", small, given="has: [child, drizzle]")
    assert result.exit_code == 0
    lines, file = result.stdout.splitlines(), f"{small}/therapies/reading.yaml"
    assert [lines[0], *lines[2:5]] == [
        "Answers: Drizzle (drizzle), A child (child)",
        "Reading (reading): listed. Praised",
        f"|-- rule reading-for-wet-children, lists: Praised ({file}:6)",
        "|   |-- A wet child (wet-child): derived",
    ]
    assert f"|   `-- A001, Rain ({small}/sources/almanac.yaml:9): Rain is wet." in lines
    assert f"|-- rule reading-needs-light, cautions: A book needs light. ({file}:10)" in lines
    assert lines[-3:] == [
        "`-- each of these, taken back, takes it off the list:",
        "    |-- Drizzle (drizzle)",
        "    `-- A child (child)",
    ]


def test_the_command_writes_json_with_files_below_rules(small: Path) -> None:
    arguments = ("why", "-", "--rules", small, "--format", "json")
    result = audit(*arguments, given="has: [drizzle, be-outside]")
    plain = json.loads(result.stdout)
    assert plain["answers"] == {"has": ["drizzle", "be-outside"]}
    (walking,), (reading,) = plain["listed"], plain["not_listed"]
    assert (walking["removals"], reading["answers"]) == ([["drizzle"]], [["child"]])
    assert reading["needs"][0]["missing"] == ["wet-child"]
    assert [each["rule"] for each in walking["fits"]] == ["walking-fits-being-outside"]
    (reason,) = walking["reasons"]
    assert (reason["standing"], reason["alongside"]) == ("named", "umbrella")
    (rain,) = reason["has"]
    assert (rain["term"], rain["given"], rain["above"]) == ("rain", False, False)
    (derivation,) = rain["derived_by"]
    assert derivation["rule"] == "is-a:drizzle:rain"
    statement = {"statement": "A001", "section": "Rain", "says": "Rain is wet."}
    assert derivation["cites"][0] == statement | {"file": "rules/sources/almanac.yaml", "line": 9}


def test_json_tells_notes_cautions_and_editorial_marks() -> None:
    rulebook = small_rulebook(lists("one", ["a"]), notes("noted", ["a"]), cautions("care", ["a"], "else"))
    plain = json.loads(render_why_json(told(rulebook, "a")))
    (each,), (other,) = plain["listed"], plain["not_listed"]
    assert each["cautions"] == []
    marked = [(proof["text"], proof["editorial"]) for proof in (each["notes"][0], other["cautions"][0])]
    assert marked == [("Noted by noted.", "ours"), ("Care, says care.", "ours")]


def test_a_mistyped_therapy_is_told_the_nearest_name_and_a_mistyped_answer_is_refused(small: Path) -> None:
    rulebook = small_rulebook(rule("one", ["a"], Lists("walking", "in-use", "")))
    called = replace(rulebook.therapies[0], name="Going for a Walk", also_called=("GW",))
    rulebook = replace(rulebook, therapies=(called,))
    assert known_therapy(rulebook, "walking") == "walking"
    assert known_therapy(rulebook, "") == ""
    nearest = r"; did you mean `walking`\?"
    for mistyped, more in (("walkin", nearest), ("gw", nearest), ("quantum", "")):
        with pytest.raises(TreatmentOptionsError, match=f"^unknown therapy `{mistyped}`{more}$"):
            known_therapy(rulebook, mistyped)
    result = audit("why", "-", "--rules", small, given="has: [nothing-of-the-kind]")
    assert isinstance(result.exception, AnswersError)
