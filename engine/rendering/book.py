"""A collated copy as a book: as one HTML page, or as Markdown in which every text stays text."""

import re
from collections.abc import Iterator

from engine.audit.sources.collation import Collation, Sentence
from engine.audit.sources.coverage import coverage
from engine.document.places import Outcome
from engine.rendering import outline
from engine.rendering.pages import markdown, page
from engine.rendering.tree import printable
from engine.serialization import fingerprint

_STILL_ALIVE = re.compile(r"[$@:=^]|(?<=\bwww)\.|(?<=^\d)\.|(?<=^\d\d)\.|(?<=^\d{3})\.|(?<=^\d{4})\.")
"""Signs that make links, lists and formulas, beside those that every Markdown text here escapes."""
MARKS = {
    Outcome.FOUND: "",
    Outcome.CHANGED: "changed",
    Outcome.MOVED: "out of order",
    Outcome.VANISHED: "vanished",
    Outcome.NEW: "new",
}
"""The mark of a sentence in a book."""


def book_as_html(collation: Collation) -> str:
    """Return the copy as a page that holds all it needs; every text in it is escaped."""
    return page("book.html.jinja", **_values(collation))


def book_as_markdown(collation: Collation) -> str:
    """Return the copy as Markdown in which every text stays text."""
    return markdown("book.md.jinja", escape, **_values(collation))


def escape(text: str) -> str:
    """Return a text so that Markdown shows it as it is, on one line, without links, lists and formulas."""
    return _STILL_ALIVE.sub(r"\\\g<0>", outline.escape(printable(text)))


def _values(collation: Collation) -> dict[str, object]:
    return {
        "collation": collation,
        "counts": tuple(_counts(collation)),
        "fingerprint": fingerprint(collation.rulebook),
        "mark": MARKS.__getitem__,
        "why_none": why_none,
    }


def _counts(collation: Collation) -> Iterator[str]:
    """Yield the counts that stand on top of a book, each as a sentence without a full stop."""
    found, every = len(collation.found), len(collation.source.statements)
    outcomes = (Outcome.CHANGED, Outcome.MOVED, Outcome.VANISHED)
    damage = ", ".join(f"{collation.count(each):,} {MARKS[each]}" for each in outcomes)
    yield f"{found:,} of {every:,} statements stand in this copy word for word and in order"
    yield f"What is not as it was: {damage}; runs of words that are new: {len(collation.new):,}"
    yield f"In the rulebook, {coverage(collation.rulebook, collation.source).in_words()}"


def why_none(sentence: Sentence) -> str:
    """Return why nothing rests on a sentence, without a full stop; empty if something does."""
    if sentence.statement is None:
        return "These words are of no statement, so nothing can rest on them"
    if sentence.dependents:
        return ""
    if sentence.statement.not_encoded:
        return f"Nothing rests on it, as it carries no fact: {sentence.statement.not_encoded}"
    return "Nothing rests on it, though it states something: use it, or say why not"
