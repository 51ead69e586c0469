"""Every rule broken in every small way: what changes something, and what a scenario notices."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.audit.findings import Finding
from engine.audit.testing.breaks import Effects, Mutant, is_refused, mutants
from engine.audit.testing.mutants import MutantReport, break_rules, unnoticed_breaks
from engine.audit.testing.scenario_runs import RuleUnderTest, ScenarioRuns
from engine.audit.testing.scenarios import run_scenarios
from engine.inference import reference
from engine.inference.proof import Inference
from engine.options import Reason, explore
from engine.reading.load import SHIPPED, load_folder
from engine.rule_folder import DerivationScenario, NoticeScenario, RuleScenario, Scenario, TherapyScenario
from engine.rulebook import Fits, Lists, Notes, Rule, Rulebook
from tests.brute_force import all_sheets, few_terms
from tests.commands import audit
from tests.folders import edit, faults
from tests.rulebooks import PLACE, is_a, lists, notes, rule, shows, small_rulebook

EVALUATORS = {"reference": reference.infer}


def all_mutants(rulebook: Rulebook) -> list[Mutant]:
    return [mutant for each in rulebook.rules for mutant in mutants(rulebook, each)]


def by_how(rulebook: Rulebook, name: str) -> dict[str, Mutant]:
    """Return every break of a rule by its words."""
    return {each.how: each for each in mutants(rulebook, rulebook.rule[name])}


def report(rulebook: Rulebook, scenarios: Iterable[Scenario] = ()) -> MutantReport:
    """Return how scenarios stand up to the breaks of all rules."""
    return sum(break_rules(ScenarioRuns.of(rulebook, scenarios)), MutantReport())


def report_of(folder: Path) -> MutantReport:
    loaded = load_folder(folder)
    return report(loaded.rulebook, loaded.scenarios)


def broken(rulebook: Rulebook, change: Mutant) -> Rulebook:
    """Return the rulebook with one rule broken."""
    rules = (change.broken if each is change.rule else each for each in rulebook.rules)
    return replace(rulebook, rules=tuple(each for each in rules if each))


def small_random_rulebook(random: Random) -> Rulebook:
    """Return a rulebook of a few rules over at most five terms, with citations."""
    made = few_terms(random, most=6, terms=5)
    statements = ("S001", "S002", "S003")
    cites = [tuple(random.sample(statements, random.choice((0, 1, 2)))) for _ in made.rules]
    rules = [replace(each, cites=cited) for each, cited in zip(made.rules, cites, strict=True)]
    return replace(made, rules=tuple(replace(each, editorial=random.choice(("ours", ""))) for each in rules))


def shown(inference: Inference) -> frozenset[object]:
    """Return what is shown of the fired rules: notes and fits only where their therapy is listed."""
    listed = {each.concludes.therapy for each in inference.fired if isinstance(each.concludes, Lists)}
    return frozenset(
        (each.id, each.concludes, frozenset(each.cites))
        for each in inference.fired
        if not isinstance(each.concludes, Notes | Fits) or each.concludes.therapy in listed
    )


def scenarios_of(rulebook: Rulebook, random: Random) -> Iterator[RuleScenario]:
    """Return scenarios that hold: what comes out of a few random sheets, sometimes with what it cites."""
    everything = [*all_sheets(rulebook)]
    for has in random.sample(everything, min(len(everything), random.randint(0, 6))):
        options = explore(rulebook, has, reference.infer)
        derived = [each for each in options.derived if each.concludes.term not in has]
        listed = {each.therapy: each for each in options.listed}
        for therapy in rulebook.therapy:
            got = listed.get(therapy)
            careful = [each.rule for each in options.cautions(therapy)]
            kinds: Any = (got.reasons, got.notes, got.fits) if got else ((), (), ())
            because, noted, fitting = ([each.rule for each in kind] for kind in kinds)
            yield TherapyScenario(
                name="a therapy",
                therapy=therapy,
                has=has,
                lists=got.standing if got else "",
                alongside=got.alongside if got else "",
                because=ids(because),
                notes=ids(noted),
                fits=ids(fitting),
                place=PLACE,
                cautions=ids(careful),
                cites=cited([*because, *careful, *noted, *fitting], random),
            )
        terms = frozenset(each.concludes.term for each in derived)
        rules = [each.rule for each in derived]
        yield DerivationScenario("a derivation", has, terms, PLACE, cited(rules, random))
        notices = [each.rule for each in options.notices]
        yield NoticeScenario("a notice", has, ids(notices), PLACE, cited(notices, random))


def ids(rules: list[Rule]) -> frozenset[str]:
    return frozenset(each.id for each in rules)


def cited(rules: list[Rule], random: Random) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return what some of these rules cite."""
    return tuple((each.id, frozenset(each.cites)) for each in rules if random.random() < 0.5)


