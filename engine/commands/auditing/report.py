"""`audit report`: the rulebook as one page for a meeting."""

from pathlib import Path
from typing import Annotated

import typer

from engine.audit.check import check_everything
from engine.audit.checks.samples_and_catalogue import check_samples
from engine.audit.report import report as report_of
from engine.clock import today
from engine.commands.arguments import DEFAULT_RULES, Force, Rules
from engine.commands.outcomes import refuse_to_overwrite, write_page
from engine.reading.folder import shown
from engine.reading.load import load_folder
from engine.rendering.report import render_report


def report(
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The page to write.", dir_okay=False)
    ] = Path("report.html"),
    force: Force = False,
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Write the rulebook as one HTML page for a meeting.

    It tells the coverage of the sources in counts, each therapy with its rules, statements and scenarios,
    the editorials, the findings and a table of what leads where.
    It holds all it needs, without a script and without any request, and can be printed.
    The findings are those of `audit check`; they stand in the page, and the exit status is 0 all the same.
    """
    refuse_to_overwrite(out, force=force)
    folder = load_folder(rules)
    findings = (
        *check_everything(folder.rulebook, folder.scenarios, folder.words, folder.stamps),
        *check_samples(folder.rulebook, folder.samples, folder.words),
    )
    day = today().isoformat()
    page = render_report(report_of(folder.rulebook, folder.scenarios, folder.stamps, findings, day))
    write_page(out, page, force=force)
    typer.echo(f"{shown(out)} written: {folder.rulebook.title} {folder.rulebook.version}")
