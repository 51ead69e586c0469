"""Scenarios to fill in, as YAML."""

from collections.abc import Iterable

from engine.audit.testing.draft import Draft
from engine.rulebook import Derives, Rule, Shows

EXPECTED = ("lists", "alongside", "because", "cautions", "notes", "fits")
"""The keys of a scenario of a therapy that say what is expected."""


def render_drafts(drafts: Iterable[Draft], rule: Rule, file: str) -> str:
    """Return drafts as YAML to fill in; as they are, no rulebook would load with them.

    Args:
        drafts: the cases.
        rule: the rule that they are about.
        file: the file into which they belong, as its author would open it.
    """
    head = (
        f"# For {file}: name each case, and state what must come out of it.\n"
        "# Take out the keys of what must not come out; empty ones are refused.\n"
    )
    return head + "".join(f"\n{_draft(each, expected(rule))}" for each in drafts)


def expected(rule: Rule) -> tuple[str, ...]:
    """Return the keys under which a scenario of this rule says what is expected."""
    match rule.concludes:
        case Derives():
            return ("derives",)
        case Shows():
            return ("shows",)
        case _:
            return EXPECTED


def _draft(draft: Draft, keys: Iterable[str]) -> str:
    today = [f"#   {key}: {_value(value)}" for key, value in draft.today] or ["#   nothing"]
    lines = [
        f"# {draft.what[0].upper()}{draft.what[1:]}. Today it gives:",
        *today,
        "- name:",
        f"  has: {_value(draft.has)}",
        *(f"  {key}:" for key in keys),
    ]
    return "".join(f"{line}\n" for line in lines)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(each)}" for key, each in value.items())
    return f"[{', '.join(value)}]" if isinstance(value, list | tuple) else str(value)
