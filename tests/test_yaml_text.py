"""YAML as text: what is read, on which line it stands, and that random text never raises."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Fault
from engine.reading.parsed import DEEPEST
from engine.reading.plain_text import LARGEST, decode
from engine.reading.yaml_text import read_yaml

AWKWARD = ("no", "yes", "010", "1.10", "1e3", "0x1F", "2026-01-01", "null", "~", "true", ".inf", "12:30:45")


@pytest.mark.parametrize("text", AWKWARD)
def test_what_looks_like_a_number_a_date_or_nothing_stays_what_was_written(text: str) -> None:
    assert read_yaml(f"key: {text}", "file").content == {"key": text}


def test_a_value_that_is_left_out_is_an_empty_text() -> None:
    assert read_yaml("key:\nlist: [a, '']\n", "file").content == {"key": "", "list": ["a", ""]}


def test_every_key_item_and_value_knows_its_line() -> None:
    text = "# a comment\nrules:\n  - id: one\n    has: [a,\n      b]\n\n  - id: two\n"
    found = read_yaml(text, "file")
    assert found.content == {"rules": [{"id": "one", "has": ["a", "b"]}, {"id": "two"}]}
    assert found.lines == {
        (): 2, ("rules",): 2, ("rules", 0): 3, ("rules", 0, "id"): 3, ("rules", 0, "has"): 4,
        ("rules", 0, "has", 0): 4, ("rules", 0, "has", 1): 5, ("rules", 1): 7, ("rules", 1, "id"): 7,
    }  # fmt: skip
    assert found.faults == []


def test_the_line_of_what_is_missing_is_that_of_what_it_is_missing_from() -> None:
    found = read_yaml("- a: b\n- c: d\n", "file")
    assert found.line((1, "e", 0)) == 2
    assert found.line((7,)) == 1


def test_of_a_key_that_stands_twice_the_first_is_kept_and_the_second_is_told() -> None:
    found = read_yaml("a: 1\nb: 2\na: 3\n", "file")
    assert found.content == {"a": "1", "b": "2"}
    assert found.faults == [Fault("file", 3, "the key `a` stands here a second time; the first is in line 1")]


@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_nesting_is_allowed_up_to_a_depth_and_no_further(begin: str, end: str) -> None:
    allowed, refused = (read_yaml(f"{begin * deep}x{end * deep}", "file") for deep in (DEEPEST, DEEPEST + 1))
    assert (allowed.faults, allowed.content is None) == ([], False)
    assert refused.faults == [Fault("file", 1, "is nested more than 12 levels deep")]
    assert refused.content is None


def test_what_holds_an_alias_is_not_read_at_all() -> None:
    found = read_yaml("a: &x [b]\nc: *x\n", "file")
    assert found.content is None
    assert [fault.line for fault in found.faults] == [1, 2]


TEXTS, KEYS = (
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=8),
    st.text("abc", min_size=1),
)
JSON_VALUES = st.recursive(
    TEXTS, lambda of: st.lists(of, max_size=3) | st.dictionaries(KEYS, of, max_size=3), max_leaves=8
)


@given(JSON_VALUES)
def test_json_of_texts_is_read_as_json_reads_it(value: object) -> None:
    assert read_yaml(json.dumps(value), "file").content == value


@given(st.text(max_size=80))
def test_any_text_is_content_or_faults(text: str) -> None:
    found = read_yaml(text, "file")
    assert found.content is not None or found.faults or "#" in text or text.strip() in {"", "\ufeff"}


@given(st.text("[]{}:,-#&*!|>'\"%@?<= \t\n\r~.ab12", max_size=80))
def test_any_text_of_marks_is_read_without_raising_anything(text: str) -> None:
    most = text.count("\n") + text.count("\r") + 2
    assert all(fault.line <= most for fault in read_yaml(text, "file").faults)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        (b"caf\xc3\xa9", "café"),
        (
            b"x" * (LARGEST + 1),
            Fault("file", 0, "is larger than 5,000,000 bytes; split it into several files"),
        ),
        (b"a\x00b", Fault("file", 0, "is a binary file; write plain text in UTF-8")),
        (b"a\nb\n\xff", Fault("file", 3, "is not UTF-8; save the file again with the encoding UTF-8")),
        (b"\xef\xbb\xbf \n", Fault("file", 0, "is empty")),
    ],
    ids=["with a byte order mark", "without one", "too large", "binary", "another encoding", "empty"],
)
def test_bytes_in_utf_8_become_text_and_others_are_told(content: bytes, expected: str | Fault) -> None:
    assert decode(content, "file") == expected
