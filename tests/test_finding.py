"""The search of topics: it finds names, infers nothing from signs, and shows help for words of danger."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from engine.commands.main import program
from engine.errors import TreatmentOptionsError
from engine.finding import Finder, find
from engine.finding.phrases import elements, forms, words_of
from engine.finding.words import LONGEST, one_letter_off, plain_words
from engine.reading.load import load_folder
from engine.rule_folder import SearchScenario
from engine.serialization import from_json, to_json
from tests.folders import edit, faults, small_folder, write
from tests.visiting import Visitor
from ui.actions import Search, Step

FOLDER = load_folder()
RULEBOOK = FOLDER.rulebook
TOPICS = frozenset(each.id for each in RULEBOOK.terms if each.kind == "topic")
SCENARIOS = tuple(each for each in FOLDER.scenarios if isinstance(each, SearchScenario))
DANGER = tuple(each for each in SCENARIOS if each.help)
HOW = "; write words, `(one|another)`, and `<group>` for a group that stands above"
LONG_ENOUGH = 4  #: how many letters a word of a name must have to count as shared
ENDINGS = (("", ("s", "ed", "_ing")), ("e", ("ing",)), ("y", ("ies",)))
ANSWERS = """\
editorial: the almanac knows no search
found: Found.
unknown: Not known.
therapies: A pastime.
"""
REPLY = """\
replies:
  - id: flood
    kind: danger
    reason: water can rise
    says: Go up the hill.
    phrases: [high water]
