"""The report: one page for a meeting, true to the rulebook, and safe to open."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import typer
from typer.testing import CliRunner

from engine.audit.checks.editorials import Editorial, editorials
from engine.audit.findings import Finding
from engine.audit.report import Report, TherapyReport
from engine.audit.report import report as made_of
from engine.audit.reviews import stamped
from engine.commands.auditing.report import report as command
from engine.errors import TreatmentOptionsError
from engine.reading.load import RuleFolder, load_folder
from engine.rendering.report import render_report
from engine.rulebook import Place, Rulebook
from engine.serialization import fingerprint
from engine.stamp import Stamp
from tests.folders import edit, small_folder
from tests.pages import Page

PROGRAM = typer.Typer()
PROGRAM.command()(command)
DAY = "2026-11-23"
HOSTILE = "<script>alert('x')</script> & \"quoted\" <!-- {{ 7 * 7 }}"


def told(folder: RuleFolder, stamps: Iterable[Stamp] = (), findings: Iterable[Finding] = ()) -> Report:
    """Return the report of a folder."""
    return made_of(folder.rulebook, folder.scenarios, stamps, findings, DAY)


def therapy(report: Report, name: str) -> TherapyReport:
    """Return what a report tells of a therapy."""
    return next(each for each in report.therapies if each.therapy.id == name)


def in_words(page: Page) -> str:
    """Return the texts of a page on one line."""
    return " ".join(" ".join(page.texts).split())


def test_a_therapy_has_its_rules_statements_and_scenarios(tmp_path: Path) -> None:
    walking = therapy(told(load_folder(small_folder(tmp_path))), "walking")
    assert [(each.rule.id, each.scenarios) for each in walking.rules] == [
        ("walking-for-rain", 2),
        ("walking-fits-being-outside", 1),
        ("walking-gets-wet", 1),
    ]
    assert [each.id for each in walking.statements] == ["A001", "A002"]
    assert [each.name for each in walking.scenarios] == [
        "Rain lists a walk",
        "A child in a drizzle gets wet",
        "A wish alone lists nothing",
    ]


def test_derivations_and_notices_are_told_with_the_scenarios_that_see_them_fire(tmp_path: Path) -> None:
    report = told(load_folder(small_folder(tmp_path)))
    assert [(each.rule.id, each.scenarios) for each in report.derivations] == [
        ("is-a:drizzle:rain", 1),
        ("is-a:rain:weather", 1),
        ("child-in-rain-is-wet", 1),
    ]
    assert [(each.rule.id, each.scenarios) for each in report.notices] == [("help", 1), ("for-children", 1)]
    assert report.other_scenarios == (
        ("derivations", 1),
        ("notices", 1),
        ("questions", 1),
        ("the search", 0),
    )
    assert report.scenario_count == 8


def test_findings_stand_with_the_therapy_in_whose_files_they_are(tmp_path: Path) -> None:
    rule = Finding("rules/therapies/walking.yaml", 9, "redundant-rule", "take it out")
    scenario = Finding("rules/therapies/walking.test.yaml", 1, "scenario", "mend it")
    other = Finding("rules/vocabulary.yaml", 1, "unused-term", "use it")
    report = told(load_folder(small_folder(tmp_path)), findings=(other, rule, scenario))
    assert therapy(report, "walking").findings == (scenario, rule)
    assert therapy(report, "reading").findings == ()
    assert report.findings == (scenario, rule, other)
    assert "rules/therapies/walking.yaml:9 redundant-rule : take it out" in in_words(
        Page(render_report(report))
    )


def test_a_rule_is_reviewed_only_while_it_is_what_was_read(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    stamps = stamped(load_folder(folder).rulebook, ["walking-for-rain", "walking-gets-wet"], "Ada", DAY)
    edit(folder, "therapies/walking.yaml", "    alongside: umbrella\n", "")
    report = told(load_folder(folder), stamps)
    reviewed = {each.rule.id: each.is_reviewed for each in therapy(report, "walking").rules}
    assert reviewed == {
        "walking-for-rain": False,
        "walking-fits-being-outside": False,
        "walking-gets-wet": True,
    }
    assert report.reviewed == 1
    page = in_words(Page(render_report(report)))
    assert f"Ada, {DAY}; changed since" in page
    assert "1 of 10 rules reviewed as they stand" in page


def test_editorial_marks_are_counted_and_listed_once_each(tmp_path: Path) -> None:
    rulebook = load_folder(small_folder(tmp_path)).rulebook
    found = editorials(rulebook)
    assert Editorial("notice `help`", "the almanac names no help", rulebook.rule["help"].place) in found
    assert [each.what for each in found if each.place.file == "rules/standings.yaml"] == [
        "the grouping of standings"
    ]
    assert [each.what for each in found] == [
        "about page, `what-rain-is`",
        "card of alternative `staying-in-bed`, about",
        "card of alternative `staying-in-bed`, in-short",
        "kind `pastime`",
        "every card, who-provides",
        "notice `help`",
        "question `sky`",
        "question `person`",
        "the grouping of standings",
        "rule `reading-needs-light`",
        "card of therapy `reading`, in-short",
        "card of therapy `walking`, about",
        "term `child`",
        "term `weather`",
        "term `wet-child`",
    ]


def test_the_page_tells_version_fingerprint_date_and_coverage_in_counts(tmp_path: Path) -> None:
    report = told(load_folder(small_folder(tmp_path)))
    made = render_report(report)
    page = in_words(Page(made))
    assert f"Version 1.0.0, fingerprint {fingerprint(report.rulebook)}" in page
    assert f"Made on {DAY}" in page
    assert "2 of 3 statements say something, all 2 are used (rules: 2; notices: 1;" in page
    assert "%" not in made.partition("</style>")[2]
    assert "15 editorials" in page
    assert "0 of 10 rules reviewed as they stand" in page
    assert "umbrella" in page


def test_links_within_the_page_lead_somewhere(tmp_path: Path) -> None:
    page = Page(render_report(told(load_folder(small_folder(tmp_path)))))
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert {each.removeprefix("#") for each in page.values("href")} <= set(ids)
    assert {name for each in page.values("aria-labelledby") for name in each.split()} <= set(ids)


def test_the_page_holds_all_it_needs(tmp_path: Path) -> None:
    made = render_report(told(load_folder(small_folder(tmp_path))))
    page = Page(made)
    assert not page.unclosed
    assert page.values("lang") == ["en"]
    assert {"header", "nav", "main", "footer", "h1", "h2", "h3", "caption"} <= set(page.tags)
    assert not {"script", "link", "img", "iframe", "form", "style-src"} & set(page.tags)
    assert {value[:1] for value in page.values("href")} == {"#"}
    assert not page.values("src")
    assert "url(" not in made
    assert "default-src 'none'" in made
    assert "@media print" in made


def hostile(rulebook: Rulebook) -> Rulebook:
    """Return a rulebook in which every text would like to be markup."""
    source = replace(
        rulebook.sources[0],
        title=HOSTILE,
        publisher=HOSTILE,
        owner=HOSTILE,
        limits=HOSTILE,
        statements=tuple(
            replace(each, section=HOSTILE, says=HOSTILE) for each in rulebook.sources[0].statements
        ),
    )
    return replace(
        rulebook,
        title=HOSTILE,
        version=HOSTILE,
        sources=(source,),
        terms=tuple(replace(each, label=HOSTILE, says=HOSTILE, editorial=HOSTILE) for each in rulebook.terms),
        therapies=tuple(replace(each, name=HOSTILE, also_called=(HOSTILE,)) for each in rulebook.therapies),
        standings=tuple(replace(each, label=HOSTILE) for each in rulebook.standings),
        notices=tuple(replace(each, title=HOSTILE) for each in rulebook.notices),
        rules=tuple(replace(each, editorial=HOSTILE, place=Place(HOSTILE, 1)) for each in rulebook.rules),
    )


def test_what_rule_files_say_never_becomes_markup(tmp_path: Path) -> None:
    folder = load_folder(small_folder(tmp_path))
    folder = replace(
        folder,
        rulebook=hostile(folder.rulebook),
        scenarios=tuple(replace(each, name=HOSTILE) for each in folder.scenarios),
    )
    stamp = Stamp("walking-for-rain", HOSTILE, HOSTILE, "")
    page = Page(render_report(told(folder, [stamp], [Finding(HOSTILE, 1, HOSTILE, HOSTILE)])))
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert sum(HOSTILE in text for text in page.texts) > 50
    assert "49" not in in_words(page).replace(fingerprint(folder.rulebook), "")


def test_the_command_writes_one_page_and_nothing_over_a_file(tmp_path: Path) -> None:
    folder, out = small_folder(tmp_path), tmp_path / "report.html"
    arguments = ["--rules", str(folder), "--out", str(out)]
    first = CliRunner().invoke(PROGRAM, arguments)
    assert (first.exit_code, first.stdout) == (0, f"{out} written: Rainy days 1.0.0\n")
    page = out.read_text()
    assert "not-yet-reviewed" in page
    again = CliRunner().invoke(PROGRAM, arguments)
    assert isinstance(again.exception, TreatmentOptionsError)
    assert "is there already; name another file, or say --force" in str(again.exception)
    out.write_text("old")
    assert CliRunner().invoke(PROGRAM, [*arguments, "--force"]).exit_code == 0
    assert out.read_text() == page
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
