"""A visitor of the plain pages as a browser without scripts is one: it reads forms, ticks, and presses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from starlette.testclient import TestClient

VOID = {"meta", "input", "br"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Field = tuple[str, str]


@dataclass
class Node:
    """An element with its attributes and what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Return this element and every one within, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [each for each in reversed(node.children) if isinstance(each, Node)]

    def all(self, tag: str = "", **wanted: str) -> list["Node"]:
        """Return the elements within of a tag and with these attributes; of classes, one is enough."""
        return [each for each in self.walk() if each is not self and each.fits(tag, wanted)]

    def fits(self, tag: str, wanted: dict[str, str]) -> bool:
        """Return whether this is an element of a tag and with these attributes."""
        return tag in {"", self.tag} and all(
            value in self.attributes.get(name.rstrip("_"), "").split() for name, value in wanted.items()
        )

    def one(self, tag: str = "", **wanted: str) -> "Node":
        """Return the only such element."""
        (found,) = self.all(tag, **wanted)
        return found

    def own(self, tag: str, **wanted: str) -> list["Node"]:
        """Return such elements directly within."""
        return [each for each in self.children if isinstance(each, Node) and each.fits(tag, wanted)]

    @property
    def text(self) -> str:
        """Return all text within, with single spaces."""
        parts = (each if isinstance(each, str) else each.text for each in self.children)
        return " ".join("".join(parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(html: str) -> Node:
    """Return a page as a tree; every element must be closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, reader.open[-1].tag
    return reader.open[0]


class Visitor:
    """Somebody who goes through the plain pages."""

    def __init__(self, client: TestClient) -> None:
        """Open the first page."""
        self._client = client
        self.ticks: list[Field] = []
        self.page = Node("")
        self.html = ""
        self._show(client.get("/plain").text)

    def tick(self, name: str, *values: str) -> None:
        """Let exactly these boxes or circles of a name be ticked; all of them must be there."""
        offered = [each.attributes["value"] for each in self._boxes() if each.attributes["name"] == name]
        assert set(values) <= set(offered), (name, values)
        self.ticks = [each for each in self.ticks if each[0] != name] + [(name, each) for each in values]

    def press(self, to: str, *typed: Field) -> None:
        """Press a button; it must be there."""
        assert to in self.buttons, (to, self.buttons)
        content = urlencode([*self.hidden, *self.ticks, *typed, ("to", to)])
        form = self.page.one("form")
        assert (form.attributes["method"], form.attributes["action"]) == ("post", "/plain")
        answer = self._client.post("/plain", content=content, headers=FORM)
        assert answer.status_code == 200
        self._show(answer.text)

    @property
    def buttons(self) -> list[str]:
        """Return where the buttons of the page lead."""
        return [each.attributes["value"] for each in self.page.all("button")]

    @property
    def hidden(self) -> list[Field]:
        """Return what the page carries on."""
        return [
            (each.attributes["name"], each.attributes["value"])
            for each in self.page.all("input", type="hidden")
        ]

    @property
    def heading(self) -> str:
        """Return what the page is about."""
        return self.page.one("h1").text

    def _boxes(self) -> list[Node]:
        return [*self.page.all("input", type="checkbox"), *self.page.all("input", type="radio")]

    def _show(self, html: str) -> None:
        self.html, self.page = html, parsed(html)
        self.ticks = [
            (each.attributes["name"], each.attributes["value"])
            for each in self._boxes()
            if "checked" in each.attributes
        ]
