"""The questionnaire and the answers to it as FHIR R4 resources, which name no person and no day.

A question is an item of type `choice`.
Its help, the help of its options and why it is asked are items of type `display` below it.
Notices that belong above every question stand first, those of one answer below their question.
"""

from collections.abc import Iterator
from typing import Any

from engine.fhir_ids import option_system, questionnaire_url, questionnaire_version
from engine.rulebook import Choice, Notice, Question, Rulebook
from engine.saved_answers import Picks

Resource = dict[str, Any]
EXTENSIONS = "http://hl7.org/fhir/StructureDefinition"
INSTRUCTIONS = ("questionnaire-displayCategory", "questionnaire-display-category", "instructions")
"""Marks a text that tells how to answer."""
HELP = ("questionnaire-itemControl", "questionnaire-item-control", "help")
"""Marks a text that is shown when somebody asks for help."""
BEFORE = frozenset({"every-page", "start", "questions"})
"""The place of a notice that is to be read before the questions."""


def questionnaire(rulebook: Rulebook) -> Resource:
    """Return the questionnaire of a rulebook as a FHIR R4 Questionnaire."""
    above = [_notice(each) for each in _above_all(rulebook)]
    return _filled(
        {
            "resourceType": "Questionnaire",
            "language": rulebook.language,
            "url": questionnaire_url(rulebook),
            "version": questionnaire_version(rulebook),
            "title": rulebook.title,
            "status": "active",
            "item": [*above, *(_item(rulebook, each) for each in rulebook.questions)],
        }
    )


def response(rulebook: Rulebook, picks: Picks) -> Resource:
    """Return picks as a FHIR R4 QuestionnaireResponse; what the questionnaire does not offer is left out."""
    answered = [
        {
            "linkId": question.id,
            "text": question.title,
            "answer": [{"valueCoding": _coding(rulebook, question, each)} for each in picked],
        }
        for question in rulebook.questions
        if (picked := [each for each in question.choices if each.id in picks.get(question.id, ())])
    ]
    return _filled(
        {
            "resourceType": "QuestionnaireResponse",
            "language": rulebook.language,
            "questionnaire": f"{questionnaire_url(rulebook)}|{questionnaire_version(rulebook)}",
            "status": "completed",
            "item": answered,
        }
    )


def _filled(resource: Resource) -> Resource:
    """Return a resource without empty lists, which FHIR does not know."""
    return {key: value for key, value in resource.items() if value != []}


def _item(rulebook: Rulebook, question: Question) -> Resource:
    return {
        "linkId": question.id,
        "text": question.title,
        "type": "choice",
        "required": False,
        "repeats": question.choose == "several",
        "answerOption": [{"valueCoding": _coding(rulebook, question, each)} for each in question.choices],
        "item": [*_texts(question), *(_notice(*each) for each in _of_one_answer(rulebook, question))],
    }


def _coding(rulebook: Rulebook, question: Question, choice: Choice) -> Resource:
    return {"system": option_system(rulebook, question.id), "code": choice.id, "display": choice.label}


def _texts(question: Question) -> Iterator[Resource]:
    if question.help:
        yield _display(f"{question.id}.help", question.help, INSTRUCTIONS)
    for each in question.choices:
        if each.help:
            yield _display(f"{question.id}.{each.id}.help", f"{each.label}: {each.help}", INSTRUCTIONS)
    yield _display(f"{question.id}.why", question.why, HELP)


def _above_all(rulebook: Rulebook) -> Iterator[Notice]:
    """Return the notices that are there before any answer, on the way to the questions."""
    for notice in rulebook.notices:
        if not rulebook.rule[notice.id].has and BEFORE.intersection(notice.where):
            yield notice


def _of_one_answer(rulebook: Rulebook, question: Question) -> Iterator[tuple[Notice, list[Resource]]]:
    """Return the notices that stand beside a question as soon as one of some answers to it is given."""
    for notice in rulebook.notices:
        has = rulebook.rule[notice.id].has
        if len(has) == 1 and "questions" in notice.where:
            giving = [each for each in question.choices if has[0] in each.gives]
            if giving:
                codings = [_coding(rulebook, question, each) for each in giving]
                yield (
                    notice,
                    [{"question": question.id, "operator": "=", "answerCoding": each} for each in codings],
                )


def _notice(notice: Notice, enabled_when: list[Resource] | None = None) -> Resource:
    contacts = (f"{each.region}: {each.says}" for each in notice.contacts)
    shown = _display(f"notice.{notice.id}", " ".join((f"{notice.title}.", notice.text, *contacts)))
    return shown | ({"enableWhen": enabled_when, "enableBehavior": "any"} if enabled_when else {})


def _display(link: str, text: str, mark: tuple[str, str, str] | None = None) -> Resource:
    return {
        "linkId": link,
        **({"extension": [_extension(*mark)]} if mark else {}),
        "text": text,
        "type": "display",
    }


def _extension(name: str, system: str, code: str) -> Resource:
    coding = {"system": f"http://hl7.org/fhir/{system}", "code": code}
    return {"url": f"{EXTENSIONS}/{name}", "valueCodeableConcept": {"coding": [coding]}}
