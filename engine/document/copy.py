"""A copy of a document comes in: a file becomes one text, or one clear line about why not."""

import codecs
import re
from pathlib import Path

from engine.document.words import each_word
from engine.errors import DocumentError

LARGEST = 1_000_000
"""Bytes of the largest file that is read: what is slow to read, such as stacked accents, is soon over."""

_MARKUP = re.compile(
    r"(?:\s|<!--(?s:.*?)-->|<\?xml\b[^>]*>)*+<(?:!doctype|[a-z][\w:.-]*)[\s/>]"
    r"|(?s:.*?</[a-z][\w:.-]*\s*>){3}",
    re.IGNORECASE,
)
"""The beginning of an element, or three ends of elements; it never goes back over what it has read."""
_BEFORE = b"\xff\xfe\xef\xbb\xbf \t\r\n\0"  #: the bytes that may stand before the beginning of a format
_FORMATS = {
    rb"%PDF": "a PDF",
    rb"PK\x03\x04|\xd0\xcf\x11\xe0": "a Word document or an archive",
    rb"\{\\rtf": "RTF",
    rb"%!PS": "PostScript",
    rb"MIME-Version:|From: <Saved by": "a saved web page or a mail",
    rb"\x89PNG|\xd8\xff": "a picture",
}
"""The beginnings of files that hold more than text, by which they are refused."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_copy(path: Path) -> str:
    """Return the text of a file in UTF-8, with or without a byte-order mark, or in UTF-16 with one.

    Raises:
        DocumentError: it cannot be opened, is larger than 1 MB, is not text, or has no words.
    """
    text = decode(_content(path), str(path))
    if next(each_word(text), None) is None:
        raise DocumentError(f"`{path}` has no words: name a file that holds the text of the document")
    return text


def decode(content: bytes, name: str) -> str:
    """Return bytes as text; `name` is what messages call them.

    Raises:
        DocumentError: they are larger than 1 MB, of another format, or not text.
    """
    if len(content) > LARGEST:
        message = f"`{name}` is larger than {LARGEST // 1_000_000} MB: name a file that holds the text alone"
        raise DocumentError(message)
    head = content[:100].lstrip(_BEFORE).replace(b"\0", b"")
    for beginning, form in _FORMATS.items():
        if re.match(beginning, head, re.IGNORECASE):
            raise DocumentError(f"`{name}` is {form}: save the document as plain text and name that file")
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"`{name}` is not plain text in UTF-8: save the document as plain text and name that file"
        raise DocumentError(message) from error
    if "\0" in text:
        raise DocumentError(f"`{name}` is not plain text: save the document as plain text and name that file")
    if _MARKUP.match(text):
        message = (
            f"`{name}` is a page in HTML or XML: open it in a browser, save it as plain text and name that"
        )
        raise DocumentError(message)
    return text


def _content(path: Path) -> bytes:
    """Return what a file holds, and at most one byte more than is read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise DocumentError(f"`{path}` cannot be read: {reason}") from error
