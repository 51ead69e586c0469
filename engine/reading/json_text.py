"""JSON is read as YAML is, as text, each value with its line; no library is needed."""

import json
import re
from collections.abc import Collection

from engine.reading.parsed import Builder, Content, Parsed

SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s,:{}\[\]"]+|\n')
"""Tokens of JSON that matter here: texts, brackets, other values, and line ends."""

LOOK = "look at commas, brackets and quotation marks near here"


def not_json(text: str) -> tuple[int, str] | None:
    """Return the line from which a text is no JSON, and why; None if it is."""
    try:
        json.loads(text)
    except RecursionError:
        return 0, "is not JSON that can be read: it is nested too deep"
    except json.JSONDecodeError as error:
        told = error.msg.lower().removesuffix(" at")
        which = f" (U+{ord(text[error.pos]):04X})" if told.endswith("control character") else ""
        return error.lineno, f"is not JSON: {told}{which}; {LOOK}"
    return None


def read_json(text: str, name: str, passed_over: Collection[str] = ()) -> Parsed:
    """Return what stands in a text of JSON, which messages call by the name.

    Below the keys that are passed over it may be nested as deep as it likes.
    """
    builder, line = Builder(name, passed_over), 1
    if not builder.printable(text):
        return builder.result
    for sign in (found[0] for found in SIGN.finditer(text)):
        if sign == "\n":
            line += 1
        elif sign in "]}":
            builder.close()
        else:
            value = _value(sign)
            if isinstance(value, str):
                builder.refuse(line, value)
            if not builder.start(line, value):
                builder.result.content = None
                break
    return builder.result


def _value(sign: str) -> Content:
    if sign == "[":
        return []
    if sign == "{":
        return {}
    return str(json.loads(sign)) if sign.startswith('"') else sign
