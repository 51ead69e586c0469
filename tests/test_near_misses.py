"""Scenarios that come near a rule and miss it: where there is none, the check says so."""

from engine.audit.checks.near_misses import rules_without_near_miss
from engine.audit.findings import Finding
from engine.reading.load import SHIPPED, load_folder
from engine.rule_folder import NoticeScenario, TherapyScenario
from engine.rulebook import Rulebook
from tests.rulebooks import PLACE, is_a, lists, notes, shows, small_rulebook

NONE = frozenset[str]()


def messages(rulebook: Rulebook, *scenarios: NoticeScenario | TherapyScenario) -> list[str]:
    return [each.message for each in rules_without_near_miss(rulebook, scenarios)]


def notice(*has: str) -> NoticeScenario:
    return NoticeScenario("a case", frozenset(has), NONE, PLACE)


def therapy(standing: str, *has: str, name: str = "talking") -> TherapyScenario:
    return TherapyScenario("a case", name, frozenset(has), standing, "", NONE, NONE, NONE, NONE, PLACE)


def test_every_term_of_every_shipped_rule_is_left_out_somewhere() -> None:
    folder = load_folder(SHIPPED)
    assert list(rules_without_near_miss(folder.rulebook, folder.scenarios)) == []


def test_a_term_that_no_scenario_leaves_out_is_found_at_the_line_of_the_rule() -> None:
    rulebook = small_rulebook(shows("coat", ["rain", "child"]))
    told = "no scenario comes near `coat` and misses it; add one that has `child` and not `rain`"
    found = rules_without_near_miss(rulebook, [notice("rain", "child"), notice("rain")])
    assert list(found) == [Finding(PLACE.file, PLACE.line, "no-near-miss", told)]


def test_the_near_miss_of_a_single_term_is_any_case_without_it() -> None:
    rulebook = small_rulebook(shows("coat", ["rain"]))
    told = "no scenario comes near `coat` and misses it; add one that has no `rain`"
    assert messages(rulebook, notice("rain")) == [told]
    assert messages(rulebook, notice()) == []


def test_a_case_that_derives_the_missing_term_is_no_near_miss() -> None:
    rulebook = small_rulebook(is_a("drizzle", "rain"), shows("coat", ["rain"]))
    assert [each for each in messages(rulebook, notice("drizzle")) if "`coat`" in each]


def test_a_case_of_another_therapy_is_no_near_miss() -> None:
    rulebook = small_rulebook(lists("walk", ["rain"], "walking"), lists("read", ["rain"], "reading"))
    found = messages(rulebook, therapy("", name="walking"))
    assert found == ["no scenario comes near `read` and misses it; add one that has no `rain`"]


def test_a_near_miss_of_a_note_lists_its_therapy_and_is_not_asked_for_where_it_would_be_unseen() -> None:
    rulebook = small_rulebook(lists("walk", ["rain"]), notes("coat", ["child"]))
    assert any("`coat`" in each for each in messages(rulebook, therapy("")))
    assert not any("`coat`" in each for each in messages(rulebook, therapy("in-use", "rain")))
    unseen = small_rulebook(lists("walk", ["rain"]), notes("coat", ["rain"]))
    assert not any("`coat`" in each for each in messages(unseen, therapy("")))
