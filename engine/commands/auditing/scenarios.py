"""`audit test`: every scenario, through both evaluators."""

from collections.abc import Iterable

import typer

from engine.audit.testing.scenarios import run_scenarios
from engine.commands.arguments import DEFAULT_RULES, Output, OutputFormat, Rules
from engine.commands.outcomes import as_values, count_in_words, print_findings
from engine.inference import reference
from engine.inference.production import ProductionSystem
from engine.inference.proof import Evaluator
from engine.reading.folder import shown
from engine.reading.load import load_folder
from engine.rule_folder import Scenario, SearchScenario
from engine.rulebook import Rulebook
from engine.serialization import indented


def run(rules: Rules = DEFAULT_RULES, output: Output = OutputFormat.text) -> None:
    """Run every scenario through both evaluators, and search for every phrase; each must come out exactly."""
    folder = load_folder(rules)
    evaluators = _evaluators(folder.rulebook)
    findings = tuple(run_scenarios(folder.rulebook, folder.scenarios, evaluators))
    if output is OutputFormat.json:
        values = {"scenarios": len(folder.scenarios), "findings": as_values(findings, shown(rules))}
        typer.echo(indented(values), nl=False)
    else:
        print_findings(findings, rules)
        names, phrases = " and ".join(evaluators), _phrases(folder.scenarios)
        ran = f"{len(folder.scenarios) - phrases} scenarios, each with {names}"
        searched = f", and {phrases} phrases of the search" if phrases else ""
        typer.echo(f"{ran}{searched}: {count_in_words(findings)}")
    raise typer.Exit(1 if findings else 0)


def _phrases(scenarios: Iterable[Scenario]) -> int:
    return sum(isinstance(each, SearchScenario) for each in scenarios)


def _evaluators(rulebook: Rulebook) -> dict[str, Evaluator]:
    system = ProductionSystem(rulebook)
    return {"experta": lambda _, answers: system.infer(answers), "reference": reference.infer}
