"""A copy held against the statements: what was found, and what rests on what was not."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from engine.audit.sources.collation import Collation, collate, most_words
from engine.audit.sources.foundations import Dependent, dependents_of
from engine.commands.auditing.sources import source
from engine.document.copy import read_copy
from engine.document.places import Outcome
from engine.document.splitting import number
from engine.errors import DocumentError, RulebookError
from engine.reading.load import load_rulebook, load_statements
from engine.rendering.collation import collation_as_text
from engine.rulebook import Place
from tests.documents import cited_rulebook, source_of
from tests.folders import SMALL, expected, write

TEXT = "Talking\n\nTalking helps many people. It takes time.\n"


def damage(collation: Collation) -> list[tuple[str, Outcome, int]]:
    """Return the statements that are not as they were, with the outcome and the line of each."""
    return [(statement.id, each.outcome, each.line) for statement, each in collation.damaged]


CITED = cited_rulebook(source_of(TEXT))


def test_a_faithful_copy_is_clean_and_counted() -> None:
    report = collate(CITED, " ".join(TEXT.split()))
    assert (report.damaged, report.new) == ((), ())
    assert collation_as_text(report) == "A small rulebook 1.0.0\nTalking: 3 of 3 statements, 8 of 8 words\n"


def test_a_changed_statement_is_shown_with_its_line_and_everything_that_rests_on_it() -> None:
    report = collate(CITED, TEXT.replace("many", "some"))
    assert [each.id for each in report.found] == ["S001", "S003"]
    assert collation_as_text(report) == expected("collation.txt")


def test_a_vanished_a_moved_statement_and_new_words_are_told_apart() -> None:
    vanished = collate(CITED, TEXT.replace("It takes time.", ""))
    assert damage(vanished) == [("S003", Outcome.VANISHED, 0)]
    assert collation_as_text(vanished).splitlines()[3:] == [
        "S003 has vanished: `It takes time.` (Talking)",
        "  rules/sources/talking.yaml:3: says: Says S003.",
        "  nothing rests on it",
    ]
    moved = collate(CITED, "Talking\nIt takes time.\nTalking helps many people.")
    assert damage(moved) == [("S003", Outcome.MOVED, 2)]
    assert "S003 stands out of order, line 2" in collation_as_text(moved)
    added = collate(CITED, f"{TEXT}\nAlways.")
    assert [(each.line, each.words) for each in added.new] == [(5, ("always",))]
    assert added.damaged == ()
    assert collation_as_text(added).splitlines()[-1] == "line 5: 1 new word, of no statement: `always`"


def test_another_document_is_called_so_without_a_list_of_everything() -> None:
    report = collate(CITED, "Something else altogether.")
    assert collation_as_text(report).splitlines()[1:] == [
        "Talking: 0 of 3 statements, 0 of 8 words",
        "none of its statements stands in this copy: it is probably another document",
    ]


def test_the_source_that_fits_best_is_chosen() -> None:
    talking, painting = source_of(TEXT), source_of("Painting\n\nPaint is wet.", "painting", "P")
    rulebook = cited_rulebook(talking, painting)
    assert collate(rulebook, "Paint is wet.").source == painting
    assert collate(rulebook, "Talking, Painting").source == talking
    assert collate(cited_rulebook(painting), TEXT).source == painting
    with pytest.raises(DocumentError, match="names no source"):
        collate(cited_rulebook(), TEXT)


def test_a_text_far_too_long_to_be_a_copy_is_refused() -> None:
    assert most_words(CITED) == 10_000
    with pytest.raises(DocumentError, match="more than 10,000 words, so it is another document"):
        collate(CITED, "word " * 10_001)


def test_what_is_cited_nowhere_has_nothing_resting_on_it() -> None:
    assert dependents_of(CITED, "S003") == ()
    assert dependents_of(CITED, "S001") == (Dependent("rule", "other", "", Place("rules/x.yaml", 7)),)


def test_every_shipped_statement_is_found_in_the_source_document(source_document: Path) -> None:
    rulebook = load_rulebook()
    text = read_copy(source_document)
    report = collate(rulebook, text)
    assert (report.damaged, report.new) == ((), ())
    assert (len(report.found), sum(each.words for each in report.found)) == (133, 2091)
    shipped = [(each.id, each.words, each.sha256) for each in report.found]
    assert shipped == [(piece.id, piece.words, piece.sha256) for piece in number(text)]
    assert collation_as_text(report).endswith("133 of 133 statements, 2,091 of 2,091 words\n")


def test_a_word_changed_in_the_source_document_names_its_statement_and_the_rules_that_cite_it(
    source_document: Path,
) -> None:
    rulebook = load_rulebook()
    text = read_copy(source_document).replace("CBT is considered a", "CBT was considered a")
    report = collate(rulebook, text)
    assert [each[:2] for each in damage(report)] == [("S047", Outcome.CHANGED)]
    assert report.new == ()
    resting = {each.what for each in report.damaged[0][1].dependents}
    assert {f"rule `{rule.id}`" for rule in rulebook.rules if "S047" in rule.cites} <= resting


def test_the_statements_of_a_folder_stand_alone_until_the_rest_of_it_loads(tmp_path: Path) -> None:
    folder = write(tmp_path / "begun", {"sources/almanac.yaml": SMALL["sources/almanac.yaml"]})
    program = typer.Typer()
    program.command()(source)
    copy = tmp_path / "copy.txt"
    copy.write_text("Rain makes one wet.", encoding="utf-8")
    result = CliRunner().invoke(program, [str(copy), "--rules", str(folder)])
    begin = [f"Statements of {folder}", "The almanac: 0 of 3 statements, 0 of 9 words"]
    assert (result.exit_code, result.stdout.splitlines()[:2]) == (1, begin)
    assert result.stderr.startswith(f"7 faults elsewhere in {folder}: what rests on a statement is not known")


def test_what_is_wrong_in_the_statements_alone_is_told(tmp_path: Path) -> None:
    wrong = SMALL["sources/almanac.yaml"].replace("id: A002", "id: A001")
    folder = write(tmp_path / "begun", {"sources/almanac.yaml": wrong})
    with pytest.raises(RulebookError, match="the statement `A001` is defined a second time"):
        load_statements(folder)
    with pytest.raises(RulebookError, match="has no file in `sources`; write one to begin with"):
        load_statements(write(tmp_path / "empty", {"rulebook.yaml": "title: x"}))
