"""A folder of visible texts in Fluent (https://projectfluent.org): each text as it may be read, by files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from fluent.syntax import ast, parse

from engine.errors import CatalogueError, Fault
from engine.reading.folder import shown
from engine.reading.plain_text import read_text
from engine.rulebook import Place

ENDING = ".ftl"
VALUE = "…"  #: what stands in a text for a value that is filled in when it is shown


@dataclass(frozen=True)
class Text:
    """An entry that visitors read."""

    id: str  #: its name
    place: Place  #: where it is written
    readings: tuple[str, ...]  #: its text, or one for each way in which it can come out


@dataclass(frozen=True)
class File:
    """The texts of a file, in their order: in the app they are those of a page."""

    place: Place
    texts: tuple[Text, ...]


def read_catalogue(folder: Path) -> tuple[File, ...]:
    """Return the files of a folder, by name.

    Raises:
        CatalogueError: there is no such folder, or something is wrong in its files; it carries every fault.
    """
    if not folder.is_dir():
        message = "is not a folder; name the folder that holds the texts"
        raise CatalogueError((Fault(shown(folder), 0, message),))
    paths = sorted(folder.glob(f"*{ENDING}"))
    if not paths:
        message = f"holds no file that ends in `{ENDING}`; name the folder of one language"
        raise CatalogueError((Fault(shown(folder), 0, message),))
    faults: list[Fault] = []
    files = tuple(_file(path, faults) for path in paths)
    faults += _repeated(files)
    if faults:
        raise CatalogueError(tuple(faults))
    return files


def readings(pattern: ast.Pattern) -> tuple[str, ...]:
    """Return every text that a pattern can make, with a mark in the place of each value."""
    parts = (_parts(element) for element in pattern.elements)
    return tuple(dict.fromkeys("".join(chosen) for chosen in product(*parts)))


def _file(path: Path, faults: list[Fault]) -> File:
    name = shown(path)
    text = read_text(path, name)
    if isinstance(text, Fault):
        faults.append(text)
        return File(Place(name, 1), ())
    texts: list[Text] = []
    for entry in parse(text).body:
        line = text.count("\n", 0, _start(entry)) + 1
        if isinstance(entry, ast.Junk):
            faults += (_fault(each, text, name) for each in entry.annotations)
        elif isinstance(entry, ast.Message | ast.Term):
            found = [each for pattern in _patterns(entry) for each in readings(pattern)]
            texts.append(Text(entry.id.name, Place(name, line), tuple(found)))
    return File(Place(name, 1), tuple(texts))


def _fault(annotation: ast.Annotation, text: str, name: str) -> Fault:
    told = (annotation.message or "cannot be understood").rstrip(".")
    line = text.count("\n", 0, _start(annotation)) + 1
    return Fault(name, line, f"is not Fluent: {told[:1].lower()}{told[1:]}")


def _repeated(files: Iterable[File]) -> Iterator[Fault]:
    """Return a fault for each entry that is written a second time, as the first would be lost."""
    first: dict[str, Place] = {}
    for text in (text for file in files for text in file.texts):
        if before := first.get(text.id):
            message = f"`{text.id}` is written already in {before.file}:{before.line}; leave out one"
            yield Fault(text.place.file, text.place.line, message)
        first.setdefault(text.id, text.place)


def _patterns(entry: ast.Message | ast.Term) -> Iterator[ast.Pattern]:
    values = (entry.value, *(attribute.value for attribute in entry.attributes))
    return (each for each in values if each is not None)


def _parts(element: ast.TextElement | ast.Placeable) -> tuple[str, ...]:
    """Return what may stand in the place of a part of a pattern."""
    if isinstance(element, ast.TextElement):
        return (element.value,)
    match element.expression:
        case ast.SelectExpression() as choice:
            return tuple(each for variant in choice.variants for each in readings(variant.value))
        case ast.StringLiteral() as literal:
            return (str(literal.parse()["value"]),)
        case ast.Placeable() as inner:
            return _parts(inner)
        case _:
            return (VALUE,)


def _start(node: ast.SyntaxNode) -> int:
    """Return where a part begins, comments on it left out."""
    if isinstance(node, ast.Message | ast.Term):
        node = node.id
    return node.span.start if node.span else 0
