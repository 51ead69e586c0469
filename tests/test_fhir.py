"""FHIR R4: the questionnaire and answers as resources, read by another model library, and read back."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from fhirclient.models.questionnaire import Questionnaire  # type: ignore[import-untyped]
from fhirclient.models.questionnaireresponse import QuestionnaireResponse  # type: ignore[import-untyped]
from hypothesis import given
from typer.testing import CliRunner

from engine.commands.main import program
from engine.errors import AnswersError
from engine.fhir_ids import option_system, questionnaire_url
from engine.reading.answers import load_saved, parse_answers
from engine.reading.fhir import PERSONAL
from engine.reading.load import load_rulebook
from engine.rendering.as_json import render_questionnaire
from engine.rendering.fhir import questionnaire, response
from engine.rulebook import Rulebook
from engine.saved_answers import Picks, answer_sheet, made_with, sheet_of
from engine.serialization import fingerprint, indented
from tests.questionnaires import picks_of_any

SHIPPED = load_rulebook()
RESOURCE = questionnaire(SHIPPED)
PICKS: Picks = {"topics": ("depression", "adhd"), "for-whom": ("a-child",)}


def answered(**more: object) -> dict[str, Any]:
    """Return a response to the shipped questionnaire, with further elements."""
    return {**response(SHIPPED, PICKS), **more}


def told(resource: object) -> list[str]:
    """Return what is told of a response that is read strictly, without the lines."""
    with pytest.raises(AnswersError) as caught:
        parse_answers(json.dumps(resource), "file", SHIPPED)
    return [re.sub(r"^file(:\d+)?: ", "", line) for line in str(caught.value).split("\n")]


def item(link: str) -> dict[str, Any]:
    """Return an item of the questionnaire."""
    return next(each for each in RESOURCE["item"] if each["linkId"] == link)


def links(items: list[dict[str, Any]]) -> list[str]:
    """Return the ids of items at every depth."""
    return [link for each in items for link in (each["linkId"], *links(each.get("item", [])))]


def test_the_questionnaire_is_one_to_a_strict_model_of_fhir_and_comes_out_as_it_went_in() -> None:
    assert Questionnaire(RESOURCE, strict=True).as_json() == RESOURCE


@given(picks_of_any())
def test_every_response_is_one_to_a_strict_model_of_fhir_and_read_back(case: tuple[Rulebook, Picks]) -> None:
    rulebook, picks = case
    made = response(rulebook, picks)
    assert QuestionnaireResponse(made, strict=True).as_json() == made
    assert Questionnaire(questionnaire(rulebook), strict=True).as_json() == questionnaire(rulebook)
    assert parse_answers(indented(made), "file", rulebook).has == answer_sheet(rulebook, picks)
    loaded = load_saved(indented(made).encode(), rulebook).loaded
    assert (loaded.sheet, loaded.made_with) == (sheet_of(rulebook, picks), made_with(rulebook))
    assert (loaded.gone, loaded.unasked, loaded.unpicked) == ((), (), ())


def test_it_has_an_address_a_version_a_status_a_title_and_a_language() -> None:
    assert {key: value for key, value in RESOURCE.items() if key != "item"} == {
        "resourceType": "Questionnaire",
        "language": "en",
        "url": questionnaire_url(SHIPPED),
        "version": f"{SHIPPED.version}+{fingerprint(SHIPPED)}",
        "title": "Treatment options",
        "status": "active",
    }
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", RESOURCE["url"])


def test_a_rulebook_with_another_title_has_another_address_and_a_new_version_the_same() -> None:
    assert questionnaire_url(replace(SHIPPED, title="Others")) != questionnaire_url(SHIPPED)
    assert questionnaire_url(replace(SHIPPED, version="2.0.0")) == questionnaire_url(SHIPPED)
    assert option_system(SHIPPED, "topics") != option_system(SHIPPED, "goals")


def test_each_question_is_a_choice_that_can_be_skipped_with_its_options_in_order() -> None:
    for question in SHIPPED.questions:
        found = item(question.id)
        assert (found["type"], found["text"], found["required"]) == ("choice", question.title, False)
        assert found["repeats"] is (question.choose == "several")
        assert [each["valueCoding"] for each in found["answerOption"]] == [
            {"system": option_system(SHIPPED, question.id), "code": each.id, "display": each.label}
            for each in question.choices
        ]


def test_help_and_why_are_display_items_that_say_what_they_are() -> None:
    below = {each["linkId"]: each for each in item("topics")["item"]}
    question = SHIPPED.questions[0]
    assert (below["topics.help"]["text"], below["topics.why"]["text"]) == (question.help, question.why)
    assert below["topics.chronic-suicidality.help"]["text"] == (
        "Thoughts of suicide that keep coming back: "
        "Help is there day and night. The numbers are on this page."
    )
    marks = {
        link.removeprefix("topics."): each["extension"][0]["valueCodeableConcept"]["coding"][0]["code"]
        for link, each in below.items()
        if "extension" in each
    }
    helped = ("help", "serious-mental-illness.help", "chronic-suicidality.help", "not-sure.help")
    assert marks == {**dict.fromkeys(helped, "instructions"), "why": "help"}
    assert {each["type"] for each in below.values()} == {"display"}


def test_the_crisis_block_stands_above_every_question() -> None:
    above = [f"notice.{each}" for each in ("crisis", "purpose", "educational")]
    assert [each["linkId"] for each in RESOURCE["item"]] == [*above, *(each.id for each in SHIPPED.questions)]
    for part in ("thinking about suicide", "988", "911", "999", "116 123", "85258"):
        assert part in item("notice.crisis")["text"]


def test_a_notice_beside_an_answer_is_shown_with_it_alone() -> None:
    notice = next(each for each in item("topics")["item"] if each["linkId"] == "notice.help-beside-the-topic")
    (condition,) = notice["enableWhen"]
    assert (condition["question"], condition["operator"], notice["enableBehavior"]) == ("topics", "=", "any")
    assert condition["answerCoding"] == {
        "system": option_system(SHIPPED, "topics"),
        "code": "chronic-suicidality",
        "display": "Thoughts of suicide that keep coming back",
    }


def test_every_item_has_a_link_id_of_its_own() -> None:
    found = links(RESOURCE["item"])
    assert len(found) == len(set(found))


def test_a_response_names_no_person_and_no_day() -> None:
    assert list(answered()) == ["resourceType", "language", "questionnaire", "status", "item"]
    assert answered()["questionnaire"] == f"{RESOURCE['url']}|{RESOURCE['version']}"
    assert "item" not in response(SHIPPED, {})


PERSON = {"reference": "Patient/1", "display": "Ada Example"}


def test_a_person_in_a_response_is_left_out_and_each_element_is_told_with_its_line() -> None:
    resource = answered(subject=PERSON, author=PERSON, identifier={"value": "7"}, authored="2026-11-23")
    left_out = ("identifier", "subject", "authored", "author")
    text = json.dumps(resource, indent=1)
    read = parse_answers(text, "file", SHIPPED)
    assert read.has == {"depression", "adhd", "child", "for-somebody-else"}
    for each, told_of in zip(left_out, read.left_out, strict=True):
        assert told_of.message == f"`{each}` was left out; answers come in without the person"
        assert each in text.split("\n")[told_of.line - 1]
    saved = load_saved(text.encode(), SHIPPED)
    assert saved.left_out == left_out
    assert "Ada" not in repr(saved)


def test_every_element_that_can_lead_to_a_person_is_told() -> None:
    read = parse_answers(json.dumps(answered(**dict.fromkeys(PERSONAL, "x"))), "file", SHIPPED)
    assert [each.message.split("`")[1] for each in read.left_out] == list(PERSONAL)


def test_what_else_fhir_allows_is_passed_over() -> None:
    resource = answered(meta={"tag": []}, extension=[{"url": "x", "valueInteger": 3}], _status={"id": "s"})
    resource["item"][0]["answer"][0]["valueCoding"] |= {"userSelected": True, "version": "1", "id": "c"}
    resource["item"][0] |= {"definition": "x", "_text": {"extension": []}}
    assert parse_answers(json.dumps(resource), "file", SHIPPED).left_out == ()


def test_answers_in_groups_and_below_answers_and_without_a_system_are_found() -> None:
    first, second = answered()["item"]
    del first["answer"][0]["valueCoding"]["system"]
    first["answer"][0]["item"] = [second]
    grouped = answered(item=[{"linkId": "all", "item": [first]}])
    assert parse_answers(json.dumps(grouped), "file", SHIPPED).has == answer_sheet(SHIPPED, PICKS)


def test_characters_that_are_escaped_in_two_halves_are_read() -> None:
    resource = answered()
    resource["item"][0]["text"] = "🌿"
    assert "\\ud83c\\udf3f" in json.dumps(resource)
    assert parse_answers(json.dumps(resource), "file", SHIPPED).has == answer_sheet(SHIPPED, PICKS)


def coded(code: str, system: str | None = None, link: str = "topics") -> dict[str, Any]:
    """Return a response with one answer."""
    coding = {"code": code, **({"system": system} if system else {})}
    return answered(item=[{"linkId": link, "answer": [{"valueCoding": coding}]}])


SNOMED, OTHER = "http://snomed.info/sct", "http://example.org/other|1"
STATUSES = "`in-progress`, `completed`, `amended` or `stopped`"
UNUSABLE = {
    "the question `topics` has no option `adhdd`; did you mean `adhd`?": coded("adhdd"),
    "unknown question `topic`; did you mean `topics`?": coded("adhd", link="topic"),
    f"the question `topics` has no option `{SNOMED}|adhd`": coded("adhd", SNOMED),
    f"these are answers to another questionnaire, `{OTHER}`": answered(questionnaire=OTHER),
    "the answers are marked as entered in error, so they are not used": answered(status="entered-in-error"),
    f"`status` cannot be `done`; it is one of {STATUSES}": answered(status="done"),
    "`modifierExtension` can change what the rest means, and is not understood here": answered(
        modifierExtension=[]
    ),
    "unknown key `Item`; did you mean `item`?": answered(Item=[]),
    **{
        f"is a resource of the type `{kind}`; only a `QuestionnaireResponse` holds answers": {
            "resourceType": kind,
            "name": [{"family": "Example"}],
        }
        for kind in ("Patient", "Questionnaire")
    },
}


@pytest.mark.parametrize("expected", UNUSABLE)
def test_a_response_that_cannot_be_used_is_told(expected: str) -> None:
    assert told(UNUSABLE[expected]) == [expected]


def test_an_answer_in_free_words_is_refused_and_not_repeated() -> None:
    found = told(answered(item=[{"linkId": "topics", "answer": [{"valueString": "my secret"}]}]))
    assert found == ["`valueString` is an answer of another type; only a `valueCoding` names an option"]


def test_two_answers_where_one_is_taken_are_told() -> None:
    resource = coded("myself", link="for-whom")
    resource["item"].append(coded("a-child", link="for-whom")["item"][0])
    assert told(resource) == ["the question `for-whom` takes one option, and not 2"]


def test_a_foreign_code_in_a_file_that_is_loaded_is_named() -> None:
    assert load_saved(json.dumps(coded("adhd", SNOMED)).encode(), SHIPPED).loaded.gone == (f"{SNOMED}|adhd",)


def test_the_questionnaire_as_json_holds_every_option_with_the_terms_that_it_gives() -> None:
    found = json.loads(render_questionnaire(SHIPPED))
    assert list(found) == ["rulebook", "questions"]
    assert found["rulebook"]["fingerprint"] == fingerprint(SHIPPED)
    choices = [
        (each["id"], choice["id"], tuple(choice["gives"]))
        for each in found["questions"]
        for group in each["groups"]
        for choice in group["choices"]
    ]
    assert choices == [(each.id, one.id, one.gives) for each in SHIPPED.questions for one in each.choices]
    assert found["questions"][0]["groups"][0]["label"] == "Mood"
    assert found["questions"][1]["cites"] == ["S117", "S123", "S126"]


def test_the_command_line_prints_the_questionnaire_in_both_forms() -> None:
    runs = [CliRunner().invoke(program, ["questionnaire", *more]) for more in ((), ("--format", "fhir"))]
    assert [ran.exit_code for ran in runs] == [0, 0]
    assert runs[0].stdout == render_questionnaire(SHIPPED)
    assert json.loads(runs[1].stdout) == RESOURCE


@pytest.mark.parametrize(
    ("command", "begins"),
    [(("explore", "--answers", "-"), "Treatment options\n"), (("audit", "why", "-"), "Answers: ")],
)
def test_the_command_line_takes_a_response_and_says_what_it_left_out(
    command: tuple[str, ...], begins: str
) -> None:
    ran = CliRunner().invoke(program, command, input=json.dumps(answered(subject=PERSON)))
    assert ran.exit_code == 0
    assert ran.stdout.startswith(begins)
    assert ran.stderr == "standard input:1: `subject` was left out; answers come in without the person\n"
    assert "Ada" not in ran.output
