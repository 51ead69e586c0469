"""`audit`: what an auditor asks of a rulebook, one command for each question."""

from collections.abc import Callable

import typer

from engine.commands.auditing.check import check
from engine.commands.auditing.diff import diff
from engine.commands.auditing.new import new
from engine.commands.auditing.prove import prove
from engine.commands.auditing.report import report
from engine.commands.auditing.review import review
from engine.commands.auditing.sources import number, source
from engine.commands.auditing.testing import draft, mutants, run
from engine.commands.auditing.why import why

program = typer.Typer(
    help="Prove that the rules say what the source says, and nothing else.",
    epilog="Example: treatment-options audit check",
    no_args_is_help=True,
    rich_markup_mode=None,
)
COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "check": (check, "treatment-options audit check --rules my-rules"),
    "test": (run, "treatment-options audit test"),
    "source": (source, "treatment-options audit source document.txt --book document.html"),
    "why": (why, 'echo "{has: [depression]}" | treatment-options audit why - interpersonal-therapy'),
    "diff": (diff, "treatment-options audit diff HEAD~1 rules"),
    "prove": (prove, "treatment-options audit prove"),
    "mutants": (mutants, "treatment-options audit mutants"),
    "new": (new, "treatment-options audit new my-rules"),
    "number": (number, "treatment-options audit number document.txt --prefix B"),
    "draft": (draft, "treatment-options audit draft cbt-in-general"),
    "review": (review, 'treatment-options audit review cbt-in-general --by "Ada Example"'),
    "report": (report, "treatment-options audit report --out report.html"),
}
"""The commands by name, in the order of the help, each with an example."""
for name, (command, example) in COMMANDS.items():
    program.command(name, epilog=f"Example: {example}")(command)
