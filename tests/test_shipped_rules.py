"""The shipped rules against what the source says: a table written by hand from the document alone."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from engine.cards import card
from engine.document.copy import read_copy
from engine.document.splitting import number
from engine.document.words import words
from engine.inference.reference import infer
from engine.options import Exploration, explore
from engine.reading.load import SHIPPED, load_rulebook
from engine.rulebook import Lists

ROOT = Path(__file__).parents[1]
RULEBOOK = load_rulebook(SHIPPED)
ILLNESSES = (
    "depression", "dysthymia", "bipolar-disorder", "anxiety-disorder", "generalized-anxiety-disorder",
    "obsessive-compulsive-disorder", "post-traumatic-stress-disorder", "schizophrenia", "adhd",
    "eating-disorder",
    "borderline-personality-disorder", "serious-mental-illness", "other-mental-illness",
)  # fmt: skip
TOPICS = {*ILLNESSES, "substance-abuse", "chronic-suicidality"}
DERIVED = {"mental-illness", "co-occurring-disorders"}
CIRCUMSTANCES = {"child", "adult", "severe-symptoms", "trauma", "childhood-trauma"}
NO_ILLNESSES = ("substance-abuse", "chronic-suicidality", *sorted(CIRCUMSTANCES))

CBT, IPT = "cognitive-behavioral-therapy", "interpersonal-therapy"
IPSRT, DBT = "interpersonal-and-social-rhythm-therapy", "dialectical-behavior-therapy"
PSYCHODYNAMIC = "psychodynamic-therapy"
TABLE = yaml.safe_load((ROOT / "tests/expected/listed.yaml").read_text(encoding="utf-8"))
THERAPIES = {therapy for group in TABLE["groups"].values() for therapy in group}
EXPECTED: dict[str, dict[str, str]] = {
    has: {therapy: told for group in groups.split() for therapy, told in TABLE["groups"][group].items()}
    for has, groups in TABLE["expected"].items()
}
"""By answers that are separated by spaces: what is listed, and nothing else."""


def exploring(has: str) -> Exploration:
    """Return what the shipped rules list for answers that are separated by spaces."""
    return explore(RULEBOOK, has.split(), infer)


def everything_but(term: str) -> str:
    """Return all terms but one, separated by spaces."""
    return " ".join(each.id for each in RULEBOOK.terms if each.id != term)


def names(has: str) -> set[str]:
    """Return the ids of the therapies that are listed."""
    return {each.therapy for each in exploring(has).listed}


@pytest.mark.parametrize("has", sorted(EXPECTED))
def test_exactly_what_the_source_says_is_listed(has: str) -> None:
    found = dict[str, str]()
    for each in exploring(has).listed:
        cited = sorted({statement for reason in each.reasons for statement in reason.rule.cites})
        found[each.therapy] = " ".join((each.standing, each.alongside or "alone", *cited))
    assert found == EXPECTED[has]


def test_the_table_holds_every_topic_and_circumstance() -> None:
    assert set(EXPECTED) >= TOPICS | CIRCUMSTANCES


def test_every_answer_of_a_wish_alone_lists_nothing_but_art() -> None:
    wishes = [term.id for term in RULEBOOK.terms if term.kind == "wish"]
    assert [wish for wish in wishes if names(wish)] == ["make-art"]


@pytest.mark.parametrize("has", [*ILLNESSES, *NO_ILLNESSES])
def test_illnesses_derive_mental_illness_and_with_alcohol_or_drugs_list_dual_diagnosis(has: str) -> None:
    is_illness = has in ILLNESSES
    assert ("mental-illness" in {each.concludes.term for each in exploring(has).derived}) == is_illness
    assert ("dual-diagnosis-services" in names(f"{has} substance-abuse")) == is_illness
    assert "dual-diagnosis-services" not in names(has)


@pytest.mark.parametrize(
    ("has", "unlisted"),
    [
        ("post-traumatic-stress-disorder severe-symptoms adult", "animal-assisted-therapy"),
        ("post-traumatic-stress-disorder severe-symptoms adult", "bioenergetics"),
        ("serious-mental-illness bring-my-family", "family-therapy"),
        (everything_but("serious-mental-illness"), "assertive-community-treatment"),
        (everything_but("child"), "play-therapy"),
    ],
    ids=["stress and animals", "stress and bodies", "family", "never inferred", "children alone"],
)
def test_what_the_source_does_not_say_is_not_listed(has: str, unlisted: str) -> None:
    assert unlisted not in names(has)


def test_obsessive_compulsive_disorder_and_post_traumatic_stress_are_no_anxiety_disorders() -> None:
    for has in ("obsessive-compulsive-disorder", "post-traumatic-stress-disorder"):
        assert "anxiety-disorder" not in {each.concludes.term for each in exploring(has).derived}


def test_dysthymia_lists_interpersonal_therapy_through_depression() -> None:
    (reason,) = next(each.reasons for each in exploring("dysthymia").listed if each.therapy == IPT)
    assert (reason.rule.id, [each.id for each in reason.via]) == (
        "ipt-for-depression",
        ["is-a:dysthymia:depression"],
    )


@pytest.mark.parametrize(
    ("has", "therapy", "cautions", "notes"),
    [
        ("depression", PSYCHODYNAMIC, ["S072"], ["S073"]),
        ("anxiety-disorder", PSYCHODYNAMIC, ["S072"], ["S073"]),
        ("borderline-personality-disorder", PSYCHODYNAMIC, ["S072"], ["S073"]),
        ("adhd", PSYCHODYNAMIC, ["S072"], ["S073"]),
        ("obsessive-compulsive-disorder severe-symptoms", "exposure-therapy", [], ["S054"]),
        ("child adhd", "animal-assisted-therapy", [], ["S123"]),
    ],
)
def test_cautions_and_notes_stand_where_the_source_has_them(
    has: str, therapy: str, cautions: list[str], notes: list[str]
) -> None:
    listed = next(each for each in exploring(has).listed if each.therapy == therapy)
    assert [each.rule.cites for each in listed.cautions] == [(each,) for each in cautions]
    assert [each.rule.cites for each in listed.notes] == [(each,) for each in notes]
    assert listed.alongside == ""


def test_the_crisis_notice_is_shown_whatever_the_answers() -> None:
    for has in ("", "chronic-suicidality", "make-art"):
        assert exploring(has).notices[0].concludes.notice == "crisis"


def test_the_ids_are_those_that_were_agreed_and_the_standings_come_strongest_first() -> None:
    agreed = {"topic": TOPICS, "derived": DERIVED, "circumstance": CIRCUMSTANCES | {"for-somebody-else"}}
    assert {kind: {term.id for term in RULEBOOK.terms if term.kind == kind} for kind in agreed} == agreed
    assert set(RULEBOOK.therapy) == THERAPIES
    standings = ["first-choice", "described-as-effective", "in-use", "may-help", "mentioned"]
    assert list(RULEBOOK.standing) == standings
    assert [each.id for each in RULEBOOK.companions] == ["medication"]


def test_dialectical_and_social_rhythm_therapy_are_forms_of_another_as_the_source_says() -> None:
    forms = {each.id: (each.form_of, each.form_of_cites) for each in RULEBOOK.therapies if each.form_of}
    assert forms == {DBT: (CBT, ("S057",)), IPSRT: (IPT, ("S037",))}


def test_there_are_133_statements_of_2091_words_all_different() -> None:
    statements = list(RULEBOOK.statement.values())
    assert [each.id for each in statements] == [f"S{count:03d}" for count in range(1, 134)]
    assert sum(each.words for each in statements) == 2091
    assert len({each.sha256 for each in statements}) == 133
    known = [(each.words, each.sha256) for each in statements if each.id in {"S001", "S047", "S107"}]
    assert known == [(4, "6b7e22e1f19eb00f"), (19, "8691e1b018c09fe6"), (12, "14a9873d76c4ab1a")]


def test_the_statements_are_the_pieces_of_the_source_document_and_open_with_its_words(
    source_document: Path,
) -> None:
    pieces = number(read_copy(source_document))
    assert [(each.id, each.words, each.sha256) for each in pieces] == [
        (each.id, each.words, each.sha256) for each in RULEBOOK.statement.values()
    ]
    for piece in pieces:
        opens = words(RULEBOOK.statement[piece.id].opens)
        assert opens == words(piece.text)[: len(opens)], piece.id


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return every run of so many words."""
    found = words(text)
    return {found[start : start + length] for start in range(len(found) - length + 1)}


