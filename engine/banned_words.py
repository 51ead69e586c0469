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
class Inferring:
    """A word in all its forms that no name of a topic may use, as it is a sign of many, with the reason."""

    forms: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class BannedWords:
    """The words that are avoided, the phrases that are exempt, and those that infer a topic from a sign."""

    avoid: tuple[Avoided, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    infer: tuple[Inferring, ...] = ()
