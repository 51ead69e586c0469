"""Review stamps: that a named person has read a rule, and what it looked like then."""

from dataclasses import dataclass

from engine.rulebook import Place


@dataclass(frozen=True)
class Stamp:
    """The stamp of a person who has read a rule with everything it rests on.

    Attributes:
        rule: the id of the rule.
        by: the name of the person.
        on: the ISO date.
        fingerprint: the first 16 hex digits of the SHA-256 of what was read.
        place: where the stamp is written, or None if it is not written yet.
    """

    rule: str
    by: str
    on: str
    fingerprint: str
    place: Place | None = None
