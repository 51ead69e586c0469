"""Findings on standard output, coloured only on a terminal."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from engine.audit.findings import Finding
from engine.reading.folder import shown
from engine.rendering.findings import file_of


def print_findings(findings: Iterable[Finding], rules: Path) -> None:
    """Print findings as `file:line: code: message`, in the order of files and lines."""
    for each in sorted(findings):
        place = typer.style(f"{file_of(each, shown(rules))}:{each.line}", bold=True)
        typer.echo(f"{place}: {typer.style(each.code, fg='yellow')}: {each.message}")


def count_in_words(findings: Sequence[Finding]) -> str:
    """Return how many findings and remarks there are."""
    remarks = sum(each.is_remark for each in findings)
    counts = [_number(len(findings) - remarks, "finding")] + [_number(remarks, "remark")] * bool(remarks)
    return " and ".join(counts)


def _number(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"
