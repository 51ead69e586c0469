"""`audit`: what an auditor asks of a rulebook, one command for each question."""

import typer

from engine.commands.groups import group_of

COMMANDS = {
    "check": ("check:check", "treatment-options audit check --rules my-rules"),
    "test": ("testing:run", "treatment-options audit test"),
    "source": ("sources:source", "treatment-options audit source document.txt --book document.html"),
    "why": ("why:why", 'echo "{has: []}" | treatment-options audit why -'),
    "diff": ("diff:diff", "treatment-options audit diff HEAD~1 rules"),
    "prove": ("prove:prove", "treatment-options audit prove"),
    "mutants": ("testing:mutants", "treatment-options audit mutants"),
    "new": ("new:new", "treatment-options audit new my-rules"),
    "number": ("sources:number", "treatment-options audit number document.txt --prefix B"),
    "draft": ("testing:draft", "treatment-options audit draft --missing"),
    "review": ("review:review", 'treatment-options audit review crisis --by "Ada Example"'),
    "report": ("report:report", "treatment-options audit report --out report.html"),
}
"""The commands by name, in the order of the help, each with an example."""
program = typer.Typer(
    cls=group_of("engine.commands.auditing", COMMANDS),
    callback=lambda: None,  # makes it a group
    name="audit",
    add_completion=False,
    help="Prove that the rules say what the source says, and nothing else.",
    epilog="Example: treatment-options audit check",
    no_args_is_help=True,
    rich_markup_mode=None,
)
