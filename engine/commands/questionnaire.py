"""`questionnaire`: the questions with their options, for other programs."""

from typing import Annotated, Literal

import typer

from engine.commands.arguments import DEFAULT_RULES, Rules
from engine.reading.load import load_rulebook
from engine.rendering import fhir
from engine.rendering.as_json import render_questionnaire
from engine.serialization import indented


def questionnaire(
    format_: Annotated[
        Literal["json", "fhir"], typer.Option("--format", help="Plain JSON, or a Questionnaire of FHIR R4.")
    ] = "json",
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Print the questionnaire: every question with its options, and the terms that each option gives.

    The answers go into `explore --answers FILE`: as terms, as a saved sheet,
    or as a QuestionnaireResponse of FHIR R4 to the Questionnaire that `--format fhir` prints.
    """
    rulebook = load_rulebook(rules)
    if format_ == "fhir":
        typer.echo(indented(fhir.questionnaire(rulebook)), nl=False)
    else:
        typer.echo(render_questionnaire(rulebook), nl=False)
