"""The book: a reader's own copy of a document, with all that rests on each of its sentences."""

import re
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from engine.audit.sources.collation import Collation, Sentence, collate
from engine.audit.sources.coverage import coverage
from engine.audit.sources.foundations import Dependent
from engine.commands.audit import program
from engine.commands.auditing.sources import check_book, write_book
from engine.document.copy import read_copy
from engine.document.layout import lay_out
from engine.document.places import Outcome
from engine.document.splitting import number
from engine.document.words import words
from engine.errors import TreatmentOptionsError
from engine.reading.load import load_rulebook
from engine.rendering.book import MARKS, book_as_html, book_as_markdown, escape, why_none
from engine.rulebook import Place, Rule, Rulebook
from tests.documents import source_of
from tests.folders import small_folder
from tests.pages import Page
from tests.rulebooks import lists, small_rulebook

TEXT = "Rain\n\n• Rain makes one wet. A walk (in the rain) helps!\nTake a coat.\n"
HOSTILE = "<script>alert('x')</script> & \"quoted\" [a](http://b) **c** `d` <!-- e"


def rulebook_of(text: str, *, says: str = "Says {}.", not_encoded: str = "a heading") -> Rulebook:
    """Return a rulebook whose source is a text; two statements carry no fact, a rule cites the third."""
    source = source_of(text, "almanac")
    without, facts = source.statements[:2], source.statements[2:]
    statements = (
        *(replace(each, section="Start", says="", not_encoded=not_encoded) for each in without),
        *(replace(each, section="Rain", says=says.format(each.id)) for each in facts),
    )
    walk = replace(lists("a-walk", ["rain"]), cites=("S003",), editorial="")
    return replace(
        small_rulebook(walk), sources=(replace(source, title="The almanac", statements=statements),)
    )


def book_of(text: str, copy: str | None = None) -> Collation:
    """Return the book of a copy, by default of the very text."""
    return collate(rulebook_of(text), text if copy is None else copy)


def sentences(made: Collation) -> list[Sentence]:
    """Return every sentence of a book."""
    every = [each for section in made.sections for each in section.sentences]
    assert every == [*made.sentences]
    return every


def marked(made: Collation) -> list[tuple[str, str, str, int]]:
    """Return statement, mark, text and line of every sentence."""
    return [
        (each.statement.id if each.statement else "", MARKS[each.outcome], each.text, each.line)
        for each in sentences(made)
    ]


def test_each_sentence_stands_as_the_copy_has_it() -> None:
    made = book_of(TEXT)
    assert marked(made) == [
        ("S001", "", "Rain", 1),
        ("S002", "", "• Rain makes one wet.", 3),
        ("S003", "", "A walk (in the rain) helps!", 3),
        ("S004", "", "Take a coat.", 4),
    ]
    assert [(each.title, len(each.sentences)) for each in made.sections] == [("Start", 2), ("Rain", 2)]


def test_under_each_sentence_stands_what_rests_on_it_or_why_nothing_does() -> None:
    first, _, third, fourth = sentences(book_of(TEXT))
    assert why_none(first) == "Nothing rests on it, as it carries no fact: a heading"
    assert third.dependents == (Dependent("rule", "a-walk", "", Place("rules.yaml", 1)),)
    assert why_none(third) == ""
    assert why_none(fourth) == "Nothing rests on it, though it states something: use it, or say why not"


def test_changed_new_and_vanished_sentences_are_marked_where_they_stand() -> None:
    copy = "Rain\nNew words here.\nRain makes one soaked. A walk (in the rain) helps!\n"
    made = book_of(TEXT, copy)
    assert marked(made) == [
        ("S001", "", "Rain", 1),
        ("", "new", "New words here.", 2),
        ("S002", "changed", "Rain makes one soaked.", 3),
        ("S003", "", "A walk (in the rain) helps!", 3),
        ("S004", "vanished", "", 0),
    ]
    assert why_none(sentences(made)[1]) == "These words are of no statement, so nothing can rest on them"
    text = " ".join(Page(book_as_html(made)).texts)
    for told in (
        "2 of 4 statements stand in this copy word for word and in order.",
        "not as it was: 1 changed, 0 out of order, 1 vanished; runs of words that are new: 1.",
        "In the rulebook, 2 of 4 statements say something, 1 of these are used (rules: 1); 2 carry no fact,",
        "2 carry no fact, each with its reason.",
    ):
        assert told in text


