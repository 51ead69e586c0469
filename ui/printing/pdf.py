"""The handout as a PDF that screen readers can read (PDF/UA-1), made in memory, without any system library.

Typst is loaded when the first PDF is asked for.
The template is the only file that is read: the handout goes to it as data, and never through a file.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import TreatmentOptionsError
from ui.views.handout.content import Handout

if TYPE_CHECKING:
    from typst import Compiler

UNSHOWN = "\N{REPLACEMENT CHARACTER}"  #: what stands for a sign that cannot be shown
_NO_SIGN = frozenset({"Cc", "Cs", "Cn", "Co"})
"""The Unicode categories of what is no sign: controls, surrogates, and what means nothing to others."""
_CERTAIN = "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026" + UNSHOWN
_UNCERTAIN = re.compile(rf"[^\x20-\x7e\xa1-\xac\xae-\xff{_CERTAIN}]")
"""Whatever some typefaces lack: all but Latin letters, usual marks, dashes and quotation marks."""
_TOLD = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
TEMPLATE = Path(__file__).with_name("handout.typ")
PAGES = 2  #: how many pages the handout is to fit on
SIZES = (11.0, 10.5, 10.0, 9.5)  #: the sizes of type, in points: the largest one is taken with which it fits
USUAL = 10.5  #: the size where it fits with none
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?\Z")


class PdfError(TreatmentOptionsError):
    """A PDF cannot be made; the message holds nothing of the handout."""


@cache
def available() -> bool:
    """Return whether there is what makes PDFs."""
    return find_spec("typst") is not None


def pdf(view: Handout) -> bytes:
    """Return a handout as a PDF; the same handout gives the same bytes.

    A sign that no typeface of the file has is shown as one that stands for it, and the file says so.

    Raises:
        PdfError: what makes PDFs is missing, or fails.
    """
    if not available():
        raise PdfError("no PDF can be made without the package `typst`; install it, or print the page")
    texts = changed(asdict(view), one_line)
    plain = changed(texts, printable)
    try:
        return _typeset(plain, view.language, unshown=plain != texts)
    except RuntimeError as error:  # all that typst raises
        signs = lacking(str(getattr(error, "diagnostic", "")))
    for change in (partial(without, signs=signs), certain):
        try:
            return _typeset(changed(plain, change), view.language, unshown=True)
        except RuntimeError:
            continue
    raise PdfError("this handout cannot be made a PDF; print the page instead")


def _typeset(texts: Any, language: str, *, unshown: bool) -> bytes:  # noqa: ANN401 -- as the handout is nested
    """Return texts as a PDF, in the largest type with which they fit."""
    found = _LANGUAGE.match(language)
    data = {
        "handout": texts,
        "unshown": unshown,
        "lang": found[1] if found else "en",
        "region": found[2] if found else None,
    }
    size = next((each for each in SIZES if _pages(_compiler(data, each)) <= PAGES), USUAL)
    made = _compiler(data, size).compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    if not isinstance(made, bytes):
        raise PdfError("typst made something else than a PDF; print the page instead")
    return made


def _compiler(data: dict[str, Any], size: float) -> "Compiler":
    from typst import Compiler  # noqa: PLC0415 -- 34 megabytes that only a PDF needs

    given = {"data": json.dumps(data | {"size": size})}
    return Compiler(TEMPLATE, ignore_system_fonts=True, sys_inputs=given)


def _pages(compiler: "Compiler") -> int:
    return int(compiler.query("<pages>", field="value", one=True))


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
