"""Keys of what can be looked up: `rule:ID`, `option:ID`, `term:ID`, `statement:ID`, and `all:KIND`."""

from engine.rulebook import Rulebook

CONSEQUENCES = "consequences"  #: the table that shows what leads where
KINDS = ("option", "term", "rule", "statement")  #: what can be looked up one by one


def key(kind: str, name: str) -> str:
    """Return the key of one of a kind, or of all of one kind; `all` goes with `CONSEQUENCES` too."""
    return f"{kind}:{name}"


def notice_anchor(notice: str) -> str:
    """Return the id of the element that shows a notice."""
    return f"notice-{notice}"


def known(rulebook: Rulebook, key: str) -> bool:
    """Return whether a key names something of the rulebook; keys come from browsers, and may be anything."""
    kind, _, name = key.partition(":")
    return name in {
        "rule": rulebook.rule,
        "option": rulebook.subject,
        "term": rulebook.term,
        "statement": rulebook.statement,
        "all": (*KINDS, CONSEQUENCES),
    }.get(kind, {})