def test_a_rule_is_broken_in_every_small_way() -> None:
    rulebook = small_rulebook(
        is_a("drizzle", "rain"),
        is_a("rain", "weather"),
        replace(rule("walk", ["rain", "child"], Lists("walking", "first", "")), cites=("S001", "S002")),
        rule("read", ["rain"], Lists("reading", "second", "lamp")),
    )
    assert [*by_how(rulebook, "walk")] == [
        "dropped",
        "without the term `rain`",
        "with `weather`, a parent of `rain`, in its place",
        "with `drizzle`, a child of `rain`, in its place",
        "without the term `child`",
        "with the further term `drizzle`",
        "with the further term `weather`",
        "as `second`",
        "alongside `lamp`",
        "without the citation of `S001`",
        "without the citation of `S002`",
    ]
    assert "not alongside `lamp`" in by_how(rulebook, "read")


def test_no_break_stands_twice_and_none_is_the_rule_as_it_stands() -> None:
    rulebook = small_rulebook(is_a("drizzle", "rain"), lists("walk", ["rain", "drizzle"]))
    found = [each.how for each in mutants(rulebook, rulebook.rule["walk"])]
    assert found == ["dropped", "without the term `rain`", "without the term `drizzle`"]


def test_a_further_term_changes_nothing_where_others_always_derive_it_and_stops_the_rule_that_does() -> None:
    rulebook = small_rulebook(is_a("drizzle", "rain"), lists("walk", ["drizzle"]))
    examples = [
        Effects(rulebook).example(by_how(rulebook, name)["with the further term `rain`"])
        for name in ("walk", "is-a:drizzle:rain")
    ]
    assert examples == [None, frozenset({"drizzle"})]


def test_a_note_counts_only_where_its_therapy_is_listed() -> None:
    rulebook = small_rulebook(lists("walk", ["rain"]), notes("coat", ["child"], "talking"))
    changes = {how: Effects(rulebook).example(each) for how, each in by_how(rulebook, "coat").items()}
    assert changes == {
        "dropped": {"rain", "child"},
        "without the term `child`": {"rain"},
        "with the further term `rain`": None,
    }
    never_shown = small_rulebook(notes("coat", ["child"]))
    assert [Effects(never_shown).example(each) for each in all_mutants(never_shown)] == [None, None]


def test_what_changes_nothing_is_known_exactly() -> None:
    """Held against every sheet of 300 random rulebooks."""
    changing = harmless = 0
    for seed in range(300):
        rulebook = small_random_rulebook(Random(seed))
        effects = Effects(rulebook)
        before = {sheet: shown(reference.infer(rulebook, sheet)) for sheet in all_sheets(rulebook)}
        for each in all_mutants(rulebook):
            example, spoilt = effects.example(each), broken(rulebook, each)
            differing = {sheet for sheet in before if shown(reference.infer(spoilt, sheet)) != before[sheet]}
            assert (example is not None) == bool(differing), (seed, each)
            assert example is None or example in differing, (seed, each, example)
            changing, harmless = changing + bool(differing), harmless + (not differing)
    assert min(changing, harmless) > 500


