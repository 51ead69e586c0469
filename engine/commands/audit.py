"""`audit`: what an auditor asks of a rulebook."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from engine.audit.check import check_rulebook
from engine.audit.findings import Finding
from engine.audit.scenarios import run_scenarios
from engine.audit.source import audit_source, best_source, render
from engine.commands.options import DEFAULT_RULES, Rules
from engine.document.copy import read_copy
from engine.inference import reference
from engine.inference.production import ProductionSystem
from engine.inference.proof import Evaluator
from engine.reading.folder import shown
from engine.reading.load import load_folder, load_rulebook
from engine.rulebook import Rulebook

program = typer.Typer(
    help="Prove that the rules say what the source says, and nothing else.",
    epilog="Example: treatment-options audit check",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@program.command(epilog="Example: treatment-options audit check --rules my-rules")
def check(rules: Rules = DEFAULT_RULES) -> None:
    """Find what is wrong inside the rulebook: format, references, words, dates, loose ends."""
    folder = load_folder(rules)
    findings = tuple(check_rulebook(folder.rulebook, folder.scenarios, folder.words))
    _print_findings(findings, rules)
    book = folder.rulebook
    typer.echo(
        f"{len(book.statement)} statements, {len(book.therapies)} therapies, {len(book.rules)} rules, "
        f"{len(folder.scenarios)} scenarios: {_count(findings)}"
    )
    raise typer.Exit(1 if findings else 0)


@program.command("test", epilog="Example: treatment-options audit test")
def run_all_scenarios(rules: Rules = DEFAULT_RULES) -> None:
    """Run every scenario through both evaluators; each must come out exactly."""
    folder = load_folder(rules)
    evaluators = _evaluators(folder.rulebook)
    findings = tuple(run_scenarios(folder.rulebook, folder.scenarios, evaluators))
    _print_findings(findings, rules)
    typer.echo(f"{len(folder.scenarios)} scenarios, each with {' and '.join(evaluators)}: {_count(findings)}")
    raise typer.Exit(1 if findings else 0)


@program.command(epilog="Example: treatment-options audit source document.txt")
def source(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Your copy of the source document, as plain text.")
    ],
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Hold the statements against a copy of the document; the copy is only read, never kept."""
    text = read_copy(file)
    rulebook = load_rulebook(rules)
    report = audit_source(rulebook, best_source(rulebook, text), text)
    typer.echo(render(report, rulebook), nl=False)
    raise typer.Exit(0 if report.clean else 1)


def _evaluators(rulebook: Rulebook) -> dict[str, Evaluator]:
    system = ProductionSystem(rulebook)
    return {"experta": lambda _, answers: system.infer(answers), "reference": reference.infer}


def _print_findings(findings: Iterable[Finding], rules: Path) -> None:
    for each in sorted(findings):
        file = each.file.replace("rules/", f"{shown(rules)}/", 1)
        place = typer.style(f"{file}:{each.line}", bold=True)
        typer.echo(f"{place}: {typer.style(each.code, fg='yellow')}: {each.message}")


def _count(findings: tuple[Finding, ...]) -> str:
    return "no findings" if not findings else f"{len(findings)} finding{'s' if len(findings) > 1 else ''}"
