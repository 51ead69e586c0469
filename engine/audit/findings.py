"""A finding is data; printing it is somebody else's work."""

from dataclasses import dataclass

from engine.rulebook import Place


@dataclass(frozen=True, order=True)
class Finding:
    """Something that an auditor should look at."""

    file: str  #: the file as the rulebook names it
    line: int  #: the line counted from 1
    code: str  #: the kind of finding, always the same words for the same kind
    message: str  #: what was found and what to do, lower case, without a full stop
    is_remark: bool = False  #: whether a rulebook may be used with it all the same


def finding(place: Place, code: str, message: str, *, is_remark: bool = False) -> Finding:
    """Return a finding at a place, or a remark."""
    return Finding(place.file, place.line, code, message, is_remark)