def test_what_counts_as_shown_is_what_the_options_show() -> None:
    for seed in range(100):
        rulebook = small_random_rulebook(Random(seed))
        for sheet in all_sheets(rulebook):
            options = explore(rulebook, sheet, reference.infer)
            reasons: list[Reason[Any]] = [*options.derived, *options.notices]
            for listed in options.listed:
                reasons += [*listed.reasons, *listed.notes, *listed.fits]
            for therapy in options.therapies:
                reasons += therapy.cautions
            seen = {(each.rule.id, each.rule.concludes, frozenset(each.rule.cites)) for each in reasons}
            assert seen == shown(reference.infer(rulebook, sheet))


def test_what_is_noticed_is_what_running_the_scenarios_on_the_broken_rulebook_finds() -> None:
    """Held against every break of 100 random rulebooks with random scenarios."""
    noticed = unnoticed = 0
    for seed in range(100):
        random = Random(seed)
        rulebook = small_random_rulebook(random)
        scenarios = tuple(scenarios_of(rulebook, random))
        runs = ScenarioRuns(rulebook, scenarios)
        for each in all_mutants(rulebook):
            found = any(run_scenarios(broken(rulebook, each), scenarios, EVALUATORS))
            assert RuleUnderTest(runs, each.rule).notices(each.broken) == found, (seed, each)
            noticed, unnoticed = noticed + found, unnoticed + (not found)
    assert min(noticed, unnoticed) > 500


def test_what_is_noticed_on_the_shipped_rules_is_what_running_the_scenarios_finds() -> None:
    """Held against a sample of breaks, each with a sample of scenarios, so that some go unnoticed."""
    folder, random = load_folder(), Random(1)
    of_rules = [each for each in folder.scenarios if isinstance(each, RuleScenario)]
    both = set()
    for each in random.sample(all_mutants(folder.rulebook), 60):
        about = getattr(each.rule.concludes, "therapy", None)
        near = [scenario for scenario in of_rules if getattr(scenario, "therapy", None) == about]
        scenarios = tuple(random.sample(near, min(len(near), 10)))
        found = any(run_scenarios(broken(folder.rulebook, each), scenarios, EVALUATORS))
        tested = RuleUnderTest(ScenarioRuns(folder.rulebook, scenarios), each.rule)
        assert tested.notices(each.broken) == found, each
        both.add(found)
    assert both == {True, False}


def test_a_scenario_that_fails_as_things_stand_notices_nothing() -> None:
    rulebook = small_rulebook(shows("coat", ["rain"]))
    failing = NoticeScenario("wrong", frozenset({"rain"}), frozenset(), PLACE)
    found = report(rulebook, [failing])
    assert found.noticed == 0
    assert [each.mutant.how for each in found.unnoticed] == ["dropped", "without the term `rain`"]


@pytest.mark.parametrize(
    ("how", "old", "new"),
    [
        ("without the term `rain`", "has: [rain]", "has: []"),
        ("without the citation of `A002`", "    cites: [A002]\n  - id: walking-fits", "  - id: walking-fits"),
    ],
)
def test_what_counts_as_refused_is_refused_by_the_files(small: Path, how: str, old: str, new: str) -> None:
    rulebook = load_folder(small).rulebook
    assert is_refused(rulebook, by_how(rulebook, "walking-for-rain")[how])
    edit(small, "therapies/walking.yaml", old, new)
    assert len(faults(small)) == 1


def test_listing_by_a_wish_alone_is_refused_without_a_citation(small: Path) -> None:
    edit(small, "therapies/walking.yaml", "has: [rain]", "has: [be-outside]")
    edit(small, "therapies/walking.yaml", "    alongside: umbrella", "    editorial: ours")
    for scenarios in small.rglob("*.test.yaml"):
        scenarios.unlink()
    rulebook = load_folder(small).rulebook
    change = by_how(rulebook, "walking-for-rain")["without the citation of `A002`"]
    assert is_refused(rulebook, change)
    edit(small, "therapies/walking.yaml", "    editorial: ours\n    cites: [A002]", "    editorial: ours")
    assert len(faults(small)) == 1


def test_a_notice_that_loses_its_only_term_is_not_refused() -> None:
    rulebook = small_rulebook(shows("coat", ["rain"]))
    assert not is_refused(rulebook, by_how(rulebook, "coat")["without the term `rain`"])


