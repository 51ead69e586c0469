"""Keys of what can be looked up: `rule:ID`, `option:ID`, `term:ID`, `statement:ID`, and `all:KIND`."""

from engine.rulebook import Rulebook

CONSEQUENCES = "consequences"  #: the table that shows what leads where
KINDS = ("option", "term", "rule", "statement")  #: what can be looked up one by one


def rule_key(rule: str) -> str:
    """Return the key of a rule."""
    return f"rule:{rule}"


def option_key(option: str) -> str:
    """Return the key of an option."""
    return f"option:{option}"


def term_key(term: str) -> str:
    """Return the key of a term."""
    return f"term:{term}"


def statement_key(statement: str) -> str:
    """Return the key of a statement."""
    return f"statement:{statement}"


def all_key(kind: str) -> str:
    """Return the key of all options, terms, rules or statements, or of the table of consequences."""
    return f"all:{kind}"


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
