"""The audit of a source tells what was found, and what rests on what was not."""

from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from engine.audit.sources.dependents import Dependent, dependents_of
from engine.audit.sources.source import NewWords, audit_source, best_source
from engine.commands.auditing.source import source
from engine.document.copy import read_copy
from engine.document.outcomes import Outcome
from engine.document.splitting import number
from engine.errors import DocumentError, RulebookError
from engine.reading.load import load_rulebook, load_statements
from engine.rendering.source import source_as_text
from engine.rulebook import (
    CardRow,
    Entry,
    GeneralRow,
    Kind,
    Lists,
    Passage,
    Place,
    Question,
    Rule,
    Rulebook,
    Shows,
    Source,
    Statement,
)
from tests.folders import SMALL, write
from tests.rulebooks import small_rulebook

TEXT = "Talking\n\nTalking helps many people. It takes time.\n"


def source_of(text: str, name: str = "talking", prefix: str = "S") -> Source:
    """Return the source whose statements are the pieces of a text."""
    statements = tuple(
        Statement(
            id=piece.id.replace("S", prefix),
            source=name,
            section="Talking",
            opens=piece.opens,
            words=piece.words,
            sha256=piece.sha256,
            says=f"Says {piece.id}.",
            not_encoded="",
            place=Place(f"rules/sources/{name}.yaml", line),
        )
        for line, piece in enumerate(number(text), start=1)
    )
    place = Place(f"rules/sources/{name}.yaml", 1)
    return Source(name, name.title(), "", "2026-01-01", "", 12, "2027-01-01", "", statements, place)


def cited_rulebook(*sources: Source) -> Rulebook:
    """Return a rulebook in which everything that can cite a statement cites S002."""
    place, entry = Place("rules/x.yaml", 7), Entry("S002", "", "", Place("rules/x.yaml", 9))
    rulebook = small_rulebook(
        Rule("lists-it", ("low",), Lists("talk", "in-use", ""), ("S002",), "", place),
        Rule("crisis", (), Shows("crisis"), ("S002",), "", place),
        Rule("other", ("low",), Lists("talk", "in-use", ""), ("S001",), "", place),
    )
    shared = tuple((kind, CardRow("good", (entry,))) for kind in ("", "talk"))
    return replace(
        rulebook,
        sources=sources,
        terms=tuple(replace(term, cites=("S002",), place=place) for term in rulebook.terms),
        therapies=tuple(
            replace(each, card=(CardRow("about", (entry, entry)),), form_of_cites=("S002",), place=place)
            for each in rulebook.therapies
        ),
        kinds=(Kind("talk", "Talk", "Talking.", ("S002",), "", place),),
        general=(GeneralRow("good", "Good", shared, "", place),),
        questions=(Question("q", "Q?", "", "", "one", (), ("S002",), "", place),),
        about=(Passage("what", "What", (entry, Entry("", "ours", "why", place)), place),),
    )


def test_a_faithful_copy_is_clean_and_counted() -> None:
    source = source_of(TEXT)
    rulebook = cited_rulebook(source)
    report = audit_source(rulebook, source, " ".join(TEXT.split()))
    assert report.clean
    assert (
        source_as_text(report, rulebook)
        == "A small rulebook 1.0.0\nTalking: 3 of 3 statements, 8 of 8 words\n"
    )


def test_a_changed_statement_is_shown_with_its_line_and_everything_that_rests_on_it() -> None:
    source = source_of(TEXT)
    rulebook = cited_rulebook(source)
    report = audit_source(rulebook, source, TEXT.replace("many", "some"))
    assert not report.clean
    assert (len(report.found), report.words_found) == (2, 4)
    assert source_as_text(report, rulebook).splitlines() == [
        "A small rulebook 1.0.0",
        "Talking: 2 of 3 statements, 4 of 8 words",
        "",
        "S002 has changed, line 3: `Talking helps many people.` (Talking)",
        "  was 4 words, now 4: `talking helps some people`",
        "  rules/sources/talking.yaml:2: says: Says S002.",
        "  resting on it:",
        "    rules/x.yaml:7: rule `lists-it`",
        "    rules/x.yaml:7: notice `crisis`",
        "    rules/x.yaml:7: therapy `talk`, form-of",
        "    rules/x.yaml:9: card of therapy `talk`, about",
        "    rules/x.yaml:9: every card, good",
        "    rules/x.yaml:9: every card of kind `talk`, good",
        "    rules/x.yaml:7: term `low`",
        "    rules/x.yaml:7: question `q`",
        "    rules/x.yaml:7: kind `talk`",
        "    rules/x.yaml:9: about page, `what`",
    ]


