"""`private`: writes the app as a static site, which runs wholly in the visitor's own browser."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from engine.commands.arguments import DEFAULT_RULES, RULES_VARIABLE, Rules
from engine.commands.serve import app_module
from engine.reading.load import load_rulebook


def private(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write.", show_default=False)],
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Write the app as files for any file server: it then runs in the visitor's browser, and sends nothing.

    OUT is empty, or holds a site that was written before. It needs Pyodide, which npm fetches once,
    and Node, which compiles the code; without Node the site works too, and takes longer to start.
    """
    load_rulebook(rules)
    command = [sys.executable, "-P", "-m", app_module("ui.carriers.private"), str(out)]
    environment = os.environ | {RULES_VARIABLE: str(rules.resolve())}
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603 -- our own
