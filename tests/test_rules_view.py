"""The page of the rules: what is found, what hangs on each thing, and the way back."""

from dataclasses import replace

import pytest

from engine.audit.consequences import consequences
from engine.audit.reviews import stamped
from engine.audit.testing.scenarios import covers
from engine.inference.reference import infer
from engine.rule_folder import QuestionScenario, SearchScenario
from engine.rulebook import Rule
from tests.rulebooks import derives, fits, lists, notes, shows, small_rulebook
from tests.visiting import SETTING, Visitor, edition_of
from ui.actions import Find, Go, LookUp
from ui.context import Context
from ui.edition import Edition
from ui.forms import read_form, to_rule
from ui.lookup import KINDS, known
from ui.texts import texts
from ui.views.links import sentence
from ui.views.records import Record
from ui.views.rule_search import every, find
from ui.views.rules import rules
from ui.visit import Place, Visit

EDITION = edition_of()
RULEBOOK = EDITION.rulebook
CONTEXT = Context(EDITION, Visit(), SETTING)
SAY = texts("en")
CBT, FIRST_CHOICE = "cognitive-behavioral-therapy", "cbt-first-choice-for-ocd"
FIELD = "Find a rule, a therapy, a topic, a wish or a statement"


def found(words: str) -> dict[str, list[str]]:
    return {each.kind: [link.key for link in each.links] for each in find(CONTEXT, words).listings}


def record(key: str, edition: Edition = EDITION) -> Record:
    view = rules(Context(edition, Visit(places=(Place("rules", key=key),)), SETTING))
    assert view.record
    return view.record


def links(key: str, title: str) -> list[str]:
    return [each.key for part in record(key).parts if part.title == title for each in part.links]


def lines(key: str, title: str, edition: Edition = EDITION) -> list[str]:
    return [each.text for part in record(key, edition).parts if part.title == title for each in part.lines]


def visitor() -> Visitor:
    return Visitor().go("rules")


def test_everything_of_each_kind_can_be_listed_and_looked_up() -> None:
    keys = {kind: [link.key for link in every(CONTEXT, kind).links] for kind in ("option", "term")}
    assert [key.partition(":")[2] for key in keys["option"]] == list(RULEBOOK.subject)
    assert [key.partition(":")[2] for key in keys["term"]] == list(RULEBOOK.term)
    for kind, things in (("rule", RULEBOOK.rule), ("statement", RULEBOOK.statement)):
        listed = visitor().act(LookUp(f"all:{kind}"))
        assert len(listed.all("main .links li")) == len(things)
        assert listed.text("h1").endswith(f"({len(things)})")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (FIRST_CHOICE, f"rule:{FIRST_CHOICE}"),
        (FIRST_CHOICE.upper(), f"rule:{FIRST_CHOICE}"),
        ("cbt-fírst-choice-for-ocd", f"rule:{FIRST_CHOICE}"),
        ("clinically depressed", "term:depression"),
        ("exposure and response prevention", "option:exposure-therapy"),
        ("no therapy for now", "option:no-therapy-for-now"),
        ("s047", "statement:S047"),
        ("art therapy", "option:art-therapy"),
    ],
)
def test_ids_everyday_words_other_names_and_numbers_are_found_first(words: str, key: str) -> None:
    assert found(words)[key.partition(":")[0]][0] == key


def test_a_statement_is_found_by_its_section_and_nothing_else_where_not_all_words_occur() -> None:
    assert "statement:S047" in found("cognitive behavioral")["statement"]
    exposure, nothing = found("exposure and response prevention"), found("no therapy for now")
    assert [len(exposure["option"]), len(nothing["option"]), len(found("s047")["statement"])] == [1, 1, 1]
    assert found("depression xyzzy") == {}
    assert find(CONTEXT, "xyzzy").count == "Nothing was found. Try fewer words, or other ones."


def test_where_nothing_is_found_the_names_that_come_near_are() -> None:
    near = find(CONTEXT, "cbt-first-choise-for-ocd")
    assert near.count == "Nothing has all of these words. These names come near."
    assert found("cbt-first-choise-for-ocd")["rule"][0] == f"rule:{FIRST_CHOICE}"
    assert found("Depresion") == {"term": ["term:depression"]}


def test_the_address_of_a_rule_leads_to_it_and_one_that_is_mistyped_to_the_nearest() -> None:
    page = Visitor().act(*read_form(to_rule(RULEBOOK, FIRST_CHOICE)))
    assert (page.text("h1"), page.buttons()[0]) == (FIRST_CHOICE, "Back to “Start”")
    page = Visitor().act(*read_form(to_rule(RULEBOOK, FIRST_CHOICE.replace("choice", "choise"))))
    page.press(page.buttons("#found")[0], within="#found")
    assert page.text("h1") == FIRST_CHOICE
    assert to_rule(RULEBOOK, "") == ()


