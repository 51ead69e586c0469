"""A rulebook for a meeting, as one HTML page."""

from collections.abc import Iterable

from engine.audit.consequences import consequences
from engine.audit.report import Report
from engine.rendering.citing import concludes, standing_in_words
from engine.rendering.pages import page
from engine.rulebook import Rulebook
from engine.serialization import fingerprint


def render_report(report: Report) -> str:
    """Return the report as a page that holds all it needs; every text in it is escaped."""
    rulebook = report.rulebook
    return page(
        "report.html.jinja",
        report=report,
        rulebook=rulebook,
        fingerprint=fingerprint(rulebook),
        remarks=sum(each.is_remark for each in report.findings),
        consequences=consequences(rulebook),
        concludes=lambda rule: concludes(rulebook, rule),
        labels=lambda terms: _labels(rulebook, terms),
        standing=lambda name, alongside: standing_in_words(rulebook, name, alongside),
        counted=counted,
    )


def counted(count: int, one: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _labels(rulebook: Rulebook, terms: Iterable[str]) -> list[str]:
    wanted = list(terms)
    in_order = [term for term in rulebook.term if term in wanted]
    return [rulebook.term[term].label for term in in_order]