def test_a_vanished_a_moved_statement_and_new_words_are_told_apart() -> None:
    source = source_of(TEXT)
    rulebook = cited_rulebook(source)
    vanished = audit_source(rulebook, source, TEXT.replace("It takes time.", ""))
    assert [(each.statement.id, each.outcome, each.line) for each in vanished.findings] == [
        ("S003", Outcome.VANISHED, 0)
    ]
    assert source_as_text(vanished, rulebook).splitlines()[3:] == [
        "S003 has vanished: `It takes time.` (Talking)",
        "  rules/sources/talking.yaml:3: says: Says S003.",
        "  nothing rests on it",
    ]
    moved = audit_source(rulebook, source, "Talking\nIt takes time.\nTalking helps many people.")
    assert [(each.statement.id, each.outcome, each.line) for each in moved.findings] == [
        ("S003", Outcome.MOVED, 2)
    ]
    assert "S003 stands out of order, line 2" in source_as_text(moved, rulebook)
    added = audit_source(rulebook, source, f"{TEXT}\nAlways.")
    assert (added.findings, added.new) == ((), (NewWords(5, ("always",)),))
    assert source_as_text(added, rulebook).splitlines()[-1] == "line 5: 1 new word, of no statement: `always`"
    assert not added.clean


def test_another_document_is_called_so_without_a_list_of_everything() -> None:
    source = source_of(TEXT)
    rulebook = cited_rulebook(source)
    report = audit_source(rulebook, source, "Something else altogether.")
    assert not report.clean
    assert source_as_text(report, rulebook).splitlines()[1:] == [
        "Talking: 0 of 3 statements, 0 of 8 words",
        "none of its statements stands in this copy: it is probably another document",
    ]


def test_the_source_that_fits_best_is_chosen() -> None:
    talking, painting = source_of(TEXT), source_of("Painting\n\nPaint is wet.", "painting", "P")
    rulebook = cited_rulebook(talking, painting)
    assert best_source(rulebook, "Paint is wet.") == painting
    assert best_source(rulebook, "Talking, Painting") == talking
    assert best_source(cited_rulebook(painting), TEXT) == painting
    with pytest.raises(DocumentError, match="names no source"):
        best_source(cited_rulebook(), TEXT)


def test_what_is_cited_nowhere_has_nothing_resting_on_it() -> None:
    rulebook = cited_rulebook(source_of(TEXT))
    assert dependents_of(rulebook, "S003") == ()
    assert dependents_of(rulebook, "S001") == (Dependent("rule", "other", "", Place("rules/x.yaml", 7)),)


def test_every_shipped_statement_is_found_in_the_source_document(source_document: Path) -> None:
    rulebook = load_rulebook()
    text = read_copy(source_document)
    report = audit_source(rulebook, best_source(rulebook, text), text)
    assert report.clean
    assert (len(report.found), report.words_found) == (133, 2091)
    shipped = [(each.statement.id, each.statement.words, each.statement.sha256) for each in report.statements]
    assert shipped == [(piece.id, piece.words, piece.sha256) for piece in number(text)]
    assert source_as_text(report, rulebook).endswith("133 of 133 statements, 2,091 of 2,091 words\n")


def test_a_word_changed_in_the_source_document_names_its_statement_and_the_rules_that_cite_it(
    source_document: Path,
) -> None:
    rulebook = load_rulebook()
    text = read_copy(source_document).replace("CBT is considered a", "CBT was considered a")
    report = audit_source(rulebook, best_source(rulebook, text), text)
    assert [(each.statement.id, each.outcome) for each in report.findings] == [("S047", Outcome.CHANGED)]
    assert report.new == ()
    resting = {each.what for each in report.findings[0].resting}
    assert {f"rule `{rule.id}`" for rule in rulebook.rules if "S047" in rule.cites} <= resting


def test_the_statements_of_a_folder_stand_alone_until_the_rest_of_it_loads(tmp_path: Path) -> None:
    folder = write(tmp_path / "begun", {"sources/almanac.yaml": SMALL["sources/almanac.yaml"]})
    program = typer.Typer()
    program.command()(source)
    copy = tmp_path / "copy.txt"
    copy.write_text("Rain makes one wet.", encoding="utf-8")
    result = CliRunner().invoke(program, [str(copy), "--rules", str(folder)])
    assert (result.exit_code, result.stdout.splitlines()[:2]) == (
        1,
        [f"Statements of {folder}", "The almanac: 0 of 3 statements, 0 of 9 words"],
    )
    assert result.stderr.startswith(f"7 faults elsewhere in {folder}: what rests on a statement is not told")


def test_what_is_wrong_in_the_statements_alone_is_told(tmp_path: Path) -> None:
    wrong = SMALL["sources/almanac.yaml"].replace("id: A002", "id: A001")
    folder = write(tmp_path / "begun", {"sources/almanac.yaml": wrong})
    with pytest.raises(RulebookError, match="the statement `A001` is defined a second time"):
        load_statements(folder)
    with pytest.raises(RulebookError, match="has no file in `sources`; write one to begin with"):
        load_statements(write(tmp_path / "empty", {"rulebook.yaml": "title: x"}))
