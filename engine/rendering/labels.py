"""Labels on a few lines of a picture, which breaks no line by itself."""

import re
from collections.abc import Iterator

_AFTER = re.compile(r"[ /-]")
"""After what a label may be broken."""


def wrapped(text: str, longest: int, most: int = 3) -> tuple[str, ...]:
    """Return a label on a few lines; what does not fit is cut, with an ellipsis."""
    lines = tuple(_broken(_AFTER.sub(r"\g<0>\0", " ".join(text.split())), longest))
    if len(lines) <= most:
        return lines or ("",)
    return (*lines[: most - 1], f"{lines[most - 1][: longest - 1].rstrip()}…")


def _broken(text: str, longest: int) -> Iterator[str]:
    line = ""
    for piece in text.split("\0"):
        if line and len(line) + len(piece.rstrip()) > longest:
            yield line.rstrip()
            line = ""
        line += piece
        while len(line.rstrip()) > longest:
            yield line[:longest]
            line = line[longest:]
    if line.strip():
        yield line.rstrip()
