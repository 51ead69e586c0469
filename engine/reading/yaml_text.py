"""YAML is read as text: lists, mappings and strings, each with its line.

Booleans, numbers and dates stay what was written.
Aliases, anchors, tags, duplicate keys, deep nesting and several documents in a file are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from engine.errors import Fault
from engine.reading.nearest import quoted

UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no text file should have: all but the printable characters of YAML 1.1 (section 4.1.1)."""
DEEPEST = 12  #: how many lists and mappings may stand inside each other

BEGUN = ("while scanning a simple key", "while scanning a quoted scalar")
"""What was begun and never ended; the fault is where it begins, and not where the file ends."""

Content = str | list["Content"] | dict[str, "Content"]
Path = tuple[str | int, ...]


@dataclass
class Yaml:
    """The content of a file."""

    content: Content | None = None  #: strings, lists and mappings; None if nothing could be read
    #: the line of each value and key by its path: `("rules", 0, "has")`
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)  #: what is wrong

    def line(self, path: Path) -> int:
        """Return the line of the nearest known place at or above a path."""
        known = tuple(step for step in path)
        while known and known not in self.lines:
            known = known[:-1]
        return self.lines.get(known, 1)


def read_yaml(text: str, name: str) -> Yaml:
    """Return what stands in a text of YAML (JSON is YAML too); messages call it by the name."""
    result = Yaml()
    wrong = UNPRINTABLE.search(text)
    if wrong:
        line = len(text[: wrong.start() + 1].splitlines())
        result.faults.append(Fault(name, line, _control_character(wrong[0])))
        return result
    try:
        _Builder(name, result).build(yaml.parse(text, Loader=_loader()))
    except yaml.YAMLError as error:
        result.content = None
        result.faults.append(_syntax_fault(error, text, name))
    return result


def _loader() -> Any:  # noqa: ANN401 -- two unrelated classes of the library, one of them optional
    """Return the fast loader where the library was built with it; only its parser is used."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Builds values from the parser's events, without recursion, so that depth cannot hurt."""

    def __init__(self, name: str, result: Yaml) -> None:
        self.name, self.result = name, result
        self.open: list[tuple[Path, list[Content] | dict[str, Content]]] = []
        self.key: list[str | None] = []
        self.whole = True

    def build(self, events: Iterator[Any]) -> None:
        """Build the content; where a part of it is refused, nothing of it is kept, only the faults."""
        self.take(events)
        if not self.whole:
            self.result.content = None

    def take(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.fault(line, "holds a second document; leave out the line `---`")
                    return
            elif isinstance(event, yaml.AliasEvent):
                self.fault(line, f"aliases are refused; write out what `*{event.anchor}` stands for")
                self.value(line, "")
                self.whole = False
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
                self.refuse_marks(event, line)
                if not self.start(event, line):
                    self.whole = False
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
                self.key.pop()

    def start(self, event: Any, line: int) -> bool:  # noqa: ANN401 -- the library's events are untyped
        """Take in a scalar or open a collection; return whether to go on."""
        if isinstance(event, yaml.ScalarEvent):
            self.value(line, event.value)
            return True
        if self.awaits_key():
            self.fault(line, "a key must be a word, not a list or a mapping")
            return False
        if len(self.open) >= DEEPEST:
            self.fault(line, f"is nested more than {DEEPEST} levels deep")
            return False
        self.value(line, [] if isinstance(event, yaml.SequenceStartEvent) else {})
        return True

    def awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][1], dict) and self.key[-1] is None

    def value(self, line: int, value: Content) -> None:
        """Put a value where it belongs: as a key, below a key, into a list, or as the whole."""
        path: Path = ()
        if self.awaits_key() and isinstance(value, str):
            self.take_key(line, value)
            return
        if self.open:
            parent_path, parent = self.open[-1]
            if isinstance(parent, dict):
                key = self.key[-1] or ""
                path, self.key[-1] = (*parent_path, key), None
                parent.setdefault(key, value)
            else:
                path = (*parent_path, len(parent))
                parent.append(value)
                self.result.lines.setdefault(path, line)
        else:
            self.result.content = value
            self.result.lines[()] = line
        if not isinstance(value, str):
            self.open.append((path, value))
            self.key.append(None)

    def take_key(self, line: int, key: str) -> None:
        parent_path, parent = self.open[-1]
        first = self.result.lines.setdefault((*parent_path, key), line)
        if key in parent:
            self.fault(line, f"the key {quoted(key)} stands here a second time; the first is in line {first}")
        self.key[-1] = key

    def refuse_marks(self, event: Any, line: int) -> None:  # noqa: ANN401 -- the library's events are untyped
        if event.anchor:
            self.fault(line, f"anchors are refused; leave out `&{event.anchor}`")
        if event.tag:
            self.fault(line, f"tags are refused; leave out {quoted(event.tag)}, all is read as text")
        wrong = isinstance(event, yaml.ScalarEvent) and UNPRINTABLE.search(event.value)
        if wrong:
            self.fault(line, _control_character(wrong[0]))

    def fault(self, line: int, message: str) -> None:
        self.result.faults.append(Fault(self.name, line, message))


def _control_character(character: str) -> str:
    return f"holds a control character (U+{ord(character):04X}); take it out"


def _syntax_fault(error: yaml.YAMLError, text: str, name: str) -> Fault:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Fault(name, 0, "is not YAML; save the file again as plain text")
    where = error.problem_mark or error.context_mark
    if where and _is_indented_with_tab(text, where.line):
        return Fault(name, where.line + 1, "is indented with a tab; use spaces")
    if error.context in BEGUN and error.context_mark:
        where = error.context_mark
    what = " ".join(part for part in (error.context, error.problem) if part)
    message = f"is not YAML: {what}; look at indentation, colons and quotation marks near here"
    return Fault(name, where.line + 1 if where else 0, message)


def _is_indented_with_tab(text: str, line: int) -> bool:
    content = text.splitlines()[line : line + 1]
    return bool(content) and "\t" in content[0][: len(content[0]) - len(content[0].lstrip())]
