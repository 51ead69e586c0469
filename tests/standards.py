"""Items of the standards for decision aids, and the tests behind each, read off the marks on the tests.

A test is marked with the numbers of the items that it shows: `@pytest.mark.standard(1)`, `standard(3, 7)`.
`make standards` writes what the about page shows.
"""

import ast
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "ui" / "standards.json"
NEED_PEOPLE = frozenset({*range(24, 30), 34, 35})
"""The items that no test can show, as they need real people."""
ITEMS = frozenset(range(1, 36)) - NEED_PEOPLE
"""The items that a test may stand behind."""
STOPS = frozenset({"skip", "skipif", "xfail"})
"""Marks with which a test may be passed over."""


class MarkError(Exception):
    """A mark cannot be used; the message says where, and what to do."""


@dataclass(frozen=True, order=True)
class Marked:
    """A test that stands behind an item.

    Attributes:
        item: the number of the item.
        file: where the test is, from the top of the project.
        says: its name as a sentence.
    """

    item: int
    file: str
    says: str


def marked_in(source: str, file: str) -> Iterator[Marked]:
    """Return each test of a module for each item that it is marked with.

    Raises:
        MarkError: a mark has no number, or one that no test can stand behind, or its test may be passed over.
    """
    module = ast.parse(source)
    stopped = {name for node in module.body if isinstance(node, ast.Assign) for name in _module_marks(node)}
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and (numbers := list(_numbers(node, file))):
            if stops := STOPS & (stopped | {_name(each) for each in node.decorator_list}):
                told = f"`{min(stops)}` passes over a test that stands behind an item"
                raise MarkError(f"{file}:{node.lineno}: {told}")
            says = node.name.removeprefix("test_").replace("_", " ")
            yield from (Marked(number, file, says) for number in numbers)


def gathered(root: Path = ROOT) -> str:
    """Return what the about page shows: each item with its tests, always in the same order.

    Raises:
        MarkError: a mark cannot be used.
    """
    found = sorted(
        each
        for path in sorted((root / "tests").rglob("test_*.py"))
        for each in marked_in(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    )
    items = defaultdict[str, list[dict[str, str]]](list)
    for each in found:
        items[str(each.item)].append({"says": each.says, "file": each.file})
    return json.dumps({"items": items}, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write what the about page shows."""
    try:
        WRITTEN.write_text(gathered(), encoding="utf-8")
    except MarkError as error:
        sys.exit(str(error))


def _numbers(test: ast.FunctionDef, file: str) -> Iterator[int]:
    for mark in test.decorator_list:
        if _name(mark) == "standard":
            given = mark.args if isinstance(mark, ast.Call) else []
            numbers = [each.value for each in given if isinstance(each, ast.Constant)]
            if not numbers or len(numbers) != len(given):
                message = f"{file}:{mark.lineno}: write the numbers of items into the mark: `standard(3, 7)`"
                raise MarkError(message)
            for number in numbers:
                if not isinstance(number, int) or number not in ITEMS:
                    message = f"{file}:{mark.lineno}: no test can stand behind item `{number!r}`"
                    raise MarkError(f"{message}; take one of 1 to 35 that needs no real people")
                yield number


def _module_marks(node: ast.Assign) -> Iterator[str]:
    """Return the marks on every test of a module."""
    if any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets):
        marks = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
        yield from (_name(mark) for mark in marks)


def _name(mark: ast.expr) -> str:
    """Return the last part of the name of a mark."""
    called = mark.func if isinstance(mark, ast.Call) else mark
    return called.attr if isinstance(called, ast.Attribute) else ""


if __name__ == "__main__":
    main()
