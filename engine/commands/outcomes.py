"""Outcomes of commands: findings and progress on a terminal, and pages, whole or not at all."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import typer

from engine.audit.findings import Finding
from engine.errors import TreatmentOptionsError
from engine.files import write_whole
from engine.reading.folder import shown
from engine.rendering.citing import file_of, located

T = TypeVar("T")

PATIENCE = 2.0  #: seconds that pass without a bar


def print_findings(findings: Iterable[Finding], rules: Path) -> None:
    """Print findings as `file:line: code: message`, in their order, coloured only on a terminal."""
    for each in sorted(findings):
        place = typer.style(located(each, shown(rules)), bold=True)
        typer.echo(f"{place}: {typer.style(each.code, fg='yellow')}: {each.message}")


def count_in_words(findings: Sequence[Finding]) -> str:
    """Return how many findings and remarks there are."""
    remarks = sum(each.is_remark for each in findings)
    counts = [_number(len(findings) - remarks, "finding")] + [_number(remarks, "remark")] * bool(remarks)
    return " and ".join(counts)


def as_values(findings: Iterable[Finding], rules: str) -> list[dict[str, object]]:
    """Return findings as plain values for JSON, in the order of files and lines."""
    return [
        {
            "file": file_of(each, rules),
            "line": each.line,
            "code": each.code,
            "message": each.message,
            "remark": each.is_remark,
        }
        for each in sorted(findings)
    ]


def _number(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"


def watching(label: str) -> Callable[[Sequence[T]], Iterable[T]]:
    """Return a function that hands items on one by one.

    It draws a bar on standard error, only on a terminal, and only past `PATIENCE`.
    """

    def watch(items: Sequence[T]) -> Iterator[T]:
        if not sys.stderr.isatty():
            yield from items
            return
        begun, rest = time.monotonic(), iter(items)
        for done, item in enumerate(rest, start=1):
            yield item
            if time.monotonic() - begun > PATIENCE:
                with typer.progressbar(rest, length=len(items) - done, label=label, file=sys.stderr) as shown:
                    yield from shown

    return watch


def refuse_to_overwrite(path: Path, *, force: bool) -> None:
    """Make sure that a file may be written, before the work begins.

    Raises:
        TreatmentOptionsError: a file is there and `force` is not given, or it is no file.
    """
    if path.is_dir():
        message = f"`{path}` is a folder; name a file"
        raise TreatmentOptionsError(message)
    if path.exists() and not path.is_file():
        message = f"`{path}` is no file that can be replaced; name another"
        raise TreatmentOptionsError(message)
    if not force and (path.exists() or path.is_symlink()):
        message = f"`{path}` is there already; name another file, or say --force to write over it"
        raise TreatmentOptionsError(message)


def write_page(path: Path, text: str, *, force: bool) -> None:
    """Write a page, whole or not at all.

    Raises:
        TreatmentOptionsError: a file is there and `force` is not given, or it cannot be written.
    """
    refuse_to_overwrite(path, force=force)
    write_whole(path, text)
