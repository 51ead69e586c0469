"""The scenarios that are missing in each file: cases of rules that none sees fire, or none comes near."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.audit.checks.near_misses import terms_never_left_out
from engine.audit.testing.draft import Draft, drafts, scenario_file
from engine.audit.testing.rule_coverage import covers
from engine.rulebook import Rule, Rulebook
from engine.scenario import RuleScenario, Scenario


def missing_drafts(rulebook: Rulebook, scenarios: Sequence[Scenario]) -> Mapping[str, tuple[Draft, ...]]:
    """Return what is missing by the file in which it belongs, each sheet once in a file.

    Drafted is every case of a rule that no scenario sees fire, or of which some term is never left out;
    sheets that a scenario of the file has already are left out.
    """
    there = {(each.place.file, frozenset(each.has)) for each in scenarios if isinstance(each, RuleScenario)}
    found: dict[str, dict[frozenset[str], Draft]] = {}
    for rule in _lacking(rulebook, scenarios):
        file = scenario_file(rule)
        for draft in drafts(rulebook, rule):
            has = frozenset(draft.has)
            if (file, has) not in there:
                of_file = found.setdefault(file, {})
                of_file[has] = _together(of_file[has], draft) if has in of_file else draft
    return {file: tuple(drafted.values()) for file, drafted in sorted(found.items())}


def _lacking(rulebook: Rulebook, scenarios: Sequence[Scenario]) -> Iterator[Rule]:
    near = {rule.id for rule, _ in terms_never_left_out(rulebook, scenarios)}
    for rule in rulebook.rules:
        if rule.id in near or not any(covers(scenario, rule) for scenario in scenarios):
            yield rule


def _together(one: Draft, other: Draft) -> Draft:
    """Return the draft of a sheet that two rules ask for."""
    today = dict(one.today)
    cites = {**dict(today.get("cites", {})), **dict(dict(other.today).get("cites", {}))}  # type: ignore[call-overload]
    together = {**today, **({"cites": cites} if cites else {})}
    return replace(one, what=f"{one.what}; {other.what}", today=tuple(together.items()))
