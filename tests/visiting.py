"""A visitor without a browser: reads drawn pages, fills in fields, and presses buttons by their labels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from engine.reading.load import SHIPPED, load_folder
from ui.actions import BUTTON, Action, Go
from ui.apply import Outcome, apply_all
from ui.context import HTML, PDF, PLAIN, WORD, Context, Setting
from ui.downloads import File, make
from ui.edition import Edition
from ui.forms import read_form
from ui.rendering import document
from ui.views.pages import page
from ui.visit import Visit

TODAY = date(2026, 11, 23)
SETTING = Setting(PLAIN, TODAY, 30 * 60, formats=frozenset({HTML, PDF, WORD}))
INLINE = frozenset({"a", "b", "code", "em", "q", "span", "strong"})
"""Elements that part no words."""


@cache
def edition_of(folder: Path = SHIPPED) -> Edition:
    """Return a folder of rules as it is shown to visitors."""
    found = load_folder(folder)
    return Edition(found.rulebook, found.scenarios, found.samples, found.stamps)


def text_of(node: LexborNode) -> str:
    """Return all text of an element, with single spaces."""
    pieces = (
        each.text_content or "" if each.is_text_node else "" if each.tag in INLINE else " "
        for each in node.traverse(include_text=True)
    )
    return " ".join("".join(pieces).split())


def name_of(node: LexborNode) -> str:
    """Return the name by which an element is announced."""
    return node.attrs.get("aria-label") or text_of(node)


@dataclass
class Visitor:
    """Somebody who goes through the pages.

    Attributes:
        edition: the rulebook; the shipped one if none is named.
        visit: all that was chosen so far.
        setting: what surrounds the visit.
        outcome: the result of the last press.
        file: the file that the last press asked for.
    """

    edition: Edition = field(default_factory=edition_of)
    visit: Visit = field(default_factory=Visit)
    setting: Setting = SETTING
    outcome: Outcome = field(init=False)
    file: File | None = field(init=False, default=None)
    _drawn: tuple[str, LexborHTMLParser] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Begin with nothing pressed."""
        self.outcome = Outcome(self.visit)

    @property
    def context(self) -> Context:
        """Return all that the page is made of."""
        return Context(self.edition, self.visit, self.setting)

    @property
    def html(self) -> str:
        """Return the page as it is sent."""
        return self._page()[0]

    @property
    def tree(self) -> LexborHTMLParser:
        """Return the page as it is read."""
        return self._page()[1]

    def act(self, *actions: Action) -> "Visitor":
        """Apply actions without the buttons for them; a short way to a place."""
        self.outcome = apply_all(self.edition, self.visit, actions)
        self.visit = self.outcome.visit
        self.file = make(self.context, self.outcome.file) if self.outcome.file else None
        self._drawn = None
        return self

    def go(self, name: str) -> "Visitor":
        """Go to a page by its name."""
        return self.act(Go(name))

    def press(self, label: str, within: str = "body") -> "Visitor":
        """Press the button of a label, with all that the fields hold; there must be just one such button."""
        found = [each for each in self.all(f"{within} button[name]:not(.enter)") if name_of(each) == label]
        values = list(dict.fromkeys(each.attrs.sget("value") for each in found))
        assert len(values) == 1, (label, values or self.buttons(within))
        return self._submit(values[0])

    def enter(self) -> "Visitor":
        """Press the key Enter in a field, which presses the first button of the form."""
        return self._submit(self.one("#page button").attrs.sget("value"))

    def choose(self, *labels: str, chosen: bool = True, within: str = "body") -> "Visitor":
        """Tick boxes or circles by their labels, or clear them; nothing is sent yet."""
        for label in labels:
            box = self._field(label, within)
            if box.attrs.get("type") == "radio":
                for other in self.all(f'input[name="{box.attrs.sget("name")}"][checked]'):
                    del other.attrs["checked"]
            if chosen:
                box.attrs["checked"] = ""
            elif "checked" in box.attrs:
                del box.attrs["checked"]
        return self

    def select(self, label: str, option: str) -> "Visitor":
        """Select an option of a list that drops down; nothing is sent yet."""
        (field,) = (each for each in self.all("select") if self.label_of(each) == label)
        for each in field.css("option"):
            each.attrs["selected"] = ""
            if text_of(each) != option:
                del each.attrs["selected"]
        return self

    def write(self, label: str, text: str) -> "Visitor":
        """Write into a field, or let a file of this content be chosen; nothing is sent yet."""
        self._field(label).attrs["value"] = text
        return self

    def upload(self, label: str, content: bytes | str, press: str) -> "Visitor":
        """Choose a file in the field of a label, and press a button."""
        name = self._field(label).attrs.sget("name")
        (button,) = (each for each in self.all("button[name]:not(.enter)") if name_of(each) == press)
        given = content.encode() if isinstance(content, str) else content
        return self._submit(button.attrs.sget("value"), [(name, given)])

    def all(self, css: str) -> list[LexborNode]:
        """Return the elements of a selector."""
        return self.tree.css(css)

    def one(self, css: str) -> LexborNode:
        """Return the only element of a selector."""
        (found,) = self.tree.css(css)
        return found

    def text(self, css: str = "main") -> str:
        """Return the text of the only element of a selector."""
        return text_of(self.one(css))

    def texts(self, css: str) -> list[str]:
        """Return the text of each element of a selector."""
        return [text_of(each) for each in self.all(css)]

    def buttons(self, within: str = "main") -> list[str]:
        """Return the labels of the buttons that do something."""
        return [name_of(each) for each in self.all(f"{within} button[name]:not(.enter)")]

    def pressed(self, within: str = "main") -> list[str]:
        """Return the labels of the buttons that stay pressed, and are."""
        return [name_of(each) for each in self.all(f'{within} button[aria-pressed="true"]')]

    def chosen(self, within: str = "main") -> list[str]:
        """Return the labels of the boxes and circles that are ticked."""
        return [self.label_of(each) for each in self.all(f"{within} input[checked]")]

    def label_of(self, node: LexborNode) -> str:
        """Return the label of a field."""
        if own := node.attrs.get("aria-label"):
            return own
        if name := node.attrs.get("id"):
            for each in self.all(f'label[for="{name}"]'):
                return text_of(each)
        around = node.parent
        while around and around.tag != "label":
            around = around.parent
        return text_of(around) if around else ""

    def _page(self) -> tuple[str, LexborHTMLParser]:
        if self._drawn is None:
            html = document(page(self.context), "/style.css")
            self._drawn = html, LexborHTMLParser(html)
        return self._drawn

    def _field(self, label: str, within: str = "body") -> LexborNode:
        fields = self.all(f"{within} input:not([type=hidden])")
        found = [each for each in fields if self.label_of(each) == label]
        assert len(found) == 1, (label, [self.label_of(each) for each in fields])
        return found[0]

    def _submit(self, value: str, files: Iterable[tuple[str, bytes]] = ()) -> "Visitor":
        return self.act(*read_form([*self._fields(), (BUTTON, value)], files))

    def _fields(self) -> Iterator[tuple[str, str]]:
        """Yield what a browser would send of the one form of the page."""
        for each in self.all('input[form="page"], #page input'):
            kind = each.attrs.get("type")
            if kind == "file" or (kind in {"checkbox", "radio"} and "checked" not in each.attrs):
                continue
            yield each.attrs.sget("name"), each.attrs.sget("value")
        for each in self.all('select[form="page"]'):
            for option in each.css("option[selected]"):
                yield each.attrs.sget("name"), option.attrs.sget("value")
