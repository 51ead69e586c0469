"""A language that nobody speaks: what is not in the catalogue, and no rule content, shows itself in it.

Texts of the catalogue get accents and brackets, rule content gets wide letters.
So every plain letter that is left on a page is data, such as an id, or a text that cannot be translated.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from fluent.syntax import ast, parse, serialize
from fluent.syntax.visitor import Transformer
from selectolax.lexbor import LexborHTMLParser, LexborNode

LANGUAGE = "xx"
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = str.maketrans(PLAIN, "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž")
WIDE = str.maketrans(PLAIN, "".join(chr(ord(each) + 0xFEE0) for each in PLAIN))
OPEN, CLOSED = "⟦", "⟧"
NO_TEXT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.test)?|S\d{3}|[\w/.:-]+\.yaml|(is-a|tel|sms):\S+|\S*[0-9]\S*")
"""Values that are no text of a rulebook: ids, files, addresses, numbers and fingerprints."""
PATTERNS = frozenset(
    {"alike", "endings", "groups", "passed_over", "negations", "correct", "phrases", "alone"}
)
"""The fields of a rulebook that hold what is looked for and never shown."""
TEXTS = frozenset({"also_called", "everyday_words", "opens", "section", "wording"})
"""The fields of a rulebook that hold nothing but texts, even where these look like ids."""
NEVER_SEEN = frozenset({"style", "script"})
READ_ALOUD = ("aria-label", "title", "placeholder", "alt")


class _Accents(Transformer):
    """Puts accents on the text of patterns; values, and what functions are told, stay."""

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 -- as the visitor asks
        node.value = node.value.translate(ACCENTED)
        return node

    def visit_Placeable(self, node: ast.Placeable) -> ast.Placeable:  # noqa: N802 -- likewise
        if isinstance(node.expression, ast.StringLiteral):
            node.expression.value = node.expression.value.translate(ACCENTED)
        elif isinstance(node.expression, ast.SelectExpression):
            for variant in node.expression.variants:
                self.visit(variant.value)
        return node


def pseudo(catalogue: str) -> str:
    """Return a catalogue with accents on every letter and brackets around every text."""
    resource = parse(catalogue)
    for entry in resource.body:
        if isinstance(entry, ast.Message) and entry.value:
            _Accents().visit(entry.value)
            elements = entry.value.elements
            entry.value.elements = [ast.TextElement(OPEN), *elements, ast.TextElement(CLOSED)]
    return serialize(resource)


def write_pseudo(source: Path, folder: Path) -> None:
    """Write a whole folder of texts anew in the language that nobody speaks."""
    folder.mkdir(parents=True)
    for path in source.iterdir():
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(pseudo(text) if path.suffix == ".ftl" else text, encoding="utf-8")


def widened(value: Any) -> Any:  # noqa: ANN401 -- whatever a rulebook holds
    """Return a value of a rulebook with wide letters in every text; ids, files and addresses stay."""
    return rewritten(value, lambda text: text.translate(WIDE))


def rewritten(value: Any, change: Callable[[str], str], field: str = "") -> Any:  # noqa: ANN401 -- likewise
    """Return a value of a rulebook with every text changed; ids, files and addresses stay."""
    if isinstance(value, str):
        if field in PATTERNS:
            return value
        return value if not value or (NO_TEXT.fullmatch(value) and field not in TEXTS) else change(value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: rewritten(getattr(value, each.name), change, each.name) for each in fields(value)
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(rewritten(each, change, field) for each in value)
    return value


def seen(html: str) -> Iterator[str]:
    """Yield the texts of a piece of HTML that somebody reads or hears, without those in another language."""
    tree = LexborHTMLParser(html)
    for node in (each for part in (tree.head, tree.body) if part for each in _walked(part)):
        if node.is_text_node:
            yield " ".join((node.text_content or "").split())
        else:
            yield from (node.attrs.sget(name) for name in READ_ALOUD)


def _walked(node: LexborNode) -> Iterator[LexborNode]:
    if node.is_text_node or (node.tag not in NEVER_SEEN and "lang" not in node.attrs):
        yield node
        for child in node.iter(include_text=True):
            yield from _walked(child)
