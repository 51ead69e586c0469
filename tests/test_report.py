"""The report: one page for a meeting, true to the rulebook, and safe to open."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from engine.audit.findings import Finding
from engine.audit.report import Report, TherapyReport
from engine.audit.report import report as made_of
from engine.audit.reviews import stamped
from engine.audit.sources.foundations import Editorial, editorials
from engine.errors import TreatmentOptionsError
from engine.reading.load import load_folder
from engine.rendering.report import render_report
from engine.rule_folder import Stamp
from engine.rulebook import Place
from engine.serialization import fingerprint
from tests.commands import audit
from tests.folders import edit
from tests.pages import Page
from tests.pseudo import rewritten

DAY = "2026-11-23"
HOSTILE = "<script>alert('x')</script> & \"quoted\" <!-- {{ 7 * 7 }}"


def told(folder: Path, stamps: Iterable[Stamp] = (), findings: Iterable[Finding] = ()) -> Report:
    """Return the report of a folder."""
    loaded = load_folder(folder)
    return made_of(loaded.rulebook, loaded.scenarios, stamps, findings, DAY)


def therapy(report: Report, name: str) -> TherapyReport:
    """Return what a report tells of a therapy."""
    return next(each for each in report.therapies if each.therapy.id == name)


def in_words(page: Page) -> str:
    """Return the texts of a page on one line."""
    return " ".join(" ".join(page.texts).split())


def test_a_therapy_has_its_rules_statements_and_scenarios(small: Path) -> None:
    walking = therapy(told(small), "walking")
    rules = [(each.rule.id, each.scenarios) for each in walking.rules]
    assert rules == [("walking-for-rain", 2), ("walking-fits-being-outside", 1), ("walking-gets-wet", 1)]
    assert [each.id for each in walking.statements] == ["A001", "A002"]
    names = [each.name for each in walking.scenarios]
    assert names == ["Rain lists a walk", "A child in a drizzle gets wet", "A wish alone lists nothing"]


def test_derivations_and_notices_are_told_with_the_scenarios_that_see_them_fire(small: Path) -> None:
    report = told(small)
    derivations = [(each.rule.id, each.scenarios) for each in report.derivations]
    names = ("is-a:drizzle:rain", "is-a:rain:weather", "child-in-rain-is-wet")
    assert derivations == [(name, 1) for name in names]
    assert [(each.rule.id, each.scenarios) for each in report.notices] == [("help", 1), ("for-children", 1)]
    others = (("derivations", 1), ("notices", 1), ("questions", 1), ("the search", 0))
    assert (report.other_scenarios, report.scenario_count) == (others, 8)


def test_findings_stand_with_the_therapy_in_whose_files_they_are(small: Path) -> None:
    rule = Finding("rules/therapies/walking.yaml", 9, "redundant-rule", "take it out")
    scenario = Finding("rules/therapies/walking.test.yaml", 1, "scenario", "mend it")
    other = Finding("rules/vocabulary.yaml", 1, "unused-term", "use it")
    report = told(small, findings=(other, rule, scenario))
    assert therapy(report, "walking").findings == (scenario, rule)
    assert therapy(report, "reading").findings == ()
    assert report.findings == (scenario, rule, other)
    page = in_words(Page(render_report(report)))
    assert "rules/therapies/walking.yaml:9 redundant-rule : take it out" in page


def test_a_rule_is_reviewed_only_while_it_is_what_was_read(small: Path) -> None:
    stamps = stamped(load_folder(small).rulebook, ["walking-for-rain", "walking-gets-wet"], "Ada", DAY)
    edit(small, "therapies/walking.yaml", "    alongside: umbrella\n", "")
    report = told(small, stamps)
    reviewed = [each.rule.id for each in therapy(report, "walking").rules if each.is_reviewed]
    assert (reviewed, report.reviewed) == (["walking-gets-wet"], 1)
    page = in_words(Page(render_report(report)))
    assert f"Ada, {DAY}; changed since" in page
    assert "1 of 10 rules reviewed as they stand" in page


def test_editorial_marks_are_counted_and_listed_once_each(small: Path) -> None:
    rulebook = load_folder(small).rulebook
    found = editorials(rulebook)
    assert Editorial("notice `help`", "the almanac names no help", rulebook.rule["help"].place) in found
    (grouping,) = (each.what for each in found if each.place.file == "rules/standings.yaml")
    assert grouping == "the grouping of standings"
    assert [each.what for each in found] == [
        "about page, `what-rain-is`", "card of alternative `staying-in-bed`, about",
        "card of alternative `staying-in-bed`, in-short", "kind `pastime`", "every card, who-provides",
        "notice `help`", "question `sky`", "question `person`", "the grouping of standings",
        "rule `reading-needs-light`", "card of therapy `reading`, in-short",
        "card of therapy `walking`, about", "term `child`", "term `weather`", "term `wet-child`",
    ]  # fmt: skip


def test_the_page_tells_version_fingerprint_date_and_coverage_in_counts(small: Path) -> None:
    report = told(small)
    made = render_report(report)
    page = in_words(Page(made))
    assert f"Version 1.0.0, fingerprint {fingerprint(report.rulebook)}" in page
    assert f"Made on {DAY}" in page
    assert "2 of 3 statements say something, all 2 are used (rules: 2; notices: 1;" in page
    assert "%" not in made.partition("</style>")[2]
    assert "15 editorials" in page
    assert "0 of 10 rules reviewed as they stand" in page
    assert "umbrella" in page


def test_the_page_holds_all_it_needs_and_its_links_lead_somewhere(small: Path) -> None:
    made = render_report(told(small))
    page, ids = Page(made), Page(made).values("id")
    assert (page.unclosed, page.values("lang"), page.values("src")) == ([], ["en"], [])
    assert {"header", "nav", "main", "footer", "h1", "h2", "h3", "caption"} <= set(page.tags)
    assert not {"script", "link", "img", "iframe", "form", "style-src"} & set(page.tags)
    assert "url(" not in made
    assert "default-src 'none'" in made
    assert "@media print" in made
    assert len(set(ids)) == len(ids)
    assert {each[:1] for each in page.values("href")} == {"#"}
    assert {each.removeprefix("#") for each in page.values("href")} <= set(ids)
    assert {name for each in page.values("aria-labelledby") for name in each.split()} <= set(ids)


def test_what_rule_files_say_never_becomes_markup(small: Path) -> None:
    folder = load_folder(small)
    rules = (replace(each, editorial=HOSTILE, place=Place(HOSTILE, 1)) for each in folder.rulebook.rules)
    book = replace(rewritten(folder.rulebook, lambda _: HOSTILE), version=HOSTILE, rules=tuple(rules))
    scenarios = [replace(each, name=HOSTILE) for each in folder.scenarios]
    stamp = Stamp("walking-for-rain", HOSTILE, HOSTILE, "")
    finding = Finding(HOSTILE, 1, HOSTILE, HOSTILE)
    page = Page(render_report(made_of(book, scenarios, [stamp], [finding], DAY)))
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert sum(HOSTILE in text for text in page.texts) > 50
    assert "49" not in in_words(page).replace(fingerprint(book), "")


def test_the_command_writes_one_page_and_nothing_over_a_file(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    arguments = ("report", "--rules", small, "--out", out)
    first = audit(*arguments)
    assert (first.exit_code, first.stdout) == (0, f"{out} written: Rainy days 1.0.0\n")
    page = out.read_text()
    assert "not-yet-reviewed" in page
    again = audit(*arguments)
    assert isinstance(again.exception, TreatmentOptionsError)
    assert "is there already; name another file, or say --force" in str(again.exception)
    out.write_text("old")
    assert audit(*arguments, "--force").exit_code == 0
    assert out.read_text() == page
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
