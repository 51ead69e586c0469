"""The page that starts the app in the browser: Streamlit's own, in our language and with a way round it.

What Streamlit says there to programs goes, and so does a font that the app does not use.
"""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from engine.errors import TreatmentOptionsError
from ui.rendering import head_of

ICON = "🌿"
TEXT = f'<text y=".9em" font-size="90">{ICON}</text>'
PICTURE = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{TEXT}</svg>'
LEFT_OUT = (
    re.compile(r"<!--.*?-->\s*", re.DOTALL),
    re.compile(r'<link\s[^>]*rel="shortcut icon"[^>]*>\s*'),
    re.compile(r'<link\s[^>]*rel="preload"[^>]*as="font"[^>]*>\s*'),
    re.compile(r'<link\s[^>]*rel="service-desc"[^>]*>\s*'),
)
LANGUAGE = re.compile(r"<html[^>]*>")
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
RELATIVE = re.compile(r'(href|src)="\./')


@dataclass(frozen=True)
class Head:
    """What the page says before the app has started.

    Attributes:
        language: a language tag.
        title: what stands on the tab.
        style: the address of the style sheet.
        without_scripts: what is said where no script runs, as HTML.
    """

    language: str
    title: str
    style: str
    without_scripts: str


class Index:
    """The page with places for what we say."""

    def __init__(self, shipped: str) -> None:
        """Take Streamlit's page.

        Raises:
            TreatmentOptionsError: it is not built as expected.
        """
        for pattern in LEFT_OUT:
            shipped = pattern.sub("", shipped)
        for pattern in (LANGUAGE, TITLE, NOSCRIPT):
            if len(pattern.findall(shipped)) != 1:
                message = f"the page of this version of Streamlit has not exactly one `{pattern.pattern}`"
                raise TreatmentOptionsError(f"{message}; install the locked version")
        self._page = RELATIVE.sub(r'\1="/', shipped)

    @property
    def script_hashes(self) -> tuple[str, ...]:
        """Return the fingerprints of the scripts that are written in the page."""
        return tuple(_fingerprint(each) for each in SCRIPT.findall(self._page))

    def page(self, head: Head) -> str:
        """Return the whole page."""
        page = LANGUAGE.sub(_literally(f'<html lang="{quote(head.language)}">'), self._page)
        page = TITLE.sub(_literally(head_of(head.title, quote(PICTURE), head.style)), page)
        return NOSCRIPT.sub(_literally(head.without_scripts), page)


def _fingerprint(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _literally(text: str) -> Callable[[re.Match[str]], str]:
    """Return a replacement in which nothing has a meaning of its own."""
    return lambda _: text
