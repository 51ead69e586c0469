"""The catalogue of visible texts: complete, used, and in the words that the rulebook allows."""

import re
from pathlib import Path

import pytest

from engine.reading.load import load_folder
from ui.texts import DEFAULT, Texts, catalogue, texts

UI = Path(__file__).parents[1] / "ui"
USED = re.compile(r"""\b(?:say|texts\(\w+\))\(\s*(f?)"([^"]+)\"|(f?)"(told-[a-z-]+)\"""")
PAGES = (
    "start",
    "questions",
    "list",
    "compare",
    "handout",
    "demonstrate",
    "rules",
    "about",
    "privacy",
    "accessibility",
    "left",
)


def _catalogue() -> dict[str, str]:
    entries = re.split(r"^(?=[a-z])", catalogue(DEFAULT), flags=re.MULTILINE)
    return {name: value for name, _, value in (each.partition(" = ") for each in entries) if value}


def _used() -> set[str]:
    found = set[str]()
    for module in UI.rglob("*.py"):
        for found_text in USED.finditer(module.read_text(encoding="utf-8")):
            formatted, name = (each or "" for each in found_text.group(1, 2))
            name = name or found_text[4]
            found |= {name.replace("{name}", page) for page in PAGES} if formatted else {name}
    return found


def test_every_text_that_is_used_is_in_the_catalogue_and_every_other_way_round() -> None:
    assert _used() == set(_catalogue())


def test_no_text_holds_a_word_that_the_rulebook_avoids() -> None:
    words = load_folder().words
    exempt = "|".join(re.escape(each.phrase) for each in words.exempt)
    texts_left = {
        name: re.sub(exempt, "", value, flags=re.IGNORECASE) for name, value in _catalogue().items()
    }
    avoided = [form for each in words.avoid for form in each.forms]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, avoided))})\b", re.IGNORECASE)
    assert {name: pattern.findall(value) for name, value in texts_left.items() if pattern.search(value)} == {}


def test_no_sentence_has_more_than_twenty_words() -> None:
    sentences = [each for value in _catalogue().values() for each in re.split(r"(?<=[.!?])\s", value)]
    assert [each for each in sentences if len(each.split()) > 20 and "->" not in each] == []


def test_a_language_without_a_catalogue_is_spoken_to_in_english() -> None:
    assert texts("xx").language == "en"
    assert texts("../en").language == "en"


def test_an_unknown_text_is_refused() -> None:
    with pytest.raises(LookupError):
        texts("en")("no-such-text")


def test_a_text_is_refused_when_one_of_its_values_is_missing() -> None:
    with pytest.raises(LookupError):
        Texts("en", "greeting = Hello { $name }\n")("greeting")
