"""`audit prove`: what holds for every answer sheet."""

import typer

from engine.audit.proving.prove import claims
from engine.commands.arguments import DEFAULT_RULES, Output, Rules
from engine.commands.outcomes import watching
from engine.inference import counting, reference
from engine.inference.production import ProductionSystem
from engine.inference.proof import Evaluator
from engine.reading.load import load_rulebook
from engine.rendering.proofs import proof_as_text, proofs_as_json
from engine.rulebook import Rulebook


def prove(rules: Rules = DEFAULT_RULES, output: Output = "text") -> None:
    """Prove what holds for every answer sheet, and show a counterexample where it does not.

    Sheets may name any term, derived ones too.
    Where a few cases stand for every sheet, the argument is printed with the number of cases that were run.
    A claim that was only tried on a sample says so.

    Exit status: 1 if a claim does not hold, else 0.
    """
    rulebook = load_rulebook(rules)
    proofs = [claim() for claim in watching("Proving")(claims(rulebook, evaluators_of(rulebook)))]
    if output == "json":
        typer.echo(proofs_as_json(proofs), nl=False)
    else:
        typer.echo("\n".join(map(proof_as_text, proofs)), nl=False)
    raise typer.Exit(1 if any(each.counterexample is not None for each in proofs) else 0)


def evaluators_of(rulebook: Rulebook) -> dict[str, Evaluator]:
    """Return everything that runs rules, ready for one rulebook, by name."""
    system, counted = ProductionSystem(rulebook), counting.Counting(rulebook.rules)
    return {
        "experta": lambda _, answers: system.infer(answers),
        "reference": reference.infer,
        "counting": lambda _, answers: counted.infer(answers),
    }
