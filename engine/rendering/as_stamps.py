"""The file of review stamps: its opening comment, then one stamp after the other."""

import json
import re
from collections.abc import Iterable, Iterator

from engine.rule_folder import Stamp

OPENING = """\
# yaml-language-server: $schema=schema/reviews.schema.json
# Who has read which rule, with the statements that it cites and its terms, and what they looked like then.
# Written by `treatment-options audit review RULE --by NAME`.
# `treatment-options audit check` says which stamps are stale because something under them changed.
"""
"""The opening of a new file."""
PLAIN = re.compile(r"[^\W\d_][\w.'-]*( [\w.'-]+)*")  #: a text that needs no quotation marks in YAML


def render_stamps(stamps: Iterable[Stamp], opening: str = OPENING) -> str:
    """Return the text of the file, stamps in the order in which they come."""
    lines = [line for stamp in stamps for line in _lines(stamp)]
    return opening + "".join(f"{line}\n" for line in lines or ["[]"])


def opening_of(text: str) -> str:
    """Return the comments and blank lines that a file opens with."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    kept = next((number for number, line in enumerate(lines) if not _is_comment(line)), len(lines))
    return "".join(lines[:kept])


def comments_within(text: str, stamps: Iterable[Stamp]) -> Iterator[int]:
    """Return the lines below the opening that hold a comment, which a new file would lose.

    The stamps in the file tell a comment from a name with a `#` in it.
    """
    ours = {line.strip() for stamp in stamps for line in _lines(stamp)}
    above = opening_of(text).count("\n")
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines()[above:], above + 1):
        if re.search(r"(^|\s)#", line) and line.strip() not in ours:
            yield number


def _lines(stamp: Stamp) -> tuple[str, ...]:
    return (
        f"- rule: {_scalar(stamp.rule)}",
        f"  by: {_scalar(stamp.by)}",
        f'  on: "{stamp.on}"',
        f'  fingerprint: "{stamp.fingerprint}"',
    )


def _scalar(text: str) -> str:
    return (
        text
        if PLAIN.fullmatch(text) or re.fullmatch(r"[a-z0-9:-]+[a-z0-9]", text)
        else json.dumps(text, ensure_ascii=False)
    )


def _is_comment(line: str) -> bool:
    return not line.strip() or line.startswith("#")
