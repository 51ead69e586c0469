"""JSON is read as YAML is, as text, each value with its line; no library is needed."""

import json
import re

from engine.reading.parsed import Builder, Content, Parsed

SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s,:{}\[\]"]+|\n')
"""What stands in JSON and matters here: texts, brackets, other values, and line ends."""


def read_json(text: str, name: str) -> Parsed | None:
    """Return what stands in a text of JSON, which messages call by the name; None if it is no JSON."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return None
    builder, line = Builder(name), 1
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
