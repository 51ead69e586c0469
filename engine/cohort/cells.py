"""Values of one table as the texts of another.

What is a text stays as it is, and is never a formula here: nothing is worked out.
"""

import json
import math

_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=str, separators=(",", ":"))


def as_text(value: object) -> str:
    """Return a value as the text of a cell: nothing for what is missing, JSON for lists and mappings."""
    if value is None:
        return ""
    if isinstance(value, str):
        return whole(value)
    return as_json(value) if isinstance(value, bool | list | dict) else str(value)


def as_json(value: object) -> str:
    """Return a value as JSON on one line; what JSON does not know becomes a text, and no number is `null`."""
    if isinstance(value, float) and not math.isfinite(value):
        return "null"
    try:
        return whole(_WRITER.encode(value))
    except ValueError:
        return json.dumps(str(value))


def whole(text: str) -> str:
    """Return a text that can be written in UTF-8: bytes that were none become question marks."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def as_cell(text: str) -> str:
    """Return a text as a cell of a CSV file, in quotation marks where it needs them (RFC 4180)."""
    if '"' in text:
        text = text.replace('"', '""')
    elif not ("," in text or "\n" in text or "\r" in text):
        return text
    return f'"{text}"'
