"""The words that no visible text may use, and the phrases in which they are allowed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Avoided:
    """A word in all its forms, and what to say instead."""

    forms: tuple[str, ...]
    instead: str


@dataclass(frozen=True)
class Exempt:
    """A phrase in which an avoided word is allowed, with the reason."""

    phrase: str
    reason: str


@dataclass(frozen=True)
class BannedWords:
    """The words that are avoided, and those that are exempt."""

    avoid: tuple[Avoided, ...] = ()
    exempt: tuple[Exempt, ...] = ()
