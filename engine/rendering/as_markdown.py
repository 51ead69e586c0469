"""An exploration as Markdown; what rule files say is escaped and stays text."""

import re

from engine.options import Exploration
from engine.rendering.outline import Line, outline


def render_markdown(exploration: Exploration) -> str:
    """Return the exploration as headings and nested lists, ending with a line end."""
    return "".join(f"{_line(line)}\n" for line in outline(exploration)).lstrip()


def escape(text: str) -> str:
    """Return text so that Markdown shows it as it is, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&-])", r"\\\1", " ".join(text.split()))


def _line(line: Line) -> str:
    if line.depth < 2:  # noqa: PLR2004 -- headings, as `Line` says
        return f"\n{'#' * (line.depth + 1)} {escape(line.text)}\n"
    return f"{'  ' * (line.depth - 2)}- {escape(line.text)}"
