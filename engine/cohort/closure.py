"""Which rules fire, for thousands of answer sheets at once.

The meaning is that of the reference: the least set of terms that is closed under the rules.
A term is a row of bits, one for each sheet; a rule is the bitwise "and" of its terms;
derivations are run until no row changes.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.rulebook import Derives, Rulebook

Bits = NDArray[np.uint8]


class Closure:
    """A rulebook, ready to be asked about many sheets."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Take a checked rulebook."""
        position = {term: number for number, term in enumerate(rulebook.term)}
        self._terms = len(position)
        self._needs = [[position[term] for term in dict.fromkeys(rule.has)] for rule in rulebook.rules]
        self._derivations = [
            (needs, position[rule.concludes.term])
            for needs, rule in zip(self._needs, rulebook.rules, strict=True)
            if isinstance(rule.concludes, Derives)
        ]

    def fired(self, sheets: Sequence[int]) -> Bits:
        """Return which rules fire: a row of bits for each rule, one bit for each sheet, highest bit first.

        Args:
            sheets: numbers with one bit for each term, the first term lowest.
        """
        terms = self._given(sheets)
        self._close(terms)
        fired = np.empty((len(self._needs), terms.shape[1]), np.uint8)
        for number, needs in enumerate(self._needs):
            np.bitwise_and.reduce(terms[needs], axis=0, out=fired[number], initial=255)
        return fired

    def _given(self, sheets: Sequence[int]) -> Bits:
        """Return a row of bits for each term."""
        width = self._terms // 8 + 1
        written = b"".join(sheet.to_bytes(width, "little") for sheet in sheets)
        by_sheet = np.frombuffer(written, np.uint8).reshape(len(sheets), width)
        bits = np.unpackbits(by_sheet, axis=1, count=self._terms, bitorder="little")
        return np.packbits(bits.T, axis=1)

    def _close(self, terms: Bits) -> None:
        """Add what the derivations derive, until nothing changes."""
        changed = True
        while changed:
            changed = False
            for needs, derived in self._derivations:
                fires = np.bitwise_and.reduce(terms[needs], axis=0, initial=255)
                if np.any(fires & ~terms[derived]):
                    terms[derived] |= fires
                    changed = True
