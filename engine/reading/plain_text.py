"""Bytes become text, or a clear reason why they do not."""

from pathlib import Path

from engine.errors import Fault

LARGEST = 5_000_000  #: the most bytes that a rule file or an answer sheet may have


def read_text(path: Path, name: str) -> str | Fault:
    """Return the text of a file, or what is wrong with it; messages call it by the name."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return Fault(name, 0, f"cannot be read: {(error.strerror or 'unknown reason').lower()}")
    return decode(content, name)


def decode(content: bytes, name: str) -> str | Fault:
    """Return the text of these bytes, or what is wrong with them."""
    if len(content) > LARGEST:
        return Fault(name, 0, f"is larger than {LARGEST:,} bytes; split it into several files")
    if b"\x00" in content:
        return Fault(name, 0, "is a binary file; write plain text in UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Fault(name, line, "is not UTF-8; save the file again with the encoding UTF-8")
    return text if text.strip() else Fault(name, 0, "is empty")
