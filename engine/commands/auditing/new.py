"""`audit new`: a small rulebook to begin with."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from engine.clock import today
from engine.errors import TreatmentOptionsError
from engine.files import write_whole
from engine.reading import json_schema
from engine.reading.folder import shown

STARTER = Path(json_schema.__file__).parent / "starter"
"""The rulebook that is copied, with two dates to be put in."""
TAKEN, DUE = "2000-01-01", "2000-12-31"  #: what stands there for today, and for the day in a year


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A folder that is not there yet, or is empty.")
    ],
) -> None:
    """Write a small rulebook that loads and passes every check, with a comment at each choice.

    It is made from a leaflet that we made up, and shows a heading that carries a condition, an OR,
    a threshold, a negation, a table, a sentence with two readings and a rule for several options.
    Change it file by file into your own.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TreatmentOptionsError(f"`{shown(folder)}` is there already and not empty; name a new folder")
    day = today()
    dates = {TAKEN: day.isoformat(), DUE: _in_a_year(day).isoformat()}
    files = sorted(STARTER.rglob("*.yaml"))
    for file in files:
        text = file.read_text(encoding="utf-8")
        for mark, date_ in dates.items():
            text = text.replace(mark, date_)
        target = folder / file.relative_to(STARTER)
        _make(target.parent)
        write_whole(target, text)
    json_schema.write(folder / "schema")
    typer.echo(
        f"{len(files)} files written in {shown(folder)}\n"
        f"Look at it with `treatment-options audit check --rules {shown(folder)}`, "
        f"and with `treatment-options serve --open --rules {shown(folder)}`."
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"`{shown(folder)}` cannot be made: {(error.strerror or 'unknown reason').lower()}"
        raise TreatmentOptionsError(message) from error


def _in_a_year(day: date) -> date:
    """Return the same day of the next year; of 29 February the day before."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)
