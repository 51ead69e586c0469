"""The Rules page as values and markup: what is found, what hangs on each thing, a copy beside our words."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engine.audit.reviews import Reviews, stamped
from engine.audit.testing.seeing import sees
from engine.inference.reference import infer
from engine.reading.load import RuleFolder, load_folder
from engine.rulebook import Place, Rulebook, Source, Statement
from engine.scenario import QuestionScenario
from tests.rulebooks import derives, fits, lists, notes, shows, small_rulebook
from ui.drawing import copy as drawing_copy
from ui.drawing import rules as drawing
from ui.showing.copy import CopyView, copy_view
from ui.showing.finding import find
from ui.showing.rule_sheet import rule_sheet
from ui.showing.sheets import Sheet, statement_sheet, term_sheet, therapy_sheet
from ui.showing.things import known, sentence
from ui.texts import texts

SAY = texts("en")
CBT = "cognitive-behavioral-therapy"


@cache
def _folder() -> RuleFolder:
    return load_folder()


def _rulebook() -> Rulebook:
    return _folder().rulebook


def _found(words: str) -> dict[str, list[str]]:
    found = find(_rulebook(), SAY, words)
    return {group.id: [each.key for each in group.links] for group in found.groups}


def _rule(name: str, reviews: Reviews | None = None) -> Sheet:
    rulebook, scenarios = _rulebook(), _folder().scenarios
    return rule_sheet(rulebook, SAY, rulebook.rule[name], scenarios, reviews or Reviews(rulebook, ()))


def _links(sheet: Sheet, title: str) -> list[str]:
    return [each.key for part in sheet.parts if part.title == title for each in part.links]


def _lines(sheet: Sheet, title: str) -> list[str]:
    return [each.text for part in sheet.parts if part.title == title for each in part.lines]


def test_without_words_everything_is_there() -> None:
    rulebook = _rulebook()
    found = _found("")
    assert {kind: len(keys) for kind, keys in found.items()} == {
        "therapy": len(rulebook.therapies),
        "term": len(rulebook.terms),
        "rule": len(rulebook.rules),
        "statement": len(rulebook.statement),
    }
    assert all(known(rulebook, key) for keys in found.values() for key in keys)


@pytest.mark.parametrize(
    "words", ["cbt-first-choice-for-ocd", "CBT-FIRST-choice-for-ocd", "cbt-fírst-choice-for-ocd"]
)
def test_a_rule_is_found_by_its_id_whatever_case_and_accents(words: str) -> None:
    assert _found(words)["rule"][0] == "rule:cbt-first-choice-for-ocd"


def test_a_topic_is_found_by_an_everyday_word_and_a_therapy_by_another_name() -> None:
    assert "term:depression" in _found("feeling blue")["term"]
    assert _found("exposure and response prevention")["therapy"] == ["therapy:exposure-therapy"]


def test_a_statement_is_found_by_its_number_and_by_its_section() -> None:
    assert _found("s047")["statement"] == ["statement:S047"]
    assert "statement:S047" in _found("cognitive behavioral")["statement"]


def test_all_words_must_occur_and_what_begins_with_them_stands_first() -> None:
    assert _found("art therapy")["therapy"][0] == "therapy:art-therapy"
    assert _found("depression xyzzy") == {}
    assert find(_rulebook(), SAY, "xyzzy").count == "Nothing was found. Try fewer words, or other ones."


@pytest.mark.parametrize("key", ["", "rule", "rule:", "rule:none", "none:depression", "term:S047", "\0"])
def test_a_key_that_names_nothing_is_known_to_be_none(key: str) -> None:
    assert not known(_rulebook(), key)


def test_a_rule_shows_what_it_needs_concludes_and_rests_on_and_where_it_is_written() -> None:
    sheet = _rule("cbt-first-choice-for-ocd")
    assert sheet.also_called == (
        "Obsessive-compulsive disorder (OCD): lists Cognitive behavioral therapy (Named as a first choice)"
    )
    assert _links(sheet, "It needs") == ["term:obsessive-compulsive-disorder"]
    assert _links(sheet, "Then it") == [f"therapy:{CBT}"]
    assert _links(sheet, "It rests on") == ["statement:S047"]
    assert sheet.written.startswith(f"rules/therapies/{CBT}.yaml, line ")


def test_a_rule_shows_the_scenarios_that_see_it_and_that_nobody_has_read_it() -> None:
    sheet = _rule("cbt-first-choice-for-ocd")
    (part,) = (each for each in sheet.parts if each.title == "Scenarios in which it fires")
    assert "OCD alone lists CBT as a first choice" in [each.text for each in part.links]
    assert all(each.note.startswith("rules/therapies/") and not each.key for each in part.links)
    assert _lines(sheet, "Who has read it") == ["Not yet reviewed: no named person has stamped it as read."]


def test_a_stamp_is_shown_with_name_and_day_and_told_when_it_is_stale() -> None:
    rulebook, name = _rulebook(), "cbt-first-choice-for-ocd"
    stamps = stamped(rulebook, [name], "Ada <b>", "2026-01-02")
    assert _lines(_rule(name, Reviews(rulebook, stamps)), "Who has read it") == [
        "Read by Ada <b> on January 2, 2026."
    ]
    old = tuple(replace(each, fingerprint="0" * 16) for each in stamps)
    sheet = _rule(name, Reviews(rulebook, old))
    assert _lines(sheet, "Who has read it")[1:] == [
        "Something under it has changed since then, so it has to be read again."
    ]
    assert "Ada &lt;b&gt;" in drawing.sheet(sheet, SAY)


def test_an_editorial_rule_carries_its_mark() -> None:
    sheet = _rule("is-a:obsessive-compulsive-disorder:mental-illness")
    (part,) = (each for each in sheet.parts if each.title == "It rests on")
    assert [mark.label for line in part.lines for mark in line.marks] == ["Editorial"]


def test_a_scenario_sees_exactly_the_rules_that_fire_in_it_and_that_it_speaks_of() -> None:
    rulebook = _rulebook()
    for scenario in _folder().scenarios[::7]:
        if isinstance(scenario, QuestionScenario):
            assert not any(sees(scenario, rule) for rule in rulebook.rules)
            continue
        fired = {rule.id for rule in infer(rulebook, scenario.has).fired}
        assert {rule.id for rule in rulebook.rules if sees(scenario, rule)} <= fired


def test_a_therapy_shows_its_card_and_all_its_rules() -> None:
    rulebook = _rulebook()
    sheet = therapy_sheet(rulebook, SAY, rulebook.therapy[CBT])
    assert sheet.card is not None
    shown = {link.key.removeprefix("rule:") for part in sheet.parts for link in part.links}
    assert shown == {each.id for each in rulebook.rules if getattr(each.concludes, "therapy", "") == CBT}


def test_a_term_shows_what_it_is_a_kind_of_what_derives_and_needs_it_and_which_answer_gives_it() -> None:
    rulebook = _rulebook()
    sheet = term_sheet(rulebook, SAY, rulebook.term["depression"])
    assert _links(sheet, "It is a kind of") == ["rule:is-a:depression:mental-illness"]
    assert _links(sheet, "It follows from") == ["rule:is-a:dysthymia:depression"]
    assert "rule:cbt-with-medication-for-depression" in _links(sheet, "Rules that need it")
    assert _lines(sheet, "The answer that gives it") == [
        "Which topics would you like to read about? Depression"
    ]
    derived = term_sheet(rulebook, SAY, rulebook.term["mental-illness"])
    assert _lines(derived, "The answer that gives it") == [
        "No question asks for it. It follows from other answers."
    ]


def test_a_statement_shows_everything_that_rests_on_it_with_a_way_to_it() -> None:
    rulebook = _rulebook()
    sheet = statement_sheet(rulebook, SAY, rulebook.statement["S047"])
    keys = _links(sheet, "What rests on it")
    assert {each.removeprefix("rule:") for each in keys if each.startswith("rule:")} == {
        each.id for each in rulebook.rules if "S047" in each.cites
    }
    silent = next(each for each in rulebook.statement.values() if each.not_encoded)
    assert _lines(statement_sheet(rulebook, SAY, silent), "What it states, in our words") == [
        f"It carries no fact: {silent.not_encoded}."
    ]


def test_every_thing_has_a_sheet_whose_ways_all_lead_somewhere() -> None:
    rulebook = _rulebook()
    sheets = [_rule(each) for each in rulebook.rule]
    sheets += [therapy_sheet(rulebook, SAY, each) for each in rulebook.therapies]
    sheets += [term_sheet(rulebook, SAY, each) for each in rulebook.terms]
    sheets += [statement_sheet(rulebook, SAY, each) for each in rulebook.statement.values()]
    ways = [link.key for sheet in sheets for part in sheet.parts for link in part.links if link.key]
    assert [key for key in ways if not known(rulebook, key)] == []
    assert all(part.lines or part.links for sheet in sheets for part in sheet.parts)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (lists("r", ["a", "b"], "T", "first"), "a and b: lists T (first)"),
        (derives("r", ["a"], "c"), "a: counts as c"),
        (notes("r", ["a"], "T"), "a: adds a note to T: Noted by r."),
        (fits("r", ["a"], "w", "T"), "a: T goes with the wish “w”"),
        (shows("r"), "Always: shows the notice “r”"),
    ],
    ids=["lists", "derives", "notes", "fits", "shows"],
)
def test_every_kind_of_rule_is_one_plain_sentence(rule: object, says: str) -> None:
    rulebook = small_rulebook(rule)  # type: ignore[arg-type]
    assert sentence(rulebook, SAY, rulebook.rules[0]) == says


def test_what_authors_write_is_escaped() -> None:
    rulebook = small_rulebook(lists("<script>", ["<b>a"], "<i>T"))
    sheet = rule_sheet(rulebook, SAY, rulebook.rules[0], (), Reviews(rulebook, ()))
    page = drawing.sheet(sheet, SAY) + drawing.found(find(rulebook, SAY, "<"), SAY)
    assert not any(tag in page for tag in ("<script", "<b>a", "<i>T"))
    assert 'data-act="show rule:&lt;script&gt;"' in page


def _copy(content: bytes, rulebook: Rulebook | None = None) -> CopyView:
    view = copy_view(rulebook or _rulebook(), SAY, content)
    assert isinstance(view, CopyView)
    return view


def test_the_true_document_is_whole(source_document: Path) -> None:
    view = _copy(source_document.read_bytes())
    assert view.counts == (
        "133 of 133 statements, 2,091 of 2,091 words",
        "Every sentence stands there word for word and in order, and nothing was added.",
    )
    assert view.damage == ()
    assert sum(len(sentences) for _, sentences in view.sections) == 133


def test_a_changed_a_lost_and_a_new_sentence_are_told(source_document: Path) -> None:
    lines = source_document.read_text(encoding="utf-8-sig").replace("CBT is considered a", "CBT is thought a")
    view = _copy((lines + "\nOne more sentence.").encode())
    assert view.counts[1] == "Changed: 1. Out of order: 0. Gone: 0. Runs of new words: 1."
    changed, new = view.damage
    assert (changed.id, changed.mark) == ("S047", "Changed")
    assert changed.resting
    assert (new.id, new.mark, new.text) == ("", "New", "One more sentence.")
    assert new.none == "These words belong to no statement, so nothing rests on them."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "This file holds no words."),
        (b" \n... \n", "This file holds no words."),
        (b"\xff\xfe\xff", "This file is not plain text in UTF-8."),
        (b"one\0two", "This file is not plain text in UTF-8."),
        (b"word " * 20_000, "This file has 20,000 words, so it is another text."),
    ],
    ids=["empty", "no words", "broken", "binary", "long"],
)
def test_what_cannot_be_a_copy_is_refused_in_one_line(content: bytes, says: str) -> None:
    view = copy_view(_rulebook(), SAY, content)
    assert isinstance(view, str)
    assert view.startswith(says)


def test_another_document_is_called_so() -> None:
    view = _copy(b"A text of quite another kind.")
    assert view.counts == ("0 of 133 statements, 0 of 2,091 words", SAY("copy-another"))


def test_a_hostile_copy_is_escaped() -> None:
    page = drawing_copy.copy(_copy(b"<script>alert(1)</script> <img src=x onerror=alert(1)>"), SAY)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_of_several_documents_the_one_that_fits_is_taken() -> None:
    place = Place("rules/sources/other.yaml", 1)
    statement = Statement("X001", "other", "Part", "A text of quite another", 6, "d8a0", "Ours.", "", place)
    other = Source("other", "Other", "?", "2026-01-01", "?", 12, "2027-01-01", "None.", (statement,), place)
    rulebook = replace(_rulebook(), sources=(other, *_rulebook().sources))
    assert _copy(b"Psychotherapy and Psychosocial Treatments", rulebook).title == _rulebook().sources[0].title
