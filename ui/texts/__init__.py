"""The visible texts that are not rule content, in one catalogue for each language."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from fluent.runtime import FluentBundle, FluentResource, resolver

FOLDER = Path(__file__).parent
DEFAULT = "en"  #: the language that is spoken where there is no catalogue for the one asked for

TAG = re.compile(r"[A-Za-z]+(-[A-Za-z0-9]+)*")
"""How a language tag is written, which is also the name of its folder: `en`, `pt-BR`."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

Value = str | int | date
Say = Callable[..., str]  #: return a text of the catalogue by its id, with the values that it names filled in
resolver.MAX_PART_LENGTH = 1_000_000
"""Characters of a value. Fluent guards against catalogues that blow texts up; rules may have long ones."""


class Texts:
    """One catalogue, called with the id of a text and its values."""

    def __init__(self, language: str, catalogue: str) -> None:
        """Read a catalogue in Fluent (https://projectfluent.org); the language is for plurals and dates."""
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(catalogue))
        self._plain: dict[str, str] = {}

    def __call__(self, message: str, /, **values: Value) -> str:
        """Return a text.

        Raises:
            LookupError: there is no such text, or a value that it names is missing.
        """
        if not values and message in self._plain:
            return self._plain[message]
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise LookupError(message)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise LookupError(message) from errors[0]
        if not values:
            self._plain[message] = str(text)
        return str(text)


class Labels(SimpleNamespace):
    """Texts of a view that depend on nothing, each by its short name: `made_up` for `clinicians-made-up`."""

    def __init__(self, say: Say, prefix: str, names: str) -> None:
        """Look up the texts whose ids are the prefix and one of the names, which spaces part."""
        ids = {each.replace("-", "_"): f"{prefix}-{each}" for each in names.split()}
        super().__init__(**{name: say(each) for name, each in ids.items()})

    def __hash__(self) -> int:  # type: ignore[override]
        """Return a number for the labels, which never change, so that what was drawn with them is found."""
        return hash(tuple(vars(self).items()))


def direction(language: str) -> str:
    """Return the direction in which a language is written, as HTML names it."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


@cache
def texts(language: str) -> Texts:
    """Return the catalogue of a language, or the English one where there is none."""
    known = language if TAG.fullmatch(language) and (FOLDER / language).is_dir() else DEFAULT
    return Texts(known, catalogue(known))


def catalogue(language: str) -> str:
    """Return the texts of a language, which stand in a file for each page."""
    files = sorted((FOLDER / language).glob("*.ftl"))
    return "\n".join(each.read_text(encoding="utf-8") for each in files)
