"""YAML is read as text: lists, mappings and strings, each with its line.

Booleans, numbers and dates stay what was written.
Aliases, anchors, tags, duplicate keys, deep nesting and several documents in a file are refused.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from engine.errors import Fault
from engine.reading.nearest import quoted
from engine.reading.parsed import Builder, Content, Parsed

MOST = 200_000  #: how many values, keys and brackets a file may hold
BEGUN = ("while scanning a simple key", "while scanning a quoted scalar")
"""Constructs that were begun and never ended; the fault is where it begins, and not where the file ends."""


def read_yaml(text: str, name: str) -> Parsed:
    """Return what stands in a text of YAML (JSON is YAML too); messages call it by the name."""
    builder = _Builder(name)
    result = builder.result
    if not builder.printable(text):
        return result
    try:
        builder.build(yaml.parse(text, Loader=_loader()))
    except yaml.YAMLError as error:
        result.content = None
        result.faults.append(_syntax_fault(error, text, name))
    return result


def _loader() -> Any:  # noqa: ANN401 -- two unrelated classes of the library, one of them optional
    """Return the fast loader where the library was built with it; only its parser is used."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder(Builder):
    """Builds values from the events of the YAML parser."""

    def build(self, events: Iterator[Any]) -> None:
        """Build the content; where a part of it is refused, nothing of it is kept, only the faults."""
        self.take(events)
        if not self.whole:
            self.result.content = None

    def take(self, events: Iterator[Any]) -> None:
        documents = 0
        for number, event in enumerate(events):
            line = event.start_mark.line + 1
            if number > MOST:
                self.fault(line, f"holds more than {MOST:,} values; split the file")
                self.whole = False
                return
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
                if not self.start(line, _value(event)):
                    self.whole = False
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close()

    def refuse_marks(self, event: Any, line: int) -> None:  # noqa: ANN401 -- the library's events are untyped
        if event.anchor:
            self.fault(line, f"anchors are refused; leave out `&{event.anchor}`")
        if event.tag:
            self.fault(line, f"tags are refused; leave out {quoted(event.tag)}, all is read as text")
        if isinstance(event, yaml.ScalarEvent):
            self.refuse(line, event.value)


def _value(event: Any) -> Content:  # noqa: ANN401 -- the library's events are untyped
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    return [] if isinstance(event, yaml.SequenceStartEvent) else {}


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
