"""What became of a source in a copy of its document, for people and for other programs."""

import json
from collections.abc import Iterator

from engine.audit.sources.source import SourceReport, StatementReport
from engine.document.layout import excerpt
from engine.document.outcomes import Outcome
from engine.rendering.findings import file_of
from engine.rulebook import Rulebook


def source_as_text(report: SourceReport, rulebook: Rulebook, rules: str = "rules") -> str:
    """Return a report as text: the counts, and what is to be looked at, with what rests on it.

    Args:
        report: what was found.
        rulebook: the one that was audited; its title and version head the text.
        rules: the folder of rules as its reader would type it.
    """
    return "\n".join([f"{rulebook.title} {rulebook.version}", *_lines(report, rules)]) + "\n"


def source_as_json(report: SourceReport, rulebook: Rulebook, rules: str = "rules") -> str:
    """Return a report as JSON: the counts, what is to be looked at, and what rests on it.

    Args:
        report: what was found.
        rulebook: the one that was audited.
        rules: the folder of rules as its reader would type it.
    """
    every = report.source.statements
    values = {
        "rulebook": {"title": rulebook.title, "version": rulebook.version},
        "source": report.source.id,
        "statements": {"found": len(report.found), "all": len(every)},
        "words": {"found": report.words_found, "all": sum(each.words for each in every)},
        "findings": [_value(each, rules) for each in report.findings],
        "new": [{"line": each.line, "words": " ".join(each.words)} for each in report.new],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _value(finding: StatementReport, rules: str) -> dict[str, object]:
    return {
        "statement": finding.statement.id,
        "outcome": finding.outcome.value,
        "line": finding.line,
        "reads": " ".join(finding.reads),
        "resting": [
            {"what": each.what, "file": file_of(each.place, rules), "line": each.place.line}
            for each in finding.resting
        ],
    }


def _lines(report: SourceReport, rules: str) -> Iterator[str]:
    every = report.source.statements
    words = sum(each.words for each in every)
    yield (
        f"{report.source.title}: {len(report.found):,} of {len(every):,} statements, "
        f"{report.words_found:,} of {words:,} words"
    )
    if every and not report.found:
        yield "none of its statements stands in this copy: it is probably another document"
        return
    for finding in report.findings:
        yield from _finding(finding, rules)
    for new in report.new:
        yield ""
        count = "1 new word" if len(new.words) == 1 else f"{len(new.words):,} new words"
        yield f"line {new.line}: {count}, of no statement: `{excerpt(new.words)}`"


def _finding(finding: StatementReport, rules: str) -> Iterator[str]:
    statement = finding.statement
    yield ""
    yield f"{statement.id} {_outcome(finding)}: `{statement.opens}` ({statement.section})"
    if finding.reads:
        yield f"  was {statement.words} words, now {len(finding.reads)}: `{excerpt(finding.reads)}`"
    place = f"{file_of(statement.place, rules)}:{statement.place.line}"
    yield f"  {place}: says: {statement.says or statement.not_encoded}"
    yield "  resting on it:" if finding.resting else "  nothing rests on it"
    for each in finding.resting:
        yield f"    {file_of(each.place, rules)}:{each.place.line}: {each.what}"


def _outcome(finding: StatementReport) -> str:
    match finding.outcome:
        case Outcome.CHANGED:
            return f"has changed, line {finding.line}"
        case Outcome.MOVED:
            return f"stands out of order, line {finding.line}"
        case Outcome.VANISHED:
            return "has vanished"
        case Outcome.FOUND:
            return f"is there, line {finding.line}"
