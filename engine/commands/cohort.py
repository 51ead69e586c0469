"""`cohort`: a table of answer sheets in, the same table with what is listed for each out."""

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.shared_options import DEFAULT_RULES, Rules
from engine.commands.writing import Force, refuse_to_overwrite
from engine.errors import TreatmentOptionsError
from engine.reading.folder import shown
from engine.reading.load import load_rulebook

if TYPE_CHECKING:
    from engine.cohort.job import Outcome

EPILOG = "Example: treatment-options cohort sheets.csv options.csv"
ENDINGS = (".csv", ".jsonl", ".ndjson", ".parquet")
STEPS = 1000  #: into how many steps the bar is divided


def cohort(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="IN", help="The table: .csv, .parquet, .jsonl or .ndjson.", show_default=False
        ),
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The table to write: likewise.", show_default=False)
    ],
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a run was broken off.")] = False,
    force: Force = False,
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Answer a table of answer sheets: what would each row be shown?

    IN has either a column `has`, with terms between spaces or semicolons (elsewhere than in CSV also a list),
    or one column for each term, named after it: true or false, yes or no, 1 or 0; empty is no.
    All other columns are kept, whatever they hold.

    OUT has all columns and rows of IN in their order, and two columns more.

    `listed` has the therapies in the order of `explore`, each with therapy, standing, alongside (or null),
    and the ids of the rules that list it (reasons), mark it as fitting (fits), caution about it (cautions)
    and note something (notes).
    In Parquet and JSON lines that is a list of mappings, in CSV the same as JSON in a cell:
    [{"therapy": "…", "standing": "…", "alongside": null, "reasons": ["…"], "fits": [], "cautions": [],
    "notes": []}].

    `error` says what is wrong with a bad row, which has no `listed`; the others go on.
    Bad rows are told on standard error with their numbers, the first data row being 1: twenty, and how many.
    The exit status is then 1.

    CSV is in UTF-8, with commas and a line of names; its cells are texts, formulas too, and stay as they are.
    Lines of JSON have the keys of the first one; a missing key is empty.
    What is done so far stands in the folder OUT.partial; OUT appears when all is done.
    """
    for path in (table, out):
        if path.suffix.lower() not in ENDINGS:
            message = f"`{path}` must end in one of {', '.join(ENDINGS)}"
            raise TreatmentOptionsError(message)
    refuse_to_overwrite(out, force=force)
    if out.exists() and table.exists() and out.samefile(table):
        message = f"`{out}` is the table itself; name another file"
        raise TreatmentOptionsError(message)
    from engine.cohort.job import Job  # noqa: PLC0415 -- no other command is to wait for NumPy and Arrow

    job = Job(load_rulebook(rules), table, out)
    _tell(_watched(job.run(resume=resume, force=force)), shown(table), shown(out))


def _watched(outcomes: Iterable["Outcome"]) -> "Outcome | None":
    """Return the last outcome, and on a terminal draw a bar."""
    last = None
    shows = sys.stderr.isatty()
    with (
        typer.progressbar(length=STEPS, label="Answering", file=sys.stderr) if shows else nullcontext() as bar
    ):
        for outcome in outcomes:
            if bar:
                bar.update(round(outcome.share * STEPS) - bar.pos)
            last = outcome
    return last


def _tell(outcome: "Outcome | None", table: str, out: str) -> None:
    """Say what was written, and which rows were bad.

    Raises:
        Exit: some rows were bad.
    """
    rows, bad, told = (outcome.rows, outcome.bad, outcome.told) if outcome else (0, 0, ())
    for row, fault in told:
        typer.echo(f"{table}: row {row:,}: {fault}", err=True)
    if bad > len(told):
        typer.echo(f"{table}: and {bad - len(told):,} more bad rows", err=True)
    typer.echo(f"{out} written: {rows:,} rows, {bad or 'none'} of them bad")
    raise typer.Exit(1 if bad else 0)
