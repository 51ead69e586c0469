"""The answer to a press, as the script in the browser shows it."""

from base64 import b64encode
from typing import Any

from ui.apply import Outcome
from ui.context import Context
from ui.downloads import make
from ui.rendering import draw
from ui.texts import direction
from ui.views.pages import page


def reply(context: Context, outcome: Outcome) -> dict[str, Any]:
    """Return the page of a context, with what an action asks for besides, such as a file."""
    shown, file = page(context), make(context, outcome.file) if outcome.file else None
    return {
        "html": draw(shown),
        "tab": shown.tab,
        "language": shown.language,
        "direction": direction(shown.language),
        "place": context.visit.number,
        "focus": outcome.focus,
        "said": outcome.said,
        "file": file and {"name": file.name, "kind": file.kind, "content": b64encode(file.content).decode()},
    }
