"""Answers out of a QuestionnaireResponse of FHIR R4; nothing of the person is taken in.

FHIR allows more than is needed here, so its other elements are passed over, whatever they hold.
Keys that FHIR does not know are refused, and so are those that change what the rest means.
Numbers and booleans come in as texts here, and none of them is looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from engine.errors import Fault
from engine.fhir_ids import answers_to_us, made_with, option_system
from engine.reading.nearest import quoted
from engine.reading.parsed import Parsed, Path
from engine.reading.shapes import Items, OneOf, Record, Shape, Words, faults
from engine.reading.written import Name, Pick, Written
from engine.rulebook import Rulebook

RESPONSE = "QuestionnaireResponse"
TYPE = "resourceType"
PERSONAL = (
    "id",
    "text",
    "contained",
    "identifier",
    "basedOn",
    "partOf",
    "subject",
    "encounter",
    "authored",
    "author",
    "source",
)
"""The elements of a response that can lead to a person."""
PASSED_OVER = (*PERSONAL, "meta", "extension")  #: elements that may hold whatever they like
OF_EVERY_ELEMENT = frozenset({"id", "extension", "fhir_comments"})
CHANGES_MEANING = {
    each: f"`{each}` can change what the rest means, and is not understood here"
    for each in ("modifierExtension", "implicitRules")
}


def _element(keys: Mapping[str, Shape], needed: tuple[str, ...], *passed_over: str) -> Record:
    passed = OF_EVERY_ELEMENT | {*passed_over}

    def passes_over(key: str) -> bool:
        return key in passed or (key.startswith("_") and key[1:] in passed | keys.keys())

    return Record(keys, frozenset(needed), passes_over, CHANGES_MEANING)


_OF_ITEM: dict[str, Shape] = {"linkId": Words()}
ITEM = _element(_OF_ITEM, ("linkId",), "definition", "text")
CODING = _element({"system": Words(), "code": Words()}, ("code",), "version", "display", "userSelected")
_ANSWER = _element({"valueCoding": CODING, "item": Items(ITEM)}, ())
_OTHERS = "Boolean Decimal Integer Date DateTime Time String Uri Attachment Quantity Reference"
_OTHER = {
    f"value{each}": f"`value{each}` is an answer of another type; only a `valueCoding` names an option"
    for each in _OTHERS.split()
}
_OF_ITEM["answer"] = Items(replace(_ANSWER, refused={**_ANSWER.refused, **_OTHER}))
_OF_ITEM["item"] = Items(ITEM)
STATUS = OneOf(("in-progress", "completed", "amended", "stopped"))
SHAPE = _element(
    {TYPE: OneOf((RESPONSE,)), "questionnaire": Words(), "status": STATUS, "item": Items(ITEM)},
    (TYPE, "status"),
    *PERSONAL,
    "meta",
    "language",
)


def is_resource(parsed: Parsed) -> bool:
    """Return whether a text holds a resource of FHIR."""
    return isinstance(parsed.content, dict) and TYPE in parsed.content


def read_response(parsed: Parsed, rulebook: Rulebook) -> tuple[Written | None, list[Fault]]:
    """Return the answers in a response to our questionnaire, or None, and all that is wrong with it."""
    content: Any = parsed.content
    if content[TYPE] != RESPONSE:
        of_type = content[TYPE] if isinstance(content[TYPE], str) else ""
        message = f"is a resource of the type {quoted(of_type)}; only a `{RESPONSE}` holds answers"
        return None, [Fault(parsed.name, 0, message)]
    if content.get("status") == "entered-in-error":
        message = "the answers are marked as entered in error, so they are not used"
        return None, [parsed.fault(message, "status")]
    if found := faults(SHAPE, parsed):
        return None, found
    canonical = content.get("questionnaire", "")
    answers = list(_answers(content.get("item", []), ("item",)))
    systems = {coding.get("system") == option_system(rulebook, link) for link, _, coding in answers}
    is_relative = ":" not in canonical  # a place on some server, so the codes say whose it is
    if canonical and not answers_to_us(rulebook, canonical) and not (is_relative and systems == {True}):
        whose = ", and not every answer has a code system of ours" if is_relative else ""
        message = f"these are answers to another questionnaire, {quoted(canonical)}{whose}"
        return None, [parsed.fault(message, "questionnaire")]
    return Written(
        has=None,
        picked=tuple(_pick(*each, rulebook) for each in answers),
        matters=(),
        made_with=made_with(rulebook, canonical),
        parsed=parsed,
        left_out=tuple(Name(key, (key,)) for key in PERSONAL if key in content),
    ), []


def _answers(items: list[dict[str, Any]], path: Path) -> Iterator[tuple[str, Path, Mapping[str, str]]]:
    """Yield every answer that says something, those within groups and below answers too.

    Each is the question, the path to the answer, and the code.
    """
    for number, item in enumerate(items):
        here = (*path, number)
        for each, answer in enumerate(item.get("answer", [])):
            at_answer = (*here, "answer", each)
            if "valueCoding" in answer:
                yield item["linkId"], at_answer, answer["valueCoding"]
            yield from _answers(answer.get("item", []), (*at_answer, "item"))
        yield from _answers(item.get("item", []), (*here, "item"))


def _pick(question: str, path: Path, coding: Mapping[str, str], rulebook: Rulebook) -> Pick:
    option = _option(coding, question, rulebook)
    return Pick(Name(question, (*path[:-2], "linkId")), Name(option, (*path, "valueCoding", "code")))


def _option(coding: Mapping[str, str], question: str, rulebook: Rulebook) -> str:
    """Return the id of an option; a code of another system keeps its system, and so is no option of ours."""
    system = coding.get("system")
    return (
        coding["code"]
        if system in {None, option_system(rulebook, question)}
        else f"{system}|{coding['code']}"
    )