def test_an_unnoticed_break_is_found_at_the_line_of_its_rule_with_a_sheet_that_would_show_it(
    small: Path,
) -> None:
    more = " or ".join(f"with the further term `{each}`," for each in ("drizzle", "rain", "child", "weather"))
    told = f"no scenario notices `reading-for-wet-children` {more[:-1]}; add one that has `wet-child`"
    assert found_in(small, "reading") == [Finding("rules/therapies/reading.yaml", 6, "unnoticed-break", told)]


def test_many_breaks_on_one_sheet_are_told_shortly() -> None:
    one = small_rulebook(shows("coat", list("abcdef")))
    two = small_rulebook(shows("coat", ["a"]), shows("hat", list("bcdef")))
    dropped, added = "no scenario notices `coat` dropped", "or with the further term"
    assert [next(unnoticed_breaks(report(each))).message for each in (one, two)] == [
        f"{dropped}; add one that has `a`, `b`, `c`, `d`, `e`, `f`",
        f"{dropped}, {added} `b`, {added} `c`, or in 3 more ways; add one that has `a`",
    ]


def test_a_scenario_of_the_smallest_case_notices_what_was_unnoticed(small: Path) -> None:
    case = "- name: Wet\n  has: [wet-child]\n  lists: praised\n  because: [reading-for-wet-children]\n"
    first = "- name: A child in the rain"
    edit(small, "therapies/reading.test.yaml", first, f"{case}{first}")
    assert found_in(small, "reading") == []


def test_only_a_scenario_that_says_what_is_cited_notices_a_lost_citation(small: Path) -> None:
    edit(small, "derivations.yaml", "cites: [A001]", "cites: [A001, A002]")
    lost = ["without the citation of `A001`", "without the citation of `A002`"]
    assert citations_lost(small) == lost
    derived = "derives: [rain, weather, wet-child]"
    cited = f"{derived}\n  cites: {{child-in-rain-is-wet: [A002, A001]}}"
    edit(small, "derivations.test.yaml", derived, cited)
    assert citations_lost(small) == []


def test_the_command_tells_each_finding_at_its_place_and_everything_as_json(small: Path) -> None:
    result = audit("mutants", "--rules", small)
    assert result.exit_code == 1
    assert f"{small}/therapies/reading.yaml:6: unnoticed-break: no scenario notices" in result.stdout
    result = audit("mutants", "--rules", small, "--format", "json")
    told = json.loads(result.stdout)
    first = next(each for each in told["unnoticed"] if each["rule"] == "reading-for-wet-children")
    assert result.exit_code == 1
    place = {"file": f"{small}/therapies/reading.yaml", "line": 6}
    how = {"how": "with the further term `drizzle`", "sheet": ["wet-child"]}
    assert first == {"rule": "reading-for-wet-children", **how, **place}
    counted = told["noticed"] + told["refused"] + told["harmless"] + len(told["unnoticed"])
    assert (told["breaks"], told["failing"]) == (counted, [])


def test_the_command_says_that_scenarios_fail_as_things_stand(small: Path) -> None:
    edit(small, "therapies/reading.test.yaml", "lists: praised", "lists: named")
    result = audit("mutants", "--rules", small)
    assert "1 scenario fails as things stand and notices nothing; run `audit test` first\n" in result.stdout


def test_no_break_of_the_shipped_rules_goes_unnoticed_and_the_command_counts_them() -> None:
    found = report_of(SHIPPED)
    assert list(unnoticed_breaks(found)) == []
    assert found.breaks == len(all_mutants(load_folder(SHIPPED).rulebook))
    result = audit("mutants")
    assert (result.exit_code, result.stdout.endswith("0 unnoticed\n")) == (0, True)


def citations_lost(folder: Path) -> list[str]:
    """Return the citations that can be lost unnoticed."""
    return [each.mutant.how for each in report_of(folder).unnoticed if "citation" in each.mutant.how]


def found_in(folder: Path, name: str) -> list[Finding]:
    """Return the unnoticed breaks of one file of a folder."""
    return [each for each in unnoticed_breaks(report_of(folder)) if each.file.endswith(f"/{name}.yaml")]
