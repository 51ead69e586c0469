"""Signs that a typeface may lack: found, and shown as one sign that stands for them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

UNSHOWN = "\N{REPLACEMENT CHARACTER}"  #: what stands for a sign that cannot be shown
_NO_SIGN = frozenset({"Cc", "Cs", "Cn", "Co"})
"""The Unicode categories of what is no sign: controls, surrogates, and what means nothing to others."""
_CERTAIN = "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026" + UNSHOWN
_UNCERTAIN = re.compile(rf"[^\x20-\x7e\xa1-\xac\xae-\xff{_CERTAIN}]")
"""Whatever some typefaces lack: all but Latin letters, usual marks, dashes and quotation marks."""
_TOLD = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def changed(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 -- texts, nested to any depth
    """Return nested texts, each of them changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: changed(each, change) for name, each in value.items()}
    return [changed(each, change) for each in value]


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def printable(text: str) -> str:
    """Return a text in which what is no sign is marked as one that cannot be shown."""
    return "".join(UNSHOWN if unicodedata.category(each) in _NO_SIGN else each for each in text)


def lacking(told: str) -> tuple[str, ...]:
    """Return the signs that typst, by its message, cannot show, those of several parts first."""
    signs = {_ESCAPED.sub(lambda each: chr(int(each[1], 16)), sign) for sign in _TOLD.findall(told)}
    return tuple(sorted(signs, key=lambda each: (-len(each), each)))


def without(text: str, signs: Iterable[str]) -> str:
    """Return a text in which these signs are marked as ones that cannot be shown."""
    for sign in signs:
        text = text.replace(sign, UNSHOWN)
    return text


def certain(text: str) -> str:
    """Return a text in which all signs are marked of which it is not certain that they can be shown."""
    return _UNCERTAIN.sub(UNSHOWN, text)
