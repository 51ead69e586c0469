"""Review stamps: that a named person has read a rule, and what it looked like then."""

from dataclasses import dataclass

from engine.rulebook import Place


@dataclass(frozen=True)
class Stamp:
    """The stamp of a person who has read a rule with everything it rests on."""

    rule: str  #: the id of the rule
    by: str  #: the name of the person
    on: str  #: the ISO date
    fingerprint: str  #: the first 16 hex digits of the SHA-256 of what was read
    place: Place | None = None  #: where the stamp is written, or None if it is not written yet
