"""Numbering a document: the file of a source, to be filled in by somebody who has read it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import Result

from engine.document.splitting import Piece
from engine.document.splitting import number as numbered
from engine.errors import DocumentError
from engine.reading.documents import read_document
from engine.reading.forms import FORMS
from engine.reading.yaml_text import read_yaml
from engine.rendering.rule_files import statements_as_json, statements_as_yaml
from tests.commands import audit

TEXT = "Rain\n\n* “Rain: it's wet!” It falls on old and young alike # always\n---\n"
PIECES = numbered(TEXT, "B")
LETTERS = st.characters(exclude_categories=["C", "Z"])


def statements(pieces: tuple[Piece, ...]) -> list[dict[str, str]]:
    """Return the statements of the file that is printed, as the reader of rule files takes them."""
    read = read_yaml(statements_as_yaml(pieces), "new.yaml")
    assert read.faults == []
    assert isinstance(read.content, dict)
    return read.content["statements"]  # type: ignore[return-value]


Printed = Callable[..., Result]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Return what the command prints of a text."""

    def printed(text: str, *options: str) -> Result:
        (tmp_path / "rain.txt").write_text(text, encoding="utf-8")
        return audit("number", tmp_path / "rain.txt", *options)

    return printed


def test_each_sentence_gets_an_id_its_first_words_their_count_and_the_fingerprint() -> None:
    assert [(each["id"], each["opens"], each["words"]) for each in statements(PIECES)] == [
        ("B001", "Rain", "1"),
        ("B002", "Rain: it's wet!” It falls", "12"),
    ]
    assert [each["sha256"] for each in statements(PIECES)] == [each.sha256 for each in PIECES]
    left_for_the_author = {(each["says"], each["section"]) for each in statements(PIECES)}
    assert left_for_the_author == {("", "")}


def test_no_more_than_five_words_of_a_sentence_are_printed() -> None:
    assert "old and young" not in statements_as_yaml(PIECES) + statements_as_json(PIECES)


def test_nothing_loads_until_it_is_filled_in() -> None:
    form, faults = read_document(
        FORMS["source"], statements_as_yaml(PIECES), "rules/sources/n.yaml", "n.yaml"
    )
    assert form is None
    assert {fault.line for fault in faults} >= {4, 5, 6, 7, 8, 9, 10, 13, 17}


def test_filled_in_it_is_the_file_of_a_source() -> None:
    text = statements_as_yaml(PIECES)
    for empty, filled in {
        "taken:": "taken: 2026-11-23",
        "next-review:": "next-review: 2027-11-23",
        "review-months:": "review-months: 12",
    }.items():
        text = text.replace(f"\n{empty}\n", f"\n{filled}\n")
    for key in ("title", "publisher", "owner", "limits", "    section", "    says"):
        text = text.replace(f"\n{key}:\n", f"\n{key}: ours\n")
    text = f"{text.rstrip()}\n".replace("says:\n", "says: ours\n")
    form, faults = read_document(FORMS["source"], text, "rules/sources/n.yaml", "n.yaml")
    assert (form is not None, faults) == (True, [])


@given(st.lists(st.text(LETTERS, min_size=1), min_size=1, max_size=8).map(" ".join))
def test_first_words_are_read_back_as_they_are_written(text: str) -> None:
    pieces = numbered(text)
    assert not pieces or [each["opens"] for each in statements(pieces)] == [each.opens for each in pieces]


def test_the_command_prints_the_file_and_as_json_what_is_known(printed: Printed) -> None:
    text = printed(TEXT, "--prefix", "B")
    assert (text.exit_code, text.output) == (0, statements_as_yaml(PIECES))
    first = {"id": "S001", "opens": "Rain", "words": 1, "sha256": PIECES[0].sha256}
    assert json.loads(printed(TEXT, "--format", "json").output)["statements"][0] == first


@pytest.mark.parametrize("prefix", ["b", "B1", "", "É"])
def test_a_prefix_that_makes_no_ids_is_refused(printed: Printed, prefix: str) -> None:
    answer = printed(TEXT, "--prefix", prefix)
    assert (answer.exit_code, f"`{prefix}` is not made of capitals" in answer.output) == (2, True)


def test_the_lines_of_a_paragraph_can_be_joined_and_abbreviations_end_no_sentence() -> None:
    text = "Dr. Rain says,\ne.g. on Mondays,\nthat it rains. It\ndoes.\n\nAnd it ends.\n"
    found = [each.text for each in numbered(text, wrapped=True, abbreviations=("Dr.", "E.g."))]
    assert found == ["Dr. Rain says, e.g. on Mondays, that it rains.", "It does.", "And it ends."]


def test_lines_that_end_within_a_sentence_get_a_hint(printed: Printed, tmp_path: Path) -> None:
    text, path = "It rains\nand rains\nand rains.\n", tmp_path / "rain.txt"
    hint = f"many lines of {path} end within a sentence; --wrapped joins those of a paragraph\n"
    assert printed(text).stderr == hint
    joined = printed(text, "--wrapped")
    assert (joined.stderr, joined.stdout.count("- id:")) == ("", 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\n", "has no words"),
        (
            "<!-- saved -->\n<!DOCTYPE html><html><p>It rains.</p></html>",
            "is a page in HTML or XML: open it in a browser, save it as plain text",
        ),
    ],
    ids=["without words", "HTML"],
)
def test_what_is_no_document_is_refused(printed: Printed, text: str, told: str) -> None:
    error = printed(text).exception
    assert isinstance(error, DocumentError)
    assert told in str(error)
