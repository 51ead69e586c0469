"""The program `treatment-options`: its commands, and the one place where errors become exit statuses.

Exit status: 0 done, 1 a finding or a bad input, 2 wrong usage.
"""

import sys

import typer

from engine.commands import audit, explore, serve
from engine.errors import TreatmentOptionsError

program = typer.Typer(
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
program.command("serve", epilog=serve.EPILOG)(serve.serve)
program.command("explore", epilog=explore.EPILOG)(explore.explore)
program.add_typer(audit.program, name="audit")


def main() -> None:
    """Run the program; bad input is told in words, never with a traceback."""
    try:
        program()
    except TreatmentOptionsError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except BrokenPipeError:  # somebody reads only the beginning, as `| head` does
        sys.stderr.close()
        sys.exit(1)
