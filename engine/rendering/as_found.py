"""The answer of the search of topics, as JSON or as plain text."""

from collections.abc import Iterator

from engine.finding import Found
from engine.rulebook import Notice, Rulebook
from engine.serialization import indented


def render_json(_: Rulebook, found: Found) -> str:
    """Return the answer as JSON, indented, ending with a line end."""
    plain = {"topics": list(found.topics), "help": found.help, "says": " ".join(found.says)}
    return indented(plain)


def render_text(rulebook: Rulebook, found: Found) -> str:
    """Return the answer as lines, ending with a line end; notices stand first."""
    return "\n\n".join("\n".join(block) for block in _blocks(rulebook, found)) + "\n"


def _blocks(rulebook: Rulebook, found: Found) -> Iterator[list[str]]:
    yield from (list(_lines(rulebook.notice[each])) for each in found.notices)
    if found.says:
        yield list(found.says)
    if found.topics:
        yield [f"{rulebook.term[each].label} ({each})" for each in found.topics]


def _lines(notice: Notice) -> Iterator[str]:
    yield notice.title
    yield notice.text
    yield from (f"{contact.region}: {contact.says}" for contact in notice.contacts)
