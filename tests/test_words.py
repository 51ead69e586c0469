"""Words, fingerprints and pieces: what stays the same over all copies of a text, and what does not."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document.copy import LARGEST, decode, read_copy
from engine.document.layout import excerpt, lay_out
from engine.document.splitting import number
from engine.document.words import each_word, fingerprint, words
from engine.errors import DocumentError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One, TWO; three.", ("one", "two", "three")),
        ("“talk” \u2013 \u2018therapy\u2019 • one", ("talk", "therapy", "one")),
        ("one-on-one and/or two_three", ("one", "on", "one", "and", "or", "two", "three")),
        ("ther\u00adapy ther\u200bapy \ufefftherapy", ("therapy", "therapy", "therapy")),
        ("\ufb01rst \uff21\uff22 x\u00b2", ("first", "ab", "x2")),
        ("cafe\u0301", ("café",)),
        ("one\u00a0two\u2028three", ("one", "two", "three")),
        (" \u2013 … • ", ()),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_a_text_that_grows_under_normalization_is_read_no_further_than_asked() -> None:
    text = "\ufdfa" * 300_000
    assert [*islice(each_word(text), 3)] == [*words("\ufdfa")[:3]]
    with pytest.raises(DocumentError, match="more than 1,000 words"):
        lay_out(text, 1_000)
    assert len(lay_out("word " * 1_000, 1_000).words) == 1_000


@given(
    st.lists(st.text("abcdé1", min_size=1), min_size=1),
    st.sampled_from([" ", "\n", " \u2013 ", "\u00a0“", "\r\n• "]),
)
def test_what_stands_between_words_does_not_matter(run: list[str], between: str) -> None:
    assert words(between.join(run)) == tuple(run)


def test_a_document_is_numbered_by_blocks_and_sentences() -> None:
    text = "A Heading\r\n\r\nOne is here. Two is not!  Is three (or four) . Yes\n ---\n  • An item\n"
    pieces = number(text)
    opens = ["A Heading", "One is here.", "Two is not!", "Is three (or four) .", "Yes", "An item"]
    assert [each.id for each in pieces] == ["S001", "S002", "S003", "S004", "S005", "S006"]
    assert ([each.opens for each in pieces], [each.words for each in pieces]) == (opens, [2, 3, 3, 4, 1, 2])


def test_a_sentence_keeps_five_opening_words_and_all_of_its_text() -> None:
    (piece,) = number("  “One two three four five six seven”")
    assert (piece.opens, piece.text) == ("One two three four five", "“One two three four five six seven”")
    assert piece.sha256 == fingerprint(["one", "two", "three", "four", "five", "six", "seven"])
    assert fingerprint(["abc"]) == "ba7816bf8f01cfea", "as in the example of FIPS 180-4"


def test_a_layout_knows_the_line_of_each_word_and_what_stands_before_it() -> None:
    layout = lay_out("one two\rthree. four\n\nfive")
    assert layout.lines == (1, 1, 2, 2, 4)
    names = [each.name for each in layout.breaks]
    assert names == ["SENTENCE", "NONE", "LINE", "SENTENCE", "BLANK_LINE", "SENTENCE"]


def test_a_long_run_is_shown_by_its_two_ends() -> None:
    assert excerpt(["a", "b", "c", "d", "e", "f"], most=4) == "a b … e f"
    assert excerpt(["a", "b", "c", "d"], most=4) == "a b c d"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_copy_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes("“Größe”\r\n".encode(encoding))
    assert read_copy(path) == "“Größe”\r\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "has no words"),
        (b" \n --- \n", "has no words"),
        (b"\xff\xfe\x00", "is not plain text"),
        (b"caf\xe9", "is not plain text in UTF-8"),
        (b"%PDF-1.7 \xe2\xe3\xcf\xd3", "is a PDF: save the document as plain text"),
        (b"PK\x03\x04\x14\0", "is a Word document or an archive: save"),
        (b"{\\rtf1\\ansi Talk}", "is RTF: save"),
        (b"\xef\xbb\xbf\n {\\rtf1 Talk}", "is RTF: save"),
        (b"%!PS-Adobe", "is PostScript: save"),
        (b"From: <Saved by a browser>", "is a saved web page or a mail: save"),
        (b"\x89PNG\r\n", "is a picture: save"),
        (b"<?xml version='1.0'?>\n<!-- a --><!DOCTYPE x>", "is a page in HTML or XML: open it in a browser"),
        (b"Talk<br></p>\n<p>a</p><p>b</P >", "is a page in HTML or XML: open it in a browser"),
        (b"text\0text", "is not plain text"),
        (b"a " * (LARGEST // 2 + 1), "is larger than 1 MB"),
    ],
    ids=lambda content: str(content)[:30],
)
def test_a_file_that_cannot_be_a_copy_is_refused_in_one_line(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as refusal:
        read_copy(path)
    message = str(refusal.value)
    assert message.startswith(f"`{path}` {reason}")
    assert "\n" not in message


def test_a_file_that_is_not_there_or_is_a_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"cannot be read: no such file or directory$"):
        read_copy(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="cannot be read: "):
        read_copy(tmp_path)


@pytest.mark.parametrize("text", ["<!---->" * 9_000 + "x", "</a>" * 2 + "</a " * 9_000, "a < b and c > d"])
def test_a_text_that_looks_like_the_beginning_of_a_page_is_a_text(text: str) -> None:
    assert decode(text.encode(), "copy") == text
