"""The program `treatment-options`: its commands, and the one place where errors become exit statuses.

Exit status: 0 done, 1 a finding or a bad input, 2 wrong usage.
"""

import gc
import os
import sys
from io import TextIOWrapper

import typer

from engine.commands.groups import group_of
from engine.errors import TreatmentOptionsError

COMMANDS = {
    "serve": ("serve:serve", "treatment-options serve --port 8501 --open"),
    "private": ("private:private", "treatment-options private site"),
    "explore": (
        "explore:explore",
        'echo "{has: []}" | treatment-options explore --answers - --format json',
    ),
    "find": ("find:find", "treatment-options find my own words"),
    "questionnaire": ("questionnaire:questionnaire", "treatment-options questionnaire --format fhir"),
    "cohort": ("cohort:cohort", "treatment-options cohort sheets.csv options.csv"),
    "audit": ("audit:program", "treatment-options audit check"),
}
"""The commands by name, in the order of the help, each with an example."""
program = typer.Typer(
    cls=group_of("engine.commands", COMMANDS),
    callback=lambda: None,  # makes it a group
    name="treatment-options",
    help=(
        "Therapies to discuss with a clinician, each with the rules and sentences that it rests on.\n\n"
        "Educational: not a diagnosis and not treatment advice."
    ),
    epilog="Example: treatment-options explore --answers sheet.yaml",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    suggest_commands=True,
)


def main() -> None:
    """Run the program; bad input gets one clear line, never a traceback."""
    gc.set_threshold(100_000)  # what is read stays: looking for garbage in it takes a tenth of a short run
    _write_utf_8()
    if sys.stdout is None:  # as Python makes it where it was closed
        typer.echo("standard output is closed; send it to a file or a pipe", err=True)
        sys.exit(1)
    try:
        program(prog_name=program.info.name)
    except TreatmentOptionsError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:  # most files that cannot be read are caught above
        what = f"`{error.filename}` cannot be used" if error.filename else "the output cannot be written"
        typer.echo(f"{what}: {(error.strerror or str(error)).lower()}", err=True)
        _drop_output()
        sys.exit(1)


def _write_utf_8() -> None:
    """Write UTF-8 into files and pipes on every machine; a terminal shows `?` for what it cannot show."""
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="replace")


def _drop_output() -> None:
    """Send what is still waiting to be written to nowhere, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
