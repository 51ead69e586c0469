"""A visitor's own copy of the document beside our words: read in memory, shown, and forgotten."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.audit.sources.collation import Collation
from engine.document.words import PIECE
from engine.rulebook import Place, Rulebook, Source, Statement
from tests.visiting import SETTING, Visitor, edition_of
from ui.actions import Go, LookUp, ReadCopy
from ui.context import Context
from ui.copies import MOST_HELD, Refusal, Why, read_copy
from ui.edition import Edition
from ui.views.own_copy import CopyView, own_copy
from ui.visit import Visit

EDITION = edition_of()
RULEBOOK = EDITION.rulebook
FIELD, BUTTON = "Your copy, as a text file", "Read my copy"


def copied(content: bytes | str, rulebook: Rulebook = RULEBOOK) -> CopyView:
    given = content.encode() if isinstance(content, str) else content
    read = read_copy(rulebook, given)
    view = own_copy(Context(Edition(rulebook), Visit(copy=read), SETTING)).copy
    assert view
    return view


def test_a_copy_is_aligned_once_while_somebody_looks_at_it() -> None:
    first = read_copy(RULEBOOK, b"One more sentence.")
    assert isinstance(first, Collation)
    assert read_copy(RULEBOOK, b"One more sentence.") is first


def test_copies_are_bounded_over_all_visits() -> None:
    held = [read_copy(RULEBOOK, f"Copy {each}.".encode()) for each in range(MOST_HELD)]
    assert read_copy(RULEBOOK, b"One more.") == Refusal(Why.BUSY)
    held.pop()
    assert isinstance(read_copy(RULEBOOK, b"One more."), Collation)


def test_a_copy_that_would_grow_is_refused_by_its_size_and_normalized_in_small_pieces() -> None:
    assert read_copy(RULEBOOK, "\ufdfa".encode() * 340_000) == Refusal(Why.TOO_LARGE, 267)
    assert max(len(each[0]) for each in PIECE.finditer("\ufdfa" * 9_999)) == 256


def test_the_true_document_is_whole(source_document: Path) -> None:
    view = copied(source_document.read_bytes())
    assert view.counts == (
        "133 of 133 statements, 2,091 of 2,091 words",
        "Every sentence stands there word for word and in order, and nothing was added.",
    )
    assert view.damage == ()
    assert sum(len(sentences) for _, sentences in view.sections) == 133


def test_a_changed_a_lost_and_a_new_sentence_are_shown(source_document: Path) -> None:
    lines = source_document.read_text(encoding="utf-8-sig").replace("CBT is considered a", "CBT is thought a")
    view = copied(lines + "\nOne more sentence.")
    assert view.counts[1] == "Changed: 1. Out of order: 0. Gone: 0. Runs of new words: 1."
    changed, new = view.damage
    assert (changed.id, changed.mark) == ("S047", "Changed")
    resting = {each.key for each in changed.resting if each.key.startswith("rule:")}
    assert resting == {f"rule:{each.id}" for each in RULEBOOK.rules if "S047" in each.cites}
    assert (new.id, new.mark, new.text) == ("", "New", "One more sentence.")
    assert new.none == "These words belong to no statement, so nothing rests on them."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b" \n... \n", "This file holds no words. Pick a text file that holds the document."),
        (b"\xff\xfe\xff", "This file is not plain text in UTF-8."),
        (b"one\0two", "This file is not plain text in UTF-8."),
        (b"word " * 20_000, "This file has more than 16,728 words, so it is another text."),
        (b"", "This file has more than 267 kilobytes, so it is another text."),
        (b"w" * 300_000, "This file has more than 267 kilobytes, so it is another text."),
    ],
    ids=["no words", "broken", "binary", "long", "too large to come", "large"],
)
def test_what_cannot_be_a_copy_is_refused_in_words(content: bytes, says: str) -> None:
    visitor = Visitor().go("rules").upload(FIELD, content, BUTTON)
    assert visitor.text("#copy").startswith(says)
    assert "open" in visitor.one("#own-copy").attrs


def test_another_document_is_called_so() -> None:
    assert copied("A text of quite another kind.").counts == (
        "0 of 133 statements, 0 of 2,091 words",
        "None of its statements stands in your copy. It may be another document.",
    )


def test_of_several_documents_the_one_that_fits_is_taken() -> None:
    place = Place("rules/sources/other.yaml", 1)
    statement = Statement("X001", "other", "Part", "A text of quite another", 6, "d8a0", "Ours.", "", place)
    other = Source("other", "Other", "?", "2026-01-01", "?", 12, "2027-01-01", "None.", (statement,), place)
    rulebook = replace(RULEBOOK, sources=(other, *RULEBOOK.sources))
    title = copied("Psychotherapy and Psychosocial Treatments", rulebook).title
    assert title == RULEBOOK.sources[0].title


def test_a_hostile_copy_is_shown_as_text() -> None:
    content = "Words <script>alert(1)</script> <img src=x onerror=alert(1)>"
    visitor = Visitor().go("rules").upload(FIELD, content, BUTTON)
    assert visitor.all("script, img") == []
    assert visitor.text("blockquote") == content


def test_a_copy_stays_while_the_rules_are_read_and_is_forgotten_on_any_other_page(
    source_document: Path,
) -> None:
    visitor = Visitor().go("rules").upload(FIELD, source_document.read_bytes(), BUTTON)
    assert visitor.outcome.focus == "copy"
    visitor.press("Statements of the source (133)")
    assert isinstance(visitor.visit.copy, Collation)
    assert visitor.press("Back to “Rules”").all("#copy")
    assert visitor.act(LookUp("statement:S047"), Go("about")).visit.copy is None


def test_a_copy_is_read_on_the_page_of_the_rules_alone() -> None:
    assert Visitor().act(Go("about"), ReadCopy(b"word")).visit.copy is None