def test_a_visitor_finds_follows_and_goes_back_to_what_was_found() -> None:
    page = visitor().write(FIELD, " clinically depressed ").press("Find")
    assert page.outcome.focus == "found"
    page.press("Depression", within="#found")
    assert page.text("h1") == "Depression"
    page.press("Back to “Rules”")
    assert page.text("#found").startswith("1 thing was found.")
    assert page.one("#words").attrs["value"] == "clinically depressed"


def test_the_key_enter_searches_and_without_words_leads_to_the_beginning() -> None:
    page = visitor().act(LookUp("term:depression")).write(FIELD, "s047").enter()
    assert page.texts("#found summary") == ["Rules (3)", "Statements of the source (1)"]
    page.write(FIELD, "  ").enter()
    assert (page.text("#found"), page.outcome.focus) == ("", "top")


def test_few_links_of_a_kind_are_shown_at_once_and_many_are_to_be_opened() -> None:
    page = visitor().act(Find("depression"))
    opened = {each.id: "open" in each.attrs for each in page.all("#found details")}
    assert opened == {"found-term": True, "found-rule": False, "found-statement": True}


def test_the_way_back_names_the_place_before() -> None:
    page = Visitor().go("privacy").go("rules")
    assert page.buttons()[0] == "Back to “Privacy”"
    titles = {"statement:S047": "S047, section “Cognitive behavioral therapy”"}
    titles |= {f"rule:{FIRST_CHOICE}": FIRST_CHOICE, f"option:{CBT}": "Cognitive behavioral therapy"}
    titles |= {"all:consequences": "What leads where", "all:option": "Therapies and other choices (18)"}
    for key, title in titles.items():
        page.act(LookUp(key), LookUp("term:adhd"))
        assert page.buttons()[0] == f"Back to “{title}”"
    assert Visitor(visit=Visit(places=(Place("rules"),))).buttons()[0] == "Find"


def test_what_the_rules_no_longer_know_leads_to_the_beginning() -> None:
    gone = Place("rules", key="rule:gone")
    page = Visitor(visit=Visit(places=(gone, Place("rules", key="term:depression")), at=1))
    assert page.buttons()[0] == "Back to “Rules”"
    assert page.press("Back to “Rules”").text("h1") == "Rules"


@pytest.mark.parametrize("key", ["", "rule", "rule:", "rule:none", "none:adhd", "term:S047", "\0", "all:x"])
def test_a_key_that_names_nothing_is_not_looked_up(key: str) -> None:
    assert not known(RULEBOOK, key)
    assert visitor().act(LookUp(key)).visit.place == Place("rules")


def test_a_rule_shows_what_it_needs_concludes_and_rests_on_where_it_is_written_and_who_sees_it() -> None:
    key = f"rule:{FIRST_CHOICE}"
    view, lists_it = record(key), "lists Cognitive behavioral therapy (Named as a first choice)"
    assert view.lead == f"Obsessive-compulsive disorder (OCD): {lists_it}"
    assert links(key, "It needs") == ["term:obsessive-compulsive-disorder"]
    assert links(key, "Then it") == [f"option:{CBT}"]
    assert links(key, "It rests on") == ["statement:S047"]
    ((label, place),) = view.facts
    assert label == "Written in"
    assert place.startswith(f"rules/therapies/{CBT}.yaml, line ")
    (part,) = (each for each in record(key).parts if each.title == "Scenarios in which it fires")
    assert "OCD alone lists CBT as a first choice" in [each.text for each in part.links]
    assert all(each.note.startswith("rules/therapies/") and not each.key for each in part.links)
    assert lines(key, "Who has read it") == ["Not yet reviewed: no named person has stamped it as read."]


def test_a_stamp_is_shown_with_name_and_day_and_told_when_it_is_stale() -> None:
    stamps = stamped(RULEBOOK, [FIRST_CHOICE], "Ada <b>", "2026-01-02")
    fresh = Edition(RULEBOOK, stamps=stamps)
    key, read = f"rule:{FIRST_CHOICE}", "Read by Ada <b> on January 2, 2026."
    again = "Something under it has changed since then, so it has to be read again."
    assert lines(key, "Who has read it", fresh) == [read]
    assert "Ada &lt;b&gt;" in Visitor(fresh).act(LookUp(key)).html
    assert f"1 of {len(RULEBOOK.rules)} rules are stamped as read" in Visitor(fresh).go("rules").text()
    old = Edition(RULEBOOK, stamps=tuple(replace(each, fingerprint="0" * 16) for each in stamps))
    assert lines(key, "Who has read it", old) == [read, again]
    assert "No rule is stamped as read" in Visitor(old).go("rules").text()


