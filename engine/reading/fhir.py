"""Answers out of a QuestionnaireResponse of FHIR R4; nothing of the person is taken in."""

from collections.abc import Iterator
from typing import Any

from engine.errors import Fault
from engine.fhir_ids import answers_to_us, made_with, option_system
from engine.reading.documents import Document, fitted
from engine.reading.forms.fhir import PERSONAL, CodingForm, ItemForm, QuestionnaireResponseForm
from engine.reading.nearest import quoted
from engine.reading.written import Name, Pick, Written
from engine.reading.yaml_text import Path, Yaml
from engine.rulebook import Rulebook

RESPONSE = "QuestionnaireResponse"
TYPE = "resourceType"


def is_resource(yaml: Yaml) -> bool:
    """Return whether a text holds a resource of FHIR."""
    return isinstance(yaml.content, dict) and TYPE in yaml.content


def read_response(yaml: Yaml, name: str, rulebook: Rulebook) -> tuple[Written | None, list[Fault]]:
    """Return the answers in a response to our questionnaire, or None, and all that is wrong with it."""
    of_type = _text(yaml, TYPE)
    if of_type != RESPONSE:
        message = f"is a resource of the type {quoted(of_type)}; only a `{RESPONSE}` holds answers"
        return None, [Fault(name, 0, message)]
    if _text(yaml, "status") == "entered-in-error":
        message = "the answers are marked as entered in error, so they are not used"
        return None, [Fault(name, yaml.line(("status",)), message)]
    document, faults = fitted(QuestionnaireResponseForm, yaml, name, name)
    if document is None or faults:
        return None, faults
    canonical = document.form.questionnaire or ""
    if canonical and not answers_to_us(rulebook, canonical):
        message = f"these are answers to another questionnaire, {quoted(canonical)}"
        return None, [document.fault(message, "questionnaire")]
    return Written(
        has=None,
        picked=tuple(_picks(document.form.item, ("item",), rulebook)),
        matters=(),
        made_with=made_with(rulebook, canonical),
        document=document,
        left_out=tuple(_left_out(document)),
    ), []


def _text(yaml: Yaml, key: str) -> str:
    value = yaml.content.get(key, "") if isinstance(yaml.content, dict) else ""
    return value if isinstance(value, str) else ""


def _left_out(document: Document[Any]) -> Iterator[Name]:
    content = document.yaml.content
    for key in PERSONAL:
        if isinstance(content, dict) and key in content:
            yield Name(key, (key,))


def _picks(items: list[ItemForm], path: Path, rulebook: Rulebook) -> Iterator[Pick]:
    """Return every answer, those to questions within groups and below answers too."""
    for number, item in enumerate(items):
        here = (*path, number)
        for each, answer in enumerate(item.answer):
            at_answer = (*here, "answer", each)
            option = _option(answer.value_coding, item.link_id, rulebook)
            yield Pick(
                Name(item.link_id, (*here, "linkId")), Name(option, (*at_answer, "valueCoding", "code"))
            )
            yield from _picks(answer.item, (*at_answer, "item"), rulebook)
        yield from _picks(item.item, (*here, "item"), rulebook)


def _option(coding: CodingForm, question: str, rulebook: Rulebook) -> str:
    """Return the id of an option; a code of another system keeps its system, and so is no option of ours."""
    ours = coding.system in {None, option_system(rulebook, question)}
    return coding.code if ours else f"{coding.system}|{coding.code}"