"""


@cache
def finder() -> Finder:
    """Return the search of the shipped rules."""
    return Finder.of(RULEBOOK)


def folder_with(tmp_path: Path, search: str, scenarios: str = "") -> Path:
    """Return the small rulebook with a search."""
    folder = small_folder(tmp_path)
    return write(folder, {"search.yaml": search, **({"search.test.yaml": scenarios} if scenarios else {})})


# What `audit test` runs holds; these say how much of it there is.


def test_a_third_of_the_phrases_lead_to_no_topic_though_they_share_a_word_with_one() -> None:
    every = {each for phrases in finder().lexicon.starting.values() for each in phrases if each.reply.topics}
    names = {word for each in every for word in words_of(each.parts) if len(word) >= LONG_ENOUGH}
    shared = [each for each in SCENARIOS if not each.topics and names.intersection(plain_words(each.phrase))]
    assert len(SCENARIOS) >= 300
    assert len(shared) >= len(SCENARIOS) / 3
    assert len(DANGER) >= len(SCENARIOS) / 5


def test_every_topic_is_looked_for_by_some_phrase() -> None:
    assert {topic for each in SCENARIOS for topic in each.topics} == TOPICS & RULEBOOK.askable


@given(st.sampled_from(SCENARIOS))
def test_that_a_phrase_is_not_known_is_said_exactly_where_nothing_answers_it(
    scenario: SearchScenario,
) -> None:
    assert (RULEBOOK.search.unknown in finder().find(scenario.phrase).says) == (
        not scenario.topics and not scenario.replies
    )


# What holds for all that can be typed.


@given(st.text(max_size=400))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    found = finder().find(typed)
    assert set(found.topics) <= TOPICS & RULEBOOK.askable
    assert len(set(found.topics)) == len(found.topics)
    assert found.says
    assert [topic for topic, _ in found.because] == list(found.topics)


@given(st.sampled_from(SCENARIOS), st.sampled_from([str.upper, str.title, lambda text: f"  {text}!!! "]))
def test_capitals_marks_and_spaces_do_not_count(scenario: SearchScenario, written: object) -> None:
    assert callable(written)
    assert finder().find(written(scenario.phrase)) == finder().find(scenario.phrase)


@given(st.sampled_from(DANGER), st.sampled_from(SCENARIOS))
def test_no_other_words_beside_it_take_the_help_away(danger: SearchScenario, other: SearchScenario) -> None:
    for typed in (f"{danger.phrase}. also {other.phrase}", f"{other.phrase}. and then {danger.phrase}"):
        if len(typed) <= LONGEST:
            assert finder().find(typed).help or _alone(danger), typed


def _alone(scenario: SearchScenario) -> bool:
    """Return whether a phrase counts only where nothing else is typed."""
    return not finder().find(f"{scenario.phrase} xyzzy").help


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert finder().find(f"{'x' * LONGEST} depression").topics == ()
    assert finder().find(f"{'x ' * 90}depression {'x' * 10**6}").topics == ("depression",)


@pytest.mark.parametrize("typed", ["\ufdfa" * LONGEST, "my " * 100, "i have " * 40, "\x00\u202e\ud800"])
def test_text_that_grows_repeats_itself_or_holds_odd_characters_is_answered(typed: str) -> None:
    assert finder().find(typed).topics == ()


def test_a_topic_says_by_which_words_it_was_found_the_longest_first() -> None:
    found = finder().find("anxious, and my social anxiety")
    assert found.because == (("anxiety-disorder", ("social anxiety", "anxious")),)


def test_a_rulebook_from_json_finds_the_same() -> None:
    assert find(from_json(to_json(RULEBOOK)), "i'm depressed") == finder().find("i'm depressed")


def test_who_is_hurt_by_somebody_gets_the_help_for_that_too() -> None:
    assert finder().find("he hurts me").notices == ("crisis", "being-hurt")
    assert finder().find("i cut myself").notices == ("crisis",)


# How words and phrases are read.


def test_words_are_read_without_capitals_accents_and_marks() -> None:
    words = ("depression", "don't", "self", "harm", "now", "o", "c", "d")
    assert plain_words("D\u00e9pression, don\u2019t/SELF-harm_now (O.C.D.)") == words


def test_a_word_takes_the_endings_of_its_last_letters() -> None:
    assert forms("cut", ENDINGS) == {"cut", "cuts", "cuted", "cutting"}
    assert forms("hate", ENDINGS) >= {"hate", "hates", "hating"}
    assert forms("worry", ENDINGS) >= {"worry", "worries"}
    assert forms("he", ENDINGS) == {"he"}


@pytest.mark.parametrize("typed", ["depresion", "depressionn", "deprassion", "depressoin"])
def test_one_letter_may_be_wrong_but_the_first(typed: str) -> None:
    assert one_letter_off(typed, "depression")
    for other in ("depression", "deprasion", "repression", ""):
        assert not one_letter_off(other, "depression")
    assert not one_letter_off("", "d")


def test_an_empty_member_of_a_group_may_be_left_out() -> None:
    (group,) = elements("(a|)", plain_words, {})
    assert not isinstance(group, str)
    assert group.members == (("a",), ())


def test_a_name_with_marks_of_a_phrase_is_a_name_like_any_other() -> None:
    (term, *others) = RULEBOOK.terms
    marked = replace(term, also_called=("low (or <very> low|so) spirits",))
    found = find(replace(RULEBOOK, terms=(marked, *others)), "low or very low so spirits")
    assert found.topics == (term.id,)


# What is wrong in a file, and what the check finds.


FAULTS = [
    (
        "[high water]",
        "[high <waters>]",
        "`high <waters>` cannot be read at `<waters>`; did you mean `water`?",
    ),
    ("[high water]", "[high (water]", f"`high (water` ends within a parenthesis{HOW}"),
    ("[high water]", "[high water)]", f"`high water)` cannot be read at `)`{HOW}"),
    ("    phr", "    topics: [drizle]\n    phr", "unknown term `drizle`; did you mean `drizzle`?"),
    ("    phr", "    notices: [halp]\n    phr", "unknown notice `halp`; did you mean `help`?"),
    (
        "    phr",
        "    topics: [child]\n    phr",
        "the term `child` is a circumstance; a search leads to topics alone",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), FAULTS)
def test_a_fault_of_a_reply_is_told_at_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = folder_with(tmp_path, f"{ANSWERS}groups: {{water: [water, rain]}}\n{REPLY}")
    assert faults(folder) == []
    edit(folder, "search.yaml", old, new)
    assert faults(folder) == [f"search.yaml:11: {told}"]


LACKING = {
    "kind: common, says: y": "needs `phrases` or `alone` with what somebody may type",
    "kind: sign, phrases: [y]": "needs `says` with what a visitor reads",
    "kind: name, phrases: [y]": "needs `topics` with the topics that go by these names",
    "kind: saying, says: z, phrases: [y]": (
        "takes away and answers nothing; leave out what it says and shows, or choose another kind"
    ),
}


@pytest.mark.parametrize("reply", LACKING)
def test_a_reply_has_all_that_its_kind_needs(tmp_path: Path, reply: str) -> None:
    folder = folder_with(tmp_path, f"{ANSWERS}replies:\n  - {{id: a, reason: x, {reply}}}\n")
    assert faults(folder) == [f"search.yaml:6: {LACKING[reply]}"]


def test_a_scenario_names_replies_that_exist_and_each_phrase_once(tmp_path: Path) -> None:
    scenarios = "- name: x\n  phrases: [flood, flood]\n  replies: [floods]\n"
    assert faults(folder_with(tmp_path, ANSWERS + REPLY, scenarios)) == [
        "search.test.yaml:2: `flood` is held to an answer already; leave out one",
        "search.test.yaml:3: unknown reply `floods`; did you mean `flood`?",
    ]


def test_a_search_at_fault_causes_no_faults_elsewhere(tmp_path: Path) -> None:
    scenarios = "- {name: x, phrases: [y], replies: [flood]}\n"
    folder = folder_with(tmp_path, f"{ANSWERS}grups: {{}}\n{REPLY}", scenarios)
    assert faults(folder) == ["search.yaml:5: unknown key `grups`; did you mean `groups`?"]


# The command and the page give the same answer.


def test_the_command_prints_the_answer_as_json() -> None:
    ran = CliRunner().invoke(program, ["find", "my", "heart", "is", "racing", "--format", "json"])
    assert ran.exit_code == 0
    found = finder().find("my heart is racing")
    assert json.loads(ran.stdout) == {"topics": [], "help": True, "says": " ".join(found.says)}


def test_the_command_prints_help_before_anything_else() -> None:
    ran = CliRunner().invoke(program, ["find", "suicidal"])
    assert ran.stdout.startswith(f"{RULEBOOK.notice['crisis'].title}\n")
    assert ran.stdout.endswith("\n\nThoughts of suicide that keep coming back (chronic-suicidality)\n")


@pytest.mark.parametrize("words", ["", "   ", "\t"])
def test_the_command_refuses_to_look_for_nothing(words: str) -> None:
    ran = CliRunner().invoke(program, ["find", words])
    assert isinstance(ran.exception, TreatmentOptionsError)
    told = "there are no words to look for; write a name, initials, or words of your own"
    assert str(ran.exception) == told


@pytest.mark.parametrize("scenario", SCENARIOS[::25], ids=lambda each: each.phrase)
def test_the_page_gives_the_same_answer(scenario: SearchScenario) -> None:
    visitor = Visitor().go("questions").act(Step(1), Search(scenario.phrase))
    found = finder().find(scenario.phrase)
    labels = [RULEBOOK.term[each].label for each in found.topics]
    assert visitor.buttons("#found") == labels
    assert visitor.texts("#found > p") == list(found.says)
    assert visitor.texts("#found .notice-title") == [RULEBOOK.notice[each].title for each in found.notices]
    assert bool(found.notices) is found.help
