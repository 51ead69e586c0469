"""The entry for the worker in a visitor's own browser: a press comes in, the page goes out."""

import json
from collections.abc import Iterable

from engine import clock
from ui.apply import Outcome, apply_all
from ui.carriers.private.content import from_json
from ui.carriers.reply import reply
from ui.context import PRIVATE, Context, Setting
from ui.edition import Edition
from ui.forms import read_form
from ui.visit import Visit


class Answering:
    """The one visit of a browser's page, which ends with it."""

    def __init__(self, edition: Edition) -> None:
        self._edition, self._visit = edition, Visit()

    def first(self) -> str:
        """Return the page to begin with."""
        return self._reply(Outcome(self._visit))

    def press(self, fields: str, names: Iterable[str] = (), contents: Iterable[bytes] = ()) -> str:
        """Return the page after a press: the fields of a form as JSON, names of its files, their contents."""
        files = ((name, bytes(content)) for name, content in zip(names, contents, strict=True))
        pairs = [(str(name), str(value)) for name, value in json.loads(fields)]
        outcome = apply_all(self._edition, self._visit, read_form(pairs, files))
        self._visit = outcome.visit
        return self._reply(outcome)

    def _reply(self, outcome: Outcome) -> str:
        return json.dumps(reply(context_of(self._edition, outcome.visit), outcome))


def context_of(edition: Edition, visit: Visit) -> Context:
    """Return the context of a visit in the visitor's own browser; nothing is kept beyond the page."""
    return Context(edition, visit, Setting(PRIVATE, clock.today(), kept=0))


def start(content: str) -> Answering:
    """Return what answers presses, from the content of the site."""
    return Answering(from_json(content))