def test_an_editorial_rule_carries_its_mark() -> None:
    view = record("rule:is-a:obsessive-compulsive-disorder:mental-illness")
    (part,) = (each for each in view.parts if each.title == "It rests on")
    assert [mark.label for line in part.lines for mark in line.marks] == ["Editorial"]


def test_a_scenario_sees_exactly_the_rules_that_fire_in_it_and_that_it_speaks_of() -> None:
    for scenario in EDITION.scenarios[::7]:
        if isinstance(scenario, QuestionScenario | SearchScenario):
            assert not any(covers(scenario, rule) for rule in RULEBOOK.rules)
            continue
        fired = {rule.id for rule in infer(RULEBOOK, scenario.has).fired}
        assert {rule.id for rule in RULEBOOK.rules if covers(scenario, rule)} <= fired


def test_a_therapy_shows_its_card_and_all_its_rules_and_what_needs_no_rule_its_card_alone() -> None:
    rows = Visitor().act(LookUp(f"option:{CBT}")).texts(".card-rows dt")
    assert rows == [each.label for each in RULEBOOK.general]
    shown = {link.key.removeprefix("rule:") for part in record(f"option:{CBT}").parts for link in part.links}
    assert shown == {each.id for each in RULEBOOK.rules if getattr(each.concludes, "therapy", "") == CBT}
    page = Visitor().act(LookUp("option:no-therapy-for-now"))
    assert page.texts("main h2") == ["Its card", "Look up something else"]
    assert "The source does not say what happens if nothing is done." in page.text(".card-rows")


def test_a_term_shows_what_it_is_a_kind_of_what_derives_and_needs_it_and_which_answer_gives_it() -> None:
    key = "term:depression"
    assert links(key, "It is a kind of") == ["rule:is-a:depression:mental-illness"]
    assert links(key, "It follows from") == ["rule:is-a:dysthymia:depression"]
    assert "rule:cbt-with-medication-for-depression" in links(key, "Rules that need it")
    assert lines(key, "The answer that gives it") == ["Which topics would you like to read about? Depression"]
    unasked = "No question asks for it. It follows from other answers."
    assert lines("term:mental-illness", "The answer that gives it") == [unasked]


def test_a_statement_shows_everything_that_rests_on_it_with_a_way_to_it() -> None:
    keys = {each for each in links("statement:S047", "What rests on it") if each.startswith("rule:")}
    assert keys == {f"rule:{each.id}" for each in RULEBOOK.rules if "S047" in each.cites}
    silent = next(each for each in RULEBOOK.statement.values() if each.not_encoded)
    states = lines(f"statement:{silent.id}", "What it states, in our words")
    assert states == [f"It carries no fact: {silent.not_encoded}."]


def test_every_record_says_something_and_all_its_ways_lead_somewhere() -> None:
    keys = [link.key for kind in KINDS for link in every(CONTEXT, kind).links]
    parts = [part for key in keys for part in record(key).parts]
    ways = [link.key for part in parts for link in part.links if link.key]
    assert [key for key in ways if not known(RULEBOOK, key)] == []
    assert all(part.lines or part.links for part in parts)


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
def test_every_kind_of_rule_is_one_plain_sentence(rule: Rule, says: str) -> None:
    rulebook = small_rulebook(rule)
    assert sentence(rulebook, SAY, rulebook.rules[0]) == says


def test_the_table_shows_under_each_term_what_follows_from_it_and_what_that_rests_on() -> None:
    page = visitor().press("What leads where")
    bodies = page.all(".consequences tbody")
    rows = [len(each.css("td:first-child")) for each in bodies]
    assert rows == [len(each.rules) for each in consequences(RULEBOOK)]
    first = [each.text() for each in bodies[0].css("th button, td button")][:3]
    assert first == ["Depression", "counts as A mental illness", "S048"]
    assert page.press("S048", within="tbody:first-of-type").text("h1").startswith("S048, section")


def test_a_rule_of_several_terms_stands_under_each_of_them_with_the_others() -> None:
    edition = Edition(small_rulebook(lists("r", ["a", "b"], "T", "first"), fits("f", ["a"], "w", "T")))
    page = Visitor(edition).act(Go("rules"), LookUp("all:consequences"))
    heading, *rows = (each.partition(" Editorial")[0] for each in page.texts(".consequences tr"))
    assert heading == "What follows Together with Rests on"
    assert rows == ["a", "lists T (first) b", "T goes with the wish “w”", "b", "lists T (first) a"]


def test_texts_of_authors_are_escaped() -> None:
    edition = Edition(small_rulebook(lists("<script>", ["<b>a"], "<i>T")))
    page = Visitor(edition).act(LookUp("rule:<script>"))
    shown = page.html + page.act(Find("<")).html
    assert not any(tag in shown for tag in ("<script", "<b>a", "<i>T"))
    assert 'value="look-up rule:&lt;script&gt;"' in shown
