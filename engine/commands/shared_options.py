"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engine.reading.load import SHIPPED

RULES_VARIABLE = "TREATMENT_OPTIONS_RULES"  #: the environment variable that names the folder of rules

Rules = Annotated[
    Path,
    typer.Option(
        "--rules", metavar="FOLDER", envvar=RULES_VARIABLE, help="The folder of rules.", show_default=False
    ),
]
DEFAULT_RULES = SHIPPED


class OutputFormat(StrEnum):
    """The formats of an outcome."""

    text = "text"
    json = "json"


Output = Annotated[
    OutputFormat, typer.Option("--format", help="Text for people, or JSON for other programs.")
]
