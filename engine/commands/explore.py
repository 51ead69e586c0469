"""`explore`: an answer sheet in, options with their reasons out."""

from enum import StrEnum
from typing import Annotated

import typer

from engine import options
from engine.commands.arguments import DEFAULT_RULES, Rules, answers_in
from engine.inference import production, reference
from engine.inference.proof import Evaluator
from engine.reading.load import load_rulebook
from engine.rendering.as_json import render_json
from engine.rendering.outline import render_markdown, render_text

EPILOG = 'Example: echo "{has: [depression]}" | treatment-options explore --answers - --format json'


class Format(StrEnum):
    """The formats of a list of options."""

    text = "text"
    markdown = "markdown"
    json = "json"


class Engine(StrEnum):
    """The evaluator of the rules."""

    experta = "experta"
    reference = "reference"


RENDERERS = {Format.text: render_text, Format.markdown: render_markdown, Format.json: render_json}
EVALUATORS: dict[Engine, Evaluator] = {Engine.experta: production.infer, Engine.reference: reference.infer}


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
    format_: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
    engine: Annotated[Engine, typer.Option("--engine", help="What runs the rules.")] = Engine.experta,
    rules: Rules = DEFAULT_RULES,
) -> None:
    """List the therapies to discuss with a clinician for an answer sheet, with every reason."""
    rulebook = load_rulebook(rules)
    exploration = options.explore(rulebook, answers_in(answers, rulebook), EVALUATORS[engine])
    typer.echo(RENDERERS[format_](exploration), nl=False)
