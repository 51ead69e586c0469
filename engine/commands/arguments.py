"""Arguments that several commands take: the folder of rules, the format, answers, a file to write over."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from engine.reading.answers import read_answers
from engine.reading.load import SHIPPED
from engine.rulebook import Rulebook

RULES_VARIABLE = "TREATMENT_OPTIONS_RULES"  #: the environment variable that names the folder of rules

Rules = Annotated[
    Path,
    typer.Option(
        "--rules", metavar="FOLDER", envvar=RULES_VARIABLE, help="The folder of rules.", show_default=False
    ),
]
DEFAULT_RULES = SHIPPED


Output = Annotated[
    Literal["text", "json"], typer.Option("--format", help="Text for people, or JSON for other programs.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


def answers_in(source: str, rulebook: Rulebook) -> frozenset[str]:
    """Return the answers in a file, or in standard input for `-`; tell on standard error what was left out.

    Raises:
        AnswersError: the sheet cannot be used; it carries every fault.
    """
    read = read_answers(source, rulebook)
    for each in read.left_out:
        typer.echo(str(each), err=True)
    return read.has
