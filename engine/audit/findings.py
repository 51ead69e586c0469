"""A finding is data; printing it is somebody else's work."""

from dataclasses import dataclass

from engine.rulebook import Place

REMARKS = frozenset({"not-yet-reviewed"})
"""Kinds of findings that are told and counted, and with which a rulebook may be used all the same."""


@dataclass(frozen=True, order=True)
class Finding:
    """Something that an auditor should look at.

    Attributes:
        file: the file as the rulebook names it.
        line: the line counted from 1.
        code: the kind of finding, always the same words for the same kind.
        message: what was found and what to do, lower case, without a full stop.
    """

    file: str
    line: int
    code: str
    message: str

    @property
    def is_remark(self) -> bool:
        """Return whether a rulebook may be used with it all the same."""
        return self.code in REMARKS


def finding(place: Place, code: str, message: str) -> Finding:
    """Return a finding at a place."""
    return Finding(place.file, place.line, code, message)
