"""Answer sheets: what is read from files, standard input, YAML and JSON, and what is told of bad ones."""

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import AnswersError
from engine.reading.answers import parse_answers, read_answers
from engine.rulebook import Rulebook
from tests.rulebooks import derives, lists, small_rulebook

RIAN = "unknown term `rian`; did you mean `rain`?"
RULEBOOK: Rulebook = small_rulebook(
    lists("walk-in-rain", ["rain"]),
    lists("read-when-cold", ["cold", "windy-weather"]),
    derives("d", ["rain"], "wet"),
)


def told(name: str) -> list[str]:
    """Return what is told of a sheet that is a file."""
    with pytest.raises(AnswersError) as caught:
        read_answers(name, RULEBOOK)
    return str(caught.value).split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "has: [rain, cold]",
        "has:\n  - rain\n  - cold\n",
        "has: [rain, cold, rain]",
        "# mine\n{has: [rain, cold]}",
        *(json.dumps({"has": ["rain", "cold"]}, indent=each) for each in (None, 2, "\t", "\t\t")),
        '\n \t{"has":\t["rain",\t"cold"]}',
        '{\r\n\t"has": [\r\n\t\t"rain", "cold"]\r\n}\r\n',
    ],
)
def test_yaml_and_json_say_the_same(text: str) -> None:
    assert parse_answers(text, "sheet", RULEBOOK).has == {"rain", "cold"}


def test_a_sheet_may_be_empty_and_may_name_what_is_derived() -> None:
    assert parse_answers("has: []", "sheet", RULEBOOK).has == frozenset()
    assert parse_answers("has: [wet]", "sheet", RULEBOOK).has == {"wet"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("has: [rian]", [f"sheet:1: {RIAN}"]),
        ("has:\n  - rain\n  - Rain\n", ["sheet:3: unknown term `Rain`; did you mean `rain`?"]),
        ("has:\n  - rian\n  - x\n", [f"sheet:2: {RIAN}", "sheet:3: unknown term `x`"]),
        ("# nothing", ["sheet: holds nothing but comments"]),
        ("[rain]", ["sheet:1: the file must be a mapping of keys and values, but it is a list"]),
        ("{}", ["sheet:1: `has` is missing"]),
        ("hass: [rain]", ["sheet:1: `has` is missing", "sheet:1: unknown key `hass`; did you mean `has`?"]),
        ("has: rain", ["sheet:1: `has` must be a list such as [one, two], but it is the text `rain`"]),
        ("has: [[rain]]", ["sheet:1: an item of `has` must be a text, but it is a list"]),
        ("has: [12, null]", ["sheet:1: unknown term `12`", "sheet:1: unknown term `null`"]),
        ("has: ['']", ["sheet:1: `has` is empty; write something or leave the line out"]),
        (
            "has: [rain]\nhas: []",
            ["sheet:2: the key `has` stands here a second time; the first is in line 1"],
        ),
        ("has: &x [rain]", ["sheet:1: anchors are refused; leave out `&x`"]),
        ("has:\n\t- rain", ["sheet:2: is indented with a tab; use spaces"]),
    ],
)
def test_a_bad_sheet_is_told_with_line_and_nearest_term(text: str, expected: list[str]) -> None:
    with pytest.raises(AnswersError) as caught:
        parse_answers(text, "sheet", RULEBOOK)
    assert str(caught.value).split("\n") == expected


@given(st.text(max_size=60) | st.text("[]{}:,-#&*!|>'\"has rain\t\n", max_size=60))
def test_any_text_is_a_sheet_or_an_answers_error(text: str) -> None:
    try:
        assert parse_answers(text, "sheet", RULEBOOK).has <= set(RULEBOOK.term)
    except AnswersError as error:
        assert error.faults  # noqa: PT017 -- either a sheet or faults, and nothing else


@given(st.binary(max_size=60))
def test_any_bytes_in_a_file_are_a_sheet_or_an_answers_error(content: bytes) -> None:
    path = Path(os.devnull) if not content else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        try:
            assert read_answers(str(path or "-"), RULEBOOK).has <= set(RULEBOOK.term)
        except AnswersError as error:
            assert error.faults  # noqa: PT017 -- either a sheet or faults, and nothing else


def test_a_sheet_is_read_from_a_file_or_standard_input_and_named_as_its_author_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sheet.yaml").write_text("has: [rain]", encoding="utf-8")
    Path("bad.yaml").write_text("has: [rian]", encoding="utf-8")
    assert read_answers("sheet.yaml", RULEBOOK).has == {"rain"}
    assert told(str(tmp_path / "bad.yaml")) == [f"bad.yaml:1: {RIAN}"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"has: [rian]")))
    assert told("-") == [f"standard input:1: {RIAN}"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere.yaml", "nowhere.yaml: cannot be read: no such file or directory"),
        ("folder", "folder: cannot be read: is a directory"),
        ("binary", "binary: is a binary file; write plain text in UTF-8"),
        ("empty", "empty: is empty"),
        ("x" * 300, f"{'x' * 300}: cannot be read: file name too long"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("binary").write_bytes(b"\x7fELF\x00")
    Path("empty").write_bytes(b"")
    assert told(name) == [expected]
