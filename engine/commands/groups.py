"""Groups of commands: each is imported when it is asked for, so that none waits for what another needs."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

Commands = Mapping[str, tuple[str, str]]
"""Commands by name, in the order of the help: `module:function` or `module:group`, with an example."""


def group_of(package: str, commands: Commands) -> type[TyperGroup]:
    """Return the class of a group of these commands, of which none is imported yet."""

    class Group(TyperGroup):
        def list_commands(self, _: object) -> list[str]:
            return list(commands)

        def get_command(self, _: object, cmd_name: str) -> Any:  # noqa: ANN401 -- Typer has a class of its own
            for name in (cmd_name,) if cmd_name in commands else commands:  # all, to know the nearest name
                self.commands[name] = self.commands.get(name) or _command(package, name, *commands[name])
            return self.commands.get(cmd_name)

    return Group


def _command(package: str, name: str, place: str, example: str) -> Any:  # noqa: ANN401 -- likewise
    module, _, attribute = place.partition(":")
    found = getattr(import_module(f"{package}.{module}"), attribute)
    if not isinstance(found, typer.Typer):
        program = typer.Typer(add_completion=False, rich_markup_mode=None)
        program.command(name, epilog=f"Example: {example}")(found)
        found = program
    return get_command(found)
