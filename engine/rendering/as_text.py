"""An exploration as plain text."""

from engine.options import Exploration
from engine.rendering.outline import Line, outline


def render_text(exploration: Exploration) -> str:
    """Return the exploration as indented lines, ending with a line end."""
    return "".join(f"{_line(line)}\n" for line in outline(exploration))


def _line(line: Line) -> str:
    if line.depth < 2:  # noqa: PLR2004 -- headings, as `Line` says
        underline = "=" if line.depth == 0 else "-"
        return f"{'' if line.depth == 0 else chr(10)}{line.text}\n{underline * len(line.text)}"
    return f"{'  ' * (line.depth - 2)}{line.text}"
