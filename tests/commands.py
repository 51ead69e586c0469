"""Commands of the audit, run in the process of the tests."""

from pathlib import Path

from typer.testing import CliRunner, Result

from engine.commands.audit import program


def audit(*arguments: str | Path, given: str = "") -> Result:
    """Return the result of a command of the audit, with what it is given to read."""
    return CliRunner().invoke(program, [*map(str, arguments)], input=given)
