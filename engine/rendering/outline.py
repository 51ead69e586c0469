"""An exploration as an outline, in plain text and in Markdown: one template, and two ways to write a line."""

import re
from collections.abc import Callable

from engine.options import Exploration
from engine.rendering.as_json import editorial
from engine.rendering.citing import cited, standing_in_words
from engine.rendering.pages import text
from engine.serialization import fingerprint


def render_text(exploration: Exploration) -> str:
    """Return the exploration as indented lines, ending with a line end."""
    return _outline(exploration, _text_line)


def render_markdown(exploration: Exploration) -> str:
    """Return the exploration as headings and nested lists; what rule files say is escaped and stays text."""
    return _outline(exploration, _markdown_line)


def escape(text: str) -> str:
    """Return text so that Markdown shows it as it is, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&-])", r"\\\1", " ".join(text.split()))


def _outline(exploration: Exploration, line: Callable[[int, str], str]) -> str:
    """Return the lines of an exploration; those of depth 0 and 1 are headings, the others list items."""
    book = exploration.rulebook
    return text(
        "options.jinja",
        line=line,
        found=exploration,
        rulebook=book,
        fingerprint=fingerprint(book),
        editorial=editorial,
        cited=lambda name: cited(book, book.statement[name]),
        standing=lambda each: standing_in_words(book, each.standing, each.alongside),
    ).lstrip()


def _text_line(depth: int, text: str) -> str:
    if depth > 1:
        return f"{'  ' * (depth - 2)}{text}"
    return f"\n{text}\n{'-' * len(text)}" if depth else f"{text}\n{'=' * len(text)}"


def _markdown_line(depth: int, text: str) -> str:
    return f"{'  ' * (depth - 2)}- {escape(text)}" if depth > 1 else f"\n{'#' * (depth + 1)} {escape(text)}\n"
