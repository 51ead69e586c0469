"""`explore`: an answer sheet in, options with their reasons out."""

from typing import Annotated, Literal

import typer

from engine import options
from engine.commands.arguments import DEFAULT_RULES, Rules, answers_in
from engine.inference import production, reference
from engine.inference.proof import Evaluator
from engine.reading.load import load_rulebook
from engine.rendering.as_json import render_json
from engine.rendering.outline import render_markdown, render_text

EPILOG = 'Example: echo "{has: [depression]}" | treatment-options explore --answers - --format json'


RENDERERS = {"text": render_text, "markdown": render_markdown, "json": render_json}
EVALUATORS: dict[str, Evaluator] = {"experta": production.infer, "reference": reference.infer}


def explore(
    answers: Annotated[
        str,
        typer.Option(
            "--answers",
            metavar="FILE",
            help="YAML or JSON such as {has: [depression]}, a saved sheet, or a FHIR QuestionnaireResponse; "
            "- is standard input.",
        ),
    ],
    format_: Annotated[
        Literal["text", "markdown", "json"], typer.Option("--format", help="How to write it.")
    ] = "text",
    engine: Annotated[
        Literal["experta", "reference"], typer.Option("--engine", help="What runs the rules.")
    ] = "experta",
    rules: Rules = DEFAULT_RULES,
) -> None:
    """List the therapies to discuss with a clinician for an answer sheet, with every reason."""
    rulebook = load_rulebook(rules)
    exploration = options.explore(rulebook, answers_in(answers, rulebook), EVALUATORS[engine])
    typer.echo(RENDERERS[format_](exploration), nl=False)
