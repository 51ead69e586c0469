"""`explore`: an answer sheet in, options with their reasons out."""

from typing import Annotated, Literal

import typer

from engine import options
from engine.commands.arguments import DEFAULT_RULES, Rules, answers_in
from engine.inference.proof import Evaluator
from engine.options import Exploration
from engine.reading.load import load_rulebook


def explore(
    answers: Annotated[
        str,
        typer.Option(
            "--answers",
            metavar="FILE",
            help="YAML or JSON such as {has: [TERM]}, a saved sheet, or a FHIR QuestionnaireResponse; "
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
    exploration = options.explore(rulebook, answers_in(answers, rulebook), _evaluator(engine))
    typer.echo(_written(exploration, format_), nl=False)


def _evaluator(name: str) -> Evaluator:
    if name == "reference":
        from engine.inference import reference  # noqa: PLC0415 -- without experta

        return reference.infer
    from engine.inference import production  # noqa: PLC0415 -- likewise

    return production.infer


def _written(exploration: Exploration, format_: str) -> str:
    if format_ == "json":
        from engine.rendering.as_json import render_json  # noqa: PLC0415 -- without templates

        return render_json(exploration)
    from engine.rendering.outline import render_markdown, render_text  # noqa: PLC0415 -- likewise

    return (render_text if format_ == "text" else render_markdown)(exploration)
