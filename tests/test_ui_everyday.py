"""Finding options by everyday words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.load import load_rulebook
from ui.showing.everyday import MOST, FoundOption, find_options, searchable

RULEBOOK = load_rulebook()
TOPICS = RULEBOOK.questions[0]


def _found(typed: str) -> list[str]:
    return [each.id for each in find_options(RULEBOOK, TOPICS, typed)]


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("my son can't sit still", ["adhd"]),
        ("I feel sad", ["depression"]),
        ("OCD", ["obsessive-compulsive-disorder"]),
        ("hearing voices", ["schizophrenia"]),
        ("HEARING VÓICES", ["schizophrenia"]),
        ("drinkng", ["substance-abuse"]),
        ("depresion", ["depression"]),
        ("kill myself", ["chronic-suicidality"]),
        ("not sure", ["not-sure"]),
        ("my daughter doesn't eat", ["eating-disorder"]),
        ("my partner drinks", ["substance-abuse"]),
        ("my brother hears voices", ["schizophrenia"]),
        ("better off dead", ["chronic-suicidality"]),
        ("no point living", ["chronic-suicidality"]),
        ("my teenager cuts herself", ["chronic-suicidality"]),
    ],
)
def test_everyday_words_and_misspelled_ones_lead_to_their_topic(typed: str, options: list[str]) -> None:
    assert _found(typed) == options


@pytest.mark.parametrize("typed", ["", "   ", "?!", "my", "the of and", "xyzzy", "a b c"])
def test_words_that_say_nothing_lead_nowhere(typed: str) -> None:
    assert _found(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "my husband died",
        "death of my dog",
        "diet",
        "low self esteem",
        "tired all the time",
        "losing my mind",
        "back pain",
        "it won't end",
        "hoarding",
        "memory problems",
        "marriage problems",
        "i was abused as a child",
        "gaming",
    ],
)
def test_a_part_of_a_phrase_or_a_word_spelled_a_little_alike_leads_nowhere(typed: str) -> None:
    assert _found(typed) == []


def test_the_option_that_knows_a_whole_phrase_comes_first() -> None:
    assert _found("fear of being left") == ["borderline-personality-disorder", "anxiety-disorder"]


def test_what_an_option_was_found_by_is_told_unless_its_name_says_so() -> None:
    adhd = FoundOption("adhd", "Attention-deficit/hyperactivity disorder (ADHD)", ("cannot sit still",))
    assert find_options(RULEBOOK, TOPICS, "cannot sit still") == (adhd,)
    named = find_options(RULEBOOK, TOPICS, "schizophrenia")
    assert [each.because for each in named] == [()]


@given(st.text(max_size=200))
def test_whatever_is_typed_a_few_options_of_the_question_are_found_each_once(typed: str) -> None:
    found = _found(typed)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert set(found) <= {each.id for each in TOPICS.choices}


@pytest.mark.parametrize("topic", [each.id for each in RULEBOOK.terms if each.kind == "topic"])
def test_every_name_and_everyday_word_of_a_topic_leads_to_it(topic: str) -> None:
    term = RULEBOOK.term[topic]
    asked = {choice.id for choice in TOPICS.choices if term.id in choice.gives}
    for text in (term.label, *term.also_called, *term.everyday_words):
        assert asked <= set(_found(text)), text


def test_only_long_lists_of_options_can_be_searched() -> None:
    assert [each.id for each in RULEBOOK.questions if searchable(each)] == ["topics", "goals"]
