"""Rule files that the program writes: review stamps, and statements and scenarios to fill in."""

import json
import re
from collections.abc import Iterable, Iterator

from engine.audit.testing.draft import Draft
from engine.document.splitting import Piece
from engine.rendering import pages
from engine.rule_folder import Stamp
from engine.serialization import indented

OPENING = """\
# yaml-language-server: $schema=schema/reviews.schema.json
# Who has read which rule, with the statements that it cites and its terms, and what they looked like then.
# Written by `treatment-options audit review RULE --by NAME`.
# `treatment-options audit check` says which stamps are stale because something under them changed.
"""
"""The opening of a new file."""
NEEDED = {"derivations.test.yaml": "derives", "notices.test.yaml": "shows"}
"""The one key that says what is expected in the scenarios of other files."""
PLAIN = r"[^\W\d_][\w.'-]*( [\w.'-]+)*|[a-z0-9:-]+[a-z0-9]"  #: a text that needs no quotation marks in YAML
PLAIN_OPENING = r"[^\W\d_][\w,.'-]*( [\w.'-][\w,.'-]*)*|[0-9a-f]+"  #: likewise, of the words of a document


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
        f"- rule: {_scalar(stamp.rule, PLAIN)}",
        f"  by: {_scalar(stamp.by, PLAIN)}",
        f'  on: "{stamp.on}"',
        f'  fingerprint: "{stamp.fingerprint}"',
    )


def statements_as_yaml(pieces: Iterable[Piece]) -> str:
    """Return the file of a source to fill in; as it is, no rulebook would load with it."""
    return pages.text("statements.jinja", pieces=pieces, scalar=lambda text: _scalar(text, PLAIN_OPENING))


def statements_as_json(pieces: Iterable[Piece]) -> str:
    """Return what is known of each statement without its text, ending with a line end."""
    values = [
        {"id": each.id, "opens": each.opens, "words": each.words, "sha256": each.sha256} for each in pieces
    ]
    return indented({"statements": values})


def render_drafts(drafts: Iterable[Draft], file: str) -> str:
    """Return drafts as YAML to fill in, for a file as its author would open it; as they are, none loads."""
    needed = NEEDED.get(file.rpartition("/")[2])
    return pages.text("drafts.jinja", drafts=drafts, file=file, needed=needed, written=_written)


def _written(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_written(each)}" for key, each in value.items())
    return f"[{', '.join(value)}]" if isinstance(value, list | tuple) else str(value)


def _is_comment(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _scalar(text: str, plain: str) -> str:
    return text if re.fullmatch(plain, text) else json.dumps(text, ensure_ascii=False)
