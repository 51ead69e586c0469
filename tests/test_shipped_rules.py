"""The shipped rules against what the source says: a table written by hand from the document alone."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

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
THERAPIES = {
    "interpersonal-therapy", "interpersonal-and-social-rhythm-therapy", "cognitive-behavioral-therapy",
    "exposure-therapy", "dialectical-behavior-therapy", "psychodynamic-therapy", "family-therapy",
    "family-focused-therapy", "psychoeducation", "dual-diagnosis-services", "art-therapy",
    "assertive-community-treatment",
    "bioenergetics", "animal-assisted-therapy", "play-therapy", "vocational-and-social-training",
}  # fmt: skip
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

FIRST, EFFECTIVE, IN_USE = "first-choice", "described-as-effective", "in-use"
MAY_HELP, MENTIONED = "may-help", "mentioned"
ALONE, PILLS = "", "medication"
Expected = dict[str, tuple[str, str, str]]
"""By therapy: the standing, the companion, and the statements that its reasons cite."""

CBT, IPT, IPSRT = (
    "cognitive-behavioral-therapy",
    "interpersonal-therapy",
    "interpersonal-and-social-rhythm-therapy",
)
DBT, PSYCHODYNAMIC = "dialectical-behavior-therapy", "psychodynamic-therapy"
ANY: Expected = {
    CBT: (MENTIONED, PILLS, "S048"),
    DBT: (MENTIONED, ALONE, "S058"),
    PSYCHODYNAMIC: (MENTIONED, ALONE, "S072"),
    "family-focused-therapy": (MENTIONED, ALONE, "S086 S089"),
    "psychoeducation": (MENTIONED, PILLS, "S098"),
    "art-therapy": (MENTIONED, ALONE, "S109"),
    "vocational-and-social-training": (MENTIONED, ALONE, "S004 S005"),
}
"""What the source says of mental illness in general."""
CBT_WITH_PILLS: Expected = {CBT: (EFFECTIVE, PILLS, "S048")}
CBT_FIRST: Expected = {CBT: (FIRST, ALONE, "S047 S048")}
LEARNING_WITH_PILLS: Expected = {"psychoeducation": (EFFECTIVE, PILLS, "S098")}
PSYCHODYNAMIC_FOR_SOME: Expected = {PSYCHODYNAMIC: (MAY_HELP, ALONE, "S072")}
IPT_IN_USE: Expected = {IPT: (IN_USE, ALONE, "S038")}
EXPOSURE: Expected = {"exposure-therapy": (EFFECTIVE, ALONE, "S051")}
FAMILY: Expected = {"family-therapy": (IN_USE, ALONE, "S081")}
DBT_EFFECTIVE: Expected = {DBT: (EFFECTIVE, ALONE, "S057 S058")}
LOW: Expected = (
    ANY | CBT_WITH_PILLS | LEARNING_WITH_PILLS | PSYCHODYNAMIC_FOR_SOME | {IPT: (EFFECTIVE, ALONE, "S036")}
)
ANXIETY: Expected = ANY | CBT_FIRST | PSYCHODYNAMIC_FOR_SOME
RHYTHM: Expected = {IPSRT: (EFFECTIVE, ALONE, "S037")}
ANIMALS_FOR_TRAUMA: Expected = {"animal-assisted-therapy": (MAY_HELP, ALONE, "S121")}
PLAY: Expected = {"play-therapy": (IN_USE, ALONE, "S126")}

EXPECTED: dict[str, Expected] = {
    "depression": LOW,
    "dysthymia": LOW,
    "bipolar-disorder": ANY | RHYTHM | CBT_WITH_PILLS | LEARNING_WITH_PILLS | FAMILY,
    "anxiety-disorder": ANXIETY,
    "generalized-anxiety-disorder": ANXIETY | IPT_IN_USE,
    "obsessive-compulsive-disorder": ANY | CBT_FIRST | EXPOSURE,
    "post-traumatic-stress-disorder": ANY | CBT_FIRST | EXPOSURE,
    "schizophrenia": ANY | CBT_WITH_PILLS | LEARNING_WITH_PILLS,
    "adhd": ANY | CBT_WITH_PILLS | LEARNING_WITH_PILLS | IPT_IN_USE,
    "eating-disorder": ANY | CBT_WITH_PILLS | IPT_IN_USE | FAMILY,
    "borderline-personality-disorder": ANY | DBT_EFFECTIVE | PSYCHODYNAMIC_FOR_SOME,
    "substance-abuse": CBT_WITH_PILLS,
    "chronic-suicidality": DBT_EFFECTIVE,
    "serious-mental-illness": ANY | {"assertive-community-treatment": (EFFECTIVE, ALONE, "S105")},
    "other-mental-illness": ANY,
    "child": PLAY,
    "adult": {},
    "severe-symptoms": {},
    "trauma": ANIMALS_FOR_TRAUMA,
    "childhood-trauma": ANIMALS_FOR_TRAUMA | {"bioenergetics": (MENTIONED, ALONE, "S109 S115")},
    "make-art": {"art-therapy": (MAY_HELP, ALONE, "S111")},
    "other-mental-illness child": ANY | PLAY | {"animal-assisted-therapy": (IN_USE, ALONE, "S123")},
    "other-mental-illness substance-abuse": ANY
    | CBT_WITH_PILLS
    | {"dual-diagnosis-services": (EFFECTIVE, ALONE, "S101 S102")},
}
"""What is listed for answers that are separated by spaces, and nothing else."""


def exploring(has: str) -> Exploration:
    """Return what the shipped rules list for answers that are separated by spaces."""
    return explore(RULEBOOK, has.split(), infer)


def names(has: str) -> set[str]:
    """Return the ids of the therapies that are listed."""
    return {each.therapy for each in exploring(has).listed}


@pytest.mark.parametrize("has", sorted(EXPECTED))
def test_exactly_what_the_source_says_is_listed(has: str) -> None:
    found = {
        each.therapy: (
            each.standing,
            each.alongside,
            " ".join(sorted({statement for reason in each.reasons for statement in reason.rule.cites})),
        )
        for each in exploring(has).listed
    }
    assert found == EXPECTED[has]


def test_the_table_holds_every_topic_and_circumstance() -> None:
    assert set(EXPECTED) >= TOPICS | CIRCUMSTANCES


def test_every_answer_of_a_wish_alone_lists_nothing_but_art() -> None:
    wishes = [term.id for term in RULEBOOK.terms if term.kind == "wish"]
    assert [wish for wish in wishes if names(wish)] == ["make-art"]


@pytest.mark.parametrize("has", NO_ILLNESSES)
def test_what_is_no_mental_illness_derives_none(has: str) -> None:
    assert "mental-illness" not in {each.concludes.term for each in exploring(has).derived}


@pytest.mark.parametrize("has", ILLNESSES)
def test_every_illness_derives_mental_illness(has: str) -> None:
    assert "mental-illness" in {each.concludes.term for each in exploring(has).derived}


@pytest.mark.parametrize("other", NO_ILLNESSES)
def test_problems_with_alcohol_or_drugs_need_a_mental_illness_for_dual_diagnosis(other: str) -> None:
    assert "dual-diagnosis-services" not in names(f"substance-abuse {other}")


@pytest.mark.parametrize("illness", ILLNESSES)
def test_every_mental_illness_with_alcohol_or_drugs_lists_dual_diagnosis(illness: str) -> None:
    assert "dual-diagnosis-services" in names(f"{illness} substance-abuse")
    assert "dual-diagnosis-services" not in names(illness)


def test_post_traumatic_stress_does_not_list_animals_or_bioenergetics() -> None:
    assert not names("post-traumatic-stress-disorder severe-symptoms adult") & {
        "animal-assisted-therapy",
        "bioenergetics",
    }


def test_trauma_does_not_list_bioenergetics_not_even_for_a_child() -> None:
    assert names("trauma child") == {"animal-assisted-therapy", "play-therapy"}


def test_serious_mental_illness_is_never_inferred() -> None:
    everything = " ".join(term.id for term in RULEBOOK.terms if term.id != "serious-mental-illness")
    assert "assertive-community-treatment" not in names(everything)


def test_play_therapy_is_listed_for_children_alone() -> None:
    everything = " ".join(term.id for term in RULEBOOK.terms if term.id != "child")
    assert "play-therapy" not in names(everything)


def test_serious_mental_illness_does_not_list_family_therapy() -> None:
    assert "family-therapy" not in names("serious-mental-illness bring-my-family")


def test_obsessive_compulsive_disorder_and_post_traumatic_stress_are_no_anxiety_disorders() -> None:
    for has in ("obsessive-compulsive-disorder", "post-traumatic-stress-disorder"):
        assert "anxiety-disorder" not in {each.concludes.term for each in exploring(has).derived}


def test_dysthymia_lists_interpersonal_therapy_through_depression() -> None:
    (reason,) = next(each.reasons for each in exploring("dysthymia").listed if each.therapy == IPT)
    assert (reason.rule.id, [each.id for each in reason.via]) == (
        "ipt-for-depression",
        ["is-a:dysthymia:depression"],
    )


@pytest.mark.parametrize("has", ["depression", "anxiety-disorder", "borderline-personality-disorder", "adhd"])
def test_wherever_psychodynamic_therapy_is_listed_a_caution_says_that_others_are_tried_first(
    has: str,
) -> None:
    listed = next(each for each in exploring(has).listed if each.therapy == PSYCHODYNAMIC)
    assert [each.rule.cites for each in listed.cautions] == [("S072",)]
    assert [each.rule.cites for each in listed.notes] == [("S073",)]


def test_severe_symptoms_note_medication_at_exposure_therapy() -> None:
    found = exploring("obsessive-compulsive-disorder severe-symptoms")
    listed = next(each for each in found.listed if each.therapy == "exposure-therapy")
    assert [each.rule.cites for each in listed.notes] == [("S054",)]


def test_animals_are_noted_as_added_and_not_as_standing_alongside_medication() -> None:
    listed = next(
        each for each in exploring("child adhd").listed if each.therapy == "animal-assisted-therapy"
    )
    assert [each.rule.cites for each in listed.notes] == [("S123",)]
    assert listed.alongside == ""


def test_the_crisis_notice_is_shown_whatever_the_answers() -> None:
    for has in ("", "chronic-suicidality", "make-art"):
        assert exploring(has).notices[0].concludes.notice == "crisis"


def test_the_ids_are_those_that_were_agreed() -> None:
    kinds = {kind: {term.id for term in RULEBOOK.terms if term.kind == kind} for kind in ("topic", "derived")}
    assert set(RULEBOOK.therapy) == THERAPIES
    assert kinds == {"topic": TOPICS, "derived": DERIVED}
    circumstances = {term.id for term in RULEBOOK.terms if term.kind == "circumstance"}
    assert circumstances == CIRCUMSTANCES | {"for-somebody-else"}


def test_the_standings_are_those_that_were_agreed_strongest_first() -> None:
    assert list(RULEBOOK.standing) == [FIRST, EFFECTIVE, IN_USE, MAY_HELP, MENTIONED]
    assert [each.id for each in RULEBOOK.companions] == [PILLS]


def test_dialectical_and_social_rhythm_therapy_are_forms_of_another_as_the_source_says() -> None:
    forms = {each.id: (each.form_of, each.form_of_cites) for each in RULEBOOK.therapies if each.form_of}
    assert forms == {DBT: (CBT, ("S057",)), IPSRT: (IPT, ("S037",))}


def test_there_are_133_statements_of_2091_words_all_different() -> None:
    statements = list(RULEBOOK.statement.values())
    assert [each.id for each in statements] == [f"S{count:03d}" for count in range(1, 134)]
    assert sum(each.words for each in statements) == 2091
    assert len({each.sha256 for each in statements}) == 133
    assert {
        each.id: (each.words, each.sha256) for each in statements if each.id in {"S001", "S047", "S107"}
    } == {
        "S001": (4, "6b7e22e1f19eb00f"),
        "S047": (19, "8691e1b018c09fe6"),
        "S107": (12, "14a9873d76c4ab1a"),
    }


def test_the_statements_are_the_pieces_of_the_source_document(source_document: Path) -> None:
    pieces = number(read_copy(source_document))
    assert [(each.id, each.words, each.sha256) for each in pieces] == [
        (each.id, each.words, each.sha256) for each in RULEBOOK.statement.values()
    ]


def test_every_statement_opens_with_the_words_of_its_piece(source_document: Path) -> None:
    for piece in number(read_copy(source_document)):
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
