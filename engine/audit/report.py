"""A rulebook for a meeting: the counts, and every therapy with rules, statements, scenarios and findings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from engine.audit.findings import Finding
from engine.audit.reviews import Reviews
from engine.audit.sources.coverage import Coverage, coverage
from engine.audit.sources.foundations import Editorial, editorials
from engine.audit.testing.scenarios import covers
from engine.rule_folder import (
    DerivationScenario,
    NoticeScenario,
    QuestionScenario,
    Scenario,
    SearchScenario,
    Stamp,
    TherapyScenario,
)
from engine.rulebook import (
    Cautions,
    Conclusion,
    Derives,
    Fits,
    Lists,
    Notes,
    Rule,
    Rulebook,
    Shows,
    Statement,
    Therapy,
)

OTHER_SCENARIOS: dict[type[Scenario], str] = {
    DerivationScenario: "derivations",
    NoticeScenario: "notices",
    QuestionScenario: "questions",
    SearchScenario: "the search",
}
"""The kinds of scenarios that speak of no therapy, with their names."""


@dataclass(frozen=True)
class Review:
    """A person's stamp on a rule, and whether the rule still looks as it did then."""

    stamp: Stamp
    holds: bool


@dataclass(frozen=True)
class RuleReport:
    """A rule, who has read it, and how many scenarios see it fire."""

    rule: Rule
    reviews: tuple[Review, ...]
    scenarios: int

    @property
    def is_reviewed(self) -> bool:
        """Return whether somebody has read it as it stands."""
        return any(each.holds for each in self.reviews)


@dataclass(frozen=True)
class TherapyReport:
    """A therapy."""

    therapy: Therapy
    #: those that list it, its cautions, those that say what it goes with, its notes
    rules: tuple[RuleReport, ...]
    statements: tuple[Statement, ...]  #: those that the rules cite, each once, in the order of the documents
    scenarios: tuple[TherapyScenario, ...]  #: those beside the therapy
    findings: tuple[Finding, ...]  #: those in its files


@dataclass(frozen=True)
class Report:
    """Everything that a page for a meeting tells."""

    rulebook: Rulebook
    made: str  #: the ISO date on which it was made
    coverage: tuple[Coverage, ...]
    therapies: tuple[TherapyReport, ...]
    derivations: tuple[RuleReport, ...]  #: the rules that derive terms
    notices: tuple[RuleReport, ...]  #: the rules that show notices
    #: how many scenarios there are of derivations, notices and questions
    other_scenarios: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    editorials: tuple[Editorial, ...]

    @property
    def reviewed(self) -> int:
        """Return how many rules somebody has read as they stand."""
        every = (*self.derivations, *self.notices, *(rule for each in self.therapies for rule in each.rules))
        return sum(each.is_reviewed for each in every)

    @property
    def scenario_count(self) -> int:
        """Return how many scenarios there are."""
        return sum(len(each.scenarios) for each in self.therapies) + sum(n for _, n in self.other_scenarios)


def report(
    rulebook: Rulebook,
    scenarios: Iterable[Scenario],
    stamps: Iterable[Stamp],
    findings: Iterable[Finding],
    made: str,
) -> Report:
    """Return the report of a rulebook with its scenarios, stamps and findings, made on an ISO date."""
    scenarios, findings, reviews = tuple(scenarios), tuple(sorted(findings)), Reviews(rulebook, stamps)
    rules = [
        RuleReport(
            rule=rule,
            reviews=tuple(Review(stamp, reviews.holds(stamp)) for stamp in reviews.of(rule.id)),
            scenarios=sum(covers(scenario, rule) for scenario in scenarios),
        )
        for rule in rulebook.rules
    ]
    others = Counter(type(each) for each in scenarios)
    return Report(
        rulebook=rulebook,
        made=made,
        coverage=tuple(coverage(rulebook, source) for source in rulebook.sources),
        therapies=tuple(_therapy(rulebook, each, rules, scenarios, findings) for each in rulebook.therapies),
        derivations=tuple(each for each in rules if isinstance(each.rule.concludes, Derives)),
        notices=tuple(each for each in rules if isinstance(each.rule.concludes, Shows)),
        other_scenarios=tuple((name, others[kind]) for kind, name in OTHER_SCENARIOS.items()),
        findings=findings,
        editorials=editorials(rulebook),
    )


def _therapy(
    rulebook: Rulebook,
    therapy: Therapy,
    rules: Iterable[RuleReport],
    scenarios: Iterable[Scenario],
    findings: Iterable[Finding],
) -> TherapyReport:
    kinds: list[type[Conclusion]] = [Lists, Cautions, Fits, Notes]
    own = [each for each in rules if getattr(each.rule.concludes, "therapy", None) == therapy.id]
    own.sort(key=lambda each: kinds.index(type(each.rule.concludes)))
    cited = {statement for each in own for statement in each.rule.cites} | {*therapy.form_of_cites}
    mine = [each for each in scenarios if isinstance(each, TherapyScenario) and each.therapy == therapy.id]
    files = {therapy.place.file, *(each.place.file for each in mine)}
    return TherapyReport(
        therapy=therapy,
        rules=tuple(own),
        statements=tuple(each for each in rulebook.statement.values() if each.id in cited),
        scenarios=tuple(mine),
        findings=tuple(each for each in findings if each.file in files),
    )
