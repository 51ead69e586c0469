"""The handout as a web page in one file: its style inside, no script, and nothing from elsewhere."""

from pathlib import Path

from ui.drawing.handout import handout
from ui.markup import Html, element, void
from ui.showing.handout import Handout

STYLE = Path(__file__).parents[1] / "style"
SHEETS = ("base.css", "handout.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but the style within it."""


def page(view: Handout) -> str:
    """Return a handout as a web page."""
    style = (Html((STYLE / each).read_text(encoding="utf-8")) for each in SHEETS)
    head = element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=POLICY),
        void("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name_="color-scheme", content="light dark"),
        element("title", view.title),
        *(element("style", each) for each in style),
    )
    body = element("body", element("main", handout(view, level=1)), class_="stHtml own")
    return "<!DOCTYPE html>\n" + element("html", head, body, lang=view.language, class_="stApp")
