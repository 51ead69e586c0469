"""Scenarios to fill in, as YAML."""

from collections.abc import Iterable

from engine.audit.testing.draft import Draft

EXPECTED = ("lists", "alongside", "because", "cautions", "notes", "fits")
"""The keys of a scenario of a therapy that say what is expected."""
NEEDED = {"derivations.test.yaml": "derives", "notices.test.yaml": "shows"}
"""The one key that says what is expected in the scenarios of other files."""


def render_drafts(drafts: Iterable[Draft], file: str) -> str:
    """Return drafts as YAML to fill in, for a file as its author would open it; as they are, none loads."""
    needed = NEEDED.get(file.rpartition("/")[2])
    advice = (
        f"# Where nothing must come out, write `{needed}: []`.\n"
        if needed
        else "# Take out the keys of what must not come out; empty ones are refused.\n"
    )
    head = f"# For {file}: name each case, and state what must come out of it.\n{advice}"
    return head + "".join(f"\n{_draft(each, (needed,) if needed else EXPECTED)}" for each in drafts)


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