def project_files() -> Iterable[Path]:
    """Return every file that git tracks or would track."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    found = [ROOT / name for name in answer.stdout.split("\0") if name] or SHIPPED.rglob("*")
    return [path for path in found if path.is_file()]


def test_no_file_of_the_project_shares_eight_words_in_a_row_with_the_source(source_document: Path) -> None:
    source = runs(read_copy(source_document), 8)
    shared = {
        str(path.relative_to(ROOT)): sorted(both)
        for path in project_files()
        if (both := source & runs(path.read_bytes().decode(errors="ignore"), 8))
    }
    assert shared == {}


@pytest.mark.standard(1)
def test_every_topic_that_is_offered_has_a_plain_line_that_rests_on_something() -> None:
    offered = [RULEBOOK.term[term] for term in sorted(RULEBOOK.askable)]
    assert {term.id for term in offered} >= TOPICS | CIRCUMSTANCES
    assert [term.id for term in offered if not (term.says and (term.cites or term.editorial))] == []


@pytest.mark.standard(3)
def test_every_therapy_that_a_rule_can_list_has_a_full_card() -> None:
    listed = {rule.concludes.therapy for rule in RULEBOOK.rules if isinstance(rule.concludes, Lists)}
    assert listed == THERAPIES
    for therapy in RULEBOOK.therapies:
        rows = card(RULEBOOK, therapy)
        assert [row.row for row in rows] == [
            "about", "what-happens", "good", "hard", "how-long", "who-takes-part", "who-provides",
        ]  # fmt: skip
        assert rows[0].own, therapy.id
        assert [row.row for row in rows if not (row.own or row.shared or row.silent)] == []


@pytest.mark.standard(3)
def test_both_alternatives_have_every_row_filled() -> None:
    assert [each.id for each in RULEBOOK.alternatives] == ["no-therapy-for-now", "what-i-have"]
    for alternative in RULEBOOK.alternatives:
        assert all(row.own for row in card(RULEBOOK, alternative))


@pytest.mark.standard(8)
def test_every_rule_rests_on_statements_or_says_why_it_is_ours() -> None:
    assert [rule.id for rule in RULEBOOK.rules if not (rule.cites or rule.editorial)] == []
    listing = [rule for rule in RULEBOOK.rules if isinstance(rule.concludes, Lists)]
    assert [rule.id for rule in listing if not rule.cites] == []
