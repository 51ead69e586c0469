"""`audit`: what an auditor asks of a rulebook, one command for each question."""

import typer

from engine.commands.auditing import (
    check,
    diff,
    draft,
    mutants,
    new,
    number,
    prove,
    report,
    review,
    scenarios,
    source,
    why,
)

program = typer.Typer(
    help="Prove that the rules say what the source says, and nothing else.",
    epilog="Example: treatment-options audit check",
    no_args_is_help=True,
    rich_markup_mode=None,
)
program.command("check", epilog=check.EPILOG)(check.check)
program.command("test", epilog=scenarios.EPILOG)(scenarios.run)
program.command("source", epilog=source.EPILOG)(source.source)
program.command("why", epilog=why.EPILOG)(why.why)
program.command("diff", epilog=diff.EPILOG)(diff.diff)
program.command("prove", epilog=prove.EPILOG)(prove.prove)
program.command("mutants", epilog=mutants.EPILOG)(mutants.mutants)
program.command("new", epilog=new.EPILOG)(new.new)
program.command("number", epilog=number.EPILOG)(number.number)
program.command("draft", epilog=draft.EPILOG)(draft.draft)
program.command("review", epilog=review.EPILOG)(review.review)
program.command("report", epilog=report.EPILOG)(report.report)