def test_a_sentence_that_was_moved_opens_no_section() -> None:
    text = "Rain falls on us all. Rain makes one very wet. A walk in it may help. Take a warm coat along.\n"
    copy = "Rain makes one very wet. A walk in it may help. Rain falls on us all. Take a warm coat along.\n"
    made = book_of(text, copy)
    found = {each: mark for each, mark, _, _ in marked(made)}
    assert found == {"S002": "", "S003": "", "S001": "out of order", "S004": ""}
    assert list(found) == ["S002", "S003", "S001", "S004"]
    assert [section.title for section in made.sections] == ["Start", "Rain"]


def test_another_document_is_printed_too_and_named_as_such() -> None:
    made = book_of(TEXT, "Something else entirely, with many words.")
    assert made.found == ()
    assert "probably another document" in book_as_html(made)


@given(st.lists(st.text(), max_size=6).map("\n".join), st.data())
def test_pieces_hold_all_words_of_a_text_and_begin_where_they_are_cut(text: str, data: st.DataObject) -> None:
    layout = lay_out(text)
    size = len(layout.words)
    starts = sorted({0, *data.draw(st.sets(st.integers(0, max(size - 1, 0))))}) if size else []
    pieces = [layout.passage(start, end) for start, end in pairwise([*starts, size])]
    assert [*chain.from_iterable(map(words, pieces))] == [*layout.words]


@given(st.lists(st.sampled_from(["word", "(two)", "three.", "“four”", "—", "•", "!"]), min_size=1))
def test_pieces_begin_exactly_where_they_are_cut(parts: list[str]) -> None:
    text, run = " ".join(parts), words(" ".join(parts))
    layout = lay_out(text)
    assert [words(layout.passage(each, each + 1)) for each in range(len(run))] == [(word,) for word in run]


def test_marks_go_with_the_words_to_which_they_belong() -> None:
    layout = lay_out("• One (two). 'Three' four—five\n-----\n- Six !")
    pieces = [layout.passage(start, end) for start, end in pairwise([0, 2, 4, 5, 6])]
    assert pieces == ["• One (two).", "'Three' four—", "five", "- Six !"]
    layout = lay_out("one.“Two” psy\u00adcho")
    assert [layout.passage(each, each + 1) for each in range(3)] == ["one.", "“Two”", "psy\u00adcho"]


def hostile_book() -> Collation:
    """Return a book in which every text would like to be markup."""
    text = f"Rain\n{HOSTILE} wet.\nA walk helps.\n"
    rulebook = rulebook_of(text, says=HOSTILE + " {}", not_encoded=HOSTILE)
    statements = tuple(replace(each, section=HOSTILE) for each in rulebook.sources[0].statements)
    source = replace(rulebook.sources[0], title=HOSTILE, statements=statements)
    rules = tuple(replace(each, id=HOSTILE) for each in rulebook.rules)
    rulebook = replace(rulebook, title=HOSTILE, sources=(source,), rules=rules)
    return collate(rulebook, text.replace("walk", "run") + HOSTILE)


def test_nothing_that_is_written_anywhere_becomes_markup_in_html() -> None:
    page = Page(book_as_html(hostile_book()))
    assert {"script", "b"}.isdisjoint(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert sum(HOSTILE in text for text in page.texts) >= 8


def test_the_html_holds_all_it_needs() -> None:
    made = book_as_html(book_of(TEXT))
    page = Page(made)
    named = dict(page.attributes)
    assert page.tags[:2] == ["html", "head"]
    assert named["lang"] == "en"
    assert {"header", "nav", "main", "footer", "h1", "h2", "article"} <= set(page.tags)
    assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)
    leading = [str(value) for name, value in page.attributes if name in {"src", "href"}]
    assert [each for each in leading if not each.startswith("#")] == []
    assert "default-src 'none'" in made
    assert "url(" not in made
    assert "@media print" in made
    assert "prefers-color-scheme: dark" in made


