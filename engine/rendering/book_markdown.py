"""A copy of a document as a book, as Markdown in which every text stays text."""

import re
from collections.abc import Iterator

from engine.audit.sources.book import Book, Sentence
from engine.rendering import as_markdown
from engine.rendering.tree import printable
from engine.rulebook import Place
from engine.serialization import fingerprint

_STILL_ALIVE = re.compile(r"[$@:=^]|(?<=\bwww)\.|(?<=^\d)\.|(?<=^\d\d)\.|(?<=^\d{3})\.|(?<=^\d{4})\.")
"""What makes links, lists and formulas, beside what every Markdown text here escapes."""


def render_book_markdown(book: Book) -> str:
    """Return the book as Markdown, ending with a line end."""
    return "\n\n".join(_blocks(book)) + "\n"


def escape(text: str) -> str:
    """Return a text so that Markdown shows it as it is, on one line, without links, lists and formulas."""
    return _STILL_ALIVE.sub(r"\\\g<0>", as_markdown.escape(printable(text)))


def _blocks(book: Book) -> Iterator[str]:
    rulebook = book.rulebook
    yield f"# {escape(book.source.title)}, sentence by sentence"
    yield f"{escape(rulebook.title)} {escape(rulebook.version)}, fingerprint {fingerprint(rulebook)}"
    yield "\n".join(f"- {escape(each)}." for each in book.counts())
    yield "Quoted is your own copy of the document."
    yield "Ask who holds the rights to it before you pass the file on."
    for section in book.sections:
        yield f"## {escape(section.title or 'Before the first section')}"
        for each in section.sentences:
            yield from _sentence(each)


def _sentence(each: Sentence) -> Iterator[str]:
    statement = each.statement
    if each.text:
        yield f"> {escape(each.text)}"
    elif statement:
        yield f"> *This sentence is not in your copy. It began:* {escape(statement.opens)} …"
    lines = [f"**{escape(each.mark.value)}**, line {each.line}"] if statement is None else []
    if statement:
        mark = f" **{escape(each.mark.value)}**" if each.mark.value else ""
        line = f", line {each.line} of your copy" if each.line else ""
        lines.append(f"**{escape(statement.id)}**{mark}{line}; {_at(statement.place)}")
        if statement.says:
            lines.append(escape(statement.says))
    lines += [f"rests on it: {escape(rest.what)}{_also_at(rest.place)}" for rest in each.resting]
    if each.why_none:
        lines.append(f"{escape(each.why_none)}.")
    yield "\n".join(f"- {line}" for line in lines)


def _also_at(place: Place | None) -> str:
    return f" ({_at(place)})" if place else ""


def _at(place: Place) -> str:
    return escape(f"{place.file}:{place.line}")
