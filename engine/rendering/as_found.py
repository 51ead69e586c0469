"""The answer of the search of topics, as JSON or as plain text."""

from engine.finding import Found
from engine.rendering.pages import text
from engine.rulebook import Rulebook
from engine.serialization import indented


def render_json(_: Rulebook, found: Found) -> str:
    """Return the answer as JSON, indented, ending with a line end."""
    plain = {"topics": list(found.topics), "help": found.help, "says": " ".join(found.says)}
    return indented(plain)


def render_text(rulebook: Rulebook, found: Found) -> str:
    """Return the answer as lines, ending with a line end; notices stand first."""
    return text("found.jinja", rulebook=rulebook, found=found)