def test_every_text_stays_text_in_markdown() -> None:
    made = book_as_markdown(hostile_book())
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", made)
    assert not re.search(r"[<>`\[\]]", re.sub(r"(?m)^> ", "", bare))
    assert "http\\:" in made
    assert not re.search(r"\*\*c\*\*", made)


ESCAPED = {
    "1. one": r"1\. one",
    "- a\n# b": r"\- a \# b",
    "www.example.org": r"www\.example.org",
    "a@b.example $x$": r"a\@b.example \$x\$",
    "1.5 of 2.": "1\\.5 of 2.",
}


@pytest.mark.parametrize("text", ESCAPED)
def test_markdown_is_escaped_where_it_would_mean_something(text: str) -> None:
    assert escape(text) == ESCAPED[text]


def test_the_markdown_reads_as_a_book() -> None:
    made = book_as_markdown(book_of(TEXT, TEXT.replace("Take a coat.", "")))
    assert made.startswith("# The almanac, sentence by sentence\n\nA small rulebook 1\\.0.0, fingerprint ")
    assert (
        "> A walk \\(in the rain\\) helps\\!\n\n"
        "- **S003**, line 3 of your copy; rules/sources/almanac.yaml\\:3\n"
        "- Says S003.\n"
        "- rests on it: rule \\`a\\-walk\\` (rules.yaml\\:1)\n"
    ) in made
    assert (
        "> *This sentence is not in your copy. It began:* Take a coat. …\n\n- **S004** **vanished**;" in made
    )


def test_a_book_is_written_whole_and_over_nothing_by_accident(tmp_path: Path) -> None:
    made, copy, out = book_of(TEXT), tmp_path / "copy.md", tmp_path / "book.html"
    copy.write_text(TEXT)
    check_book(out, copy, force=False)
    write_book(out, made, force=False)
    assert out.read_text().startswith("<!DOCTYPE html>")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["book.html", "copy.md"]
    out.write_text("old")
    write_book(out, made, force=True)
    assert out.read_text().startswith("<!DOCTYPE html>")
    for force, path, told in (
        (False, out, "is there already; name another file, or say --force"),
        (True, copy, "is your copy of the document; name another file"),
        (True, tmp_path, "is a folder; name a file"),
    ):
        with pytest.raises(TreatmentOptionsError, match=told):
            check_book(path, copy, force=force)


def test_the_audit_of_a_source_writes_the_book_too(tmp_path: Path) -> None:
    folder, copy, out = small_folder(tmp_path), tmp_path / "copy.txt", tmp_path / "book.md"
    copy.write_text(TEXT)
    arguments = ["source", str(copy), "--rules", str(folder), "--book"]
    result = CliRunner().invoke(program, [*arguments, str(out)])
    assert result.exit_code == 1, "the statements of the folder are not those of the copy"
    assert result.stderr == f"{out} written\n"
    assert out.read_text().startswith("# The almanac, sentence by sentence\n")
    wrong = CliRunner().invoke(program, [*arguments, str(tmp_path / "book.pdf")])
    assert wrong.exit_code == 2
    assert "must end in .html or .md" in wrong.output


def test_coverage_is_told_in_counts() -> None:
    rulebook = rulebook_of(TEXT)
    made = coverage(rulebook, rulebook.sources[0])
    found = [[each.id for each in some] for some in (made.not_encoded, made.says, made.unused)]
    assert found == [["S001", "S002"], ["S003", "S004"], ["S004"]]
    walk: Rule = replace(rulebook.rules[0], cites=("S003", "S004"))
    whole = coverage(replace(rulebook, rules=(walk,)), rulebook.sources[0])
    assert whole.in_words().startswith("2 of 4 statements say something, all 2 are used (rules: 2);")


def test_the_true_document_is_a_book_in_which_nothing_is_marked(source_document: Path) -> None:
    rulebook = load_rulebook()
    text = read_copy(source_document)
    made = collate(rulebook, text)
    assert {each.outcome for each in sentences(made)} == {Outcome.FOUND}
    pieces = [words(piece.text) for piece in number(text)]
    assert [words(each.text) for each in sentences(made)] == pieces
    assert all(each.dependents for each in sentences(made) if each.statement and each.statement.says)
