"""`audit review`: stamps rules as read by a named person."""

from pathlib import Path
from typing import Annotated

import typer

from engine.audit.reviews import stamped, with_stamps
from engine.clock import today
from engine.commands.arguments import DEFAULT_RULES, Output, Rules
from engine.errors import Fault, RulebookError, TreatmentOptionsError
from engine.files import write_whole
from engine.reading.folder import shown
from engine.reading.forms.parts import as_date
from engine.reading.load import load_folder
from engine.reading.nearest import quoted, suggestion
from engine.reading.plain_text import read_text
from engine.rendering.rule_files import OPENING, comments_within, opening_of, render_stamps
from engine.rule_folder import RuleFolder, Stamp
from engine.rulebook import Rulebook
from engine.serialization import indented

FILE = "reviews.yaml"


def review(
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who has read them: one person's name.")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="RULE", help="The ids of the rules.", show_default=False)
    ] = None,
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="The day, such as 2026-11-23; today without it.")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Stamp every rule of the rulebook.")] = False,
    rules: Rules = DEFAULT_RULES,
    format_: Output = "text",
) -> None:
    """Stamp rules as read by a named person, with every statement that they cite and their terms.

    The stamps are one plain file, reviews.yaml, sorted by rule and person.
    Its opening comment stays; it is replaced as a whole or not at all.
    `audit check` says which stamps are stale because something under them changed: that is exact.
    """
    name, day = _name(by), _day(on)
    if bool(names) == every:
        raise typer.BadParameter("name the rules that were read, or say --all", param_hint="RULE")
    folder = load_folder(rules)
    new = stamped(
        folder.rulebook,
        folder.rulebook.rule if every else known_rules(folder.rulebook, names or []),
        name,
        day,
    )
    path = rules / FILE
    write_whole(path, render_stamps(with_stamps(folder.stamps, new), _opening(path, folder)))
    typer.echo(_as_json(new) if format_ == "json" else _as_text(new, path), nl=False)


def known_rules(rulebook: Rulebook, names: list[str]) -> list[str]:
    """Return the ids of rules, each once.

    Raises:
        TreatmentOptionsError: no rule has this id; the message names the nearest.
    """
    for name in names:
        if name not in rulebook.rule:
            raise TreatmentOptionsError(f"unknown rule {quoted(name)}{suggestion(name, rulebook.rule)}")
    return list(dict.fromkeys(names))


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name or not name.isprintable():
        raise typer.BadParameter("must be a person's name in letters that can be printed", param_hint="--by")
    return name


def _day(on: str) -> str:
    try:
        return as_date(on) if on else today().isoformat()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from None


def _opening(path: Path, folder: RuleFolder) -> str:
    """Return what the file opens with; comments further down would be lost, so they are refused."""
    if not path.exists():
        return OPENING
    text = read_text(path, shown(path))
    if isinstance(text, Fault):
        raise RulebookError((text,))
    within = tuple(comments_within(text, folder.stamps))
    if within:
        message = "a comment between the stamps would be lost; move it to the top of the file"
        raise RulebookError(tuple(Fault(shown(path), line, message) for line in within))
    return opening_of(text)


def _as_text(stamps: tuple[Stamp, ...], path: Path) -> str:
    lines = [f"{each.rule}: read by {each.by} on {each.on}" for each in stamps]
    count = f"{len(stamps):,} rule{'' if len(stamps) == 1 else 's'} stamped in {shown(path)}"
    return "".join(f"{line}\n" for line in [*lines, count])


def _as_json(stamps: tuple[Stamp, ...]) -> str:
    values = [
        {"rule": each.rule, "by": each.by, "on": each.on, "fingerprint": each.fingerprint} for each in stamps
    ]
    return indented({"stamped": values})
