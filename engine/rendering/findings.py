"""Findings, for people and for other programs."""

from collections.abc import Iterable

from engine.audit.findings import Finding
from engine.rulebook import Place


def file_of(finding: Finding | Place, rules: str) -> str:
    """Return the file of a finding or a place, named below `rules/`, as the user of a folder opens it."""
    return (
        finding.file.replace("rules/", f"{rules}/", 1) if finding.file.startswith("rules/") else finding.file
    )


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
