"""`cohort`: a table of answer sheets in, the same table with what is listed for each out."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from engine.commands.arguments import DEFAULT_RULES, Force, Rules
from engine.commands.outcomes import refuse_to_overwrite
from engine.errors import TreatmentOptionsError
from engine.reading.folder import shown
from engine.reading.load import load_rulebook

ENDINGS = (".csv", ".jsonl", ".ndjson", ".parquet")
KINDS = ", ".join(ENDINGS)
STEPS = 1000  #: into how many steps the bar is divided


def cohort(
    table: Annotated[Path, typer.Argument(metavar="IN", help=f"The table: {KINDS}.", show_default=False)],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The table to write.", show_default=False)],
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a run was broken off.")] = False,
    force: Force = False,
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Answer a table of answer sheets: what would each row be shown?

    IN has a column `has`, with terms between spaces or semicolons or in a list, or a column for each term,
    with true or false, yes or no, 1 or 0, or nothing. All other columns are kept.

    OUT has all rows and columns of IN, and two columns more.
    `listed` has the therapies in the order of `explore`, in CSV as JSON, each with therapy, standing,
    alongside, and the ids of rules: reasons, fits, cautions and notes.
    `error` says what is wrong with a bad row, which has no `listed`; the others go on.
    Bad rows are told with their numbers, the first row being 1, and the exit status is then 1.

    What is done so far stands in the folder OUT.partial; OUT appears when all is done.
    """
    for path in (table, out):
        if path.suffix.lower() not in ENDINGS:
            raise TreatmentOptionsError(f"`{path}` must end in one of {KINDS}")
    refuse_to_overwrite(out, force=force)
    if table.exists() and not table.is_file():
        raise TreatmentOptionsError(f"`{table}` is no file that can be read twice; name another")
    if out.exists() and table.exists() and out.samefile(table):
        raise TreatmentOptionsError(f"`{out}` is the table itself; name another file")
    from engine.cohort.job import Outcome, run  # noqa: PLC0415 -- no other command is to wait for Arrow

    outcome, shows = Outcome(), sys.stderr.isatty()
    bar = typer.progressbar(length=STEPS, label="Answering", file=sys.stderr) if shows else nullcontext()
    with bar as drawn:
        for outcome in run(load_rulebook(rules), table, out, resume=resume):
            if drawn:
                drawn.update(round(outcome.share * STEPS) - drawn.pos)
    for bad in outcome.told:
        typer.echo(f"{shown(table)}: {bad}", err=True)
    if outcome.bad > len(outcome.told):
        typer.echo(f"{shown(table)}: and {outcome.bad - len(outcome.told):,} more bad rows", err=True)
    typer.echo(f"{shown(out)} written: {outcome.rows:,} rows, {outcome.bad or 'none'} of them bad")
    raise typer.Exit(1 if outcome.bad else 0)
