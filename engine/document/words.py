"""The words of a text, and the fingerprint of a run of words.

Two copies of a text have the same words whatever their quotation marks, dashes, bullets, spacing,
line ends and invisible marks; they differ in every word that was changed, added or left out.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import sha256

DIGITS = 16  #: how many hexadecimal digits of the SHA-256 make a fingerprint

PIECE = re.compile(r"\S{1,256}")
"""The text that is normalized at once: a character may grow to eighteen (UAX 15), and sorting many accents
takes the square of their number."""
_RUN = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: runs of letters and digits, lower-cased.

    The text is first brought to Unicode's form NFKC (Unicode Standard Annex 15),
    and its format characters (general category Cf: soft hyphens, zero-width marks, a byte-order mark)
    are removed.
    """
    return tuple(each_word(text))


def each_word(text: str) -> Iterator[str]:
    """Yield the words of a text one by one, for who may stop before its end."""
    for piece in PIECE.finditer(text):
        plain = unicodedata.normalize("NFKC", piece[0])
        if not plain.isascii():
            plain = "".join(each for each in plain if unicodedata.category(each) != "Cf")
        for run in _RUN.findall(plain):
            yield run.lower()


def fingerprint(run: Sequence[str]) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of words joined by single spaces."""
    return sha256(" ".join(run).encode()).hexdigest()[:DIGITS]
