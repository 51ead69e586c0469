"""`serve`: starts the app as a process of its own."""

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from typing import Annotated

import typer

from engine.commands.arguments import DEFAULT_RULES, RULES_VARIABLE, Rules
from engine.errors import TreatmentOptionsError
from engine.reading.load import load_rulebook


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    public_address: Annotated[
        str, typer.Option(help="The address that visitors open, where a proxy stands before the server.")
    ] = "",
    visitors: Annotated[int, typer.Option(min=1, help="How many visitors there may be at a time.")] = 500,
    rules: Rules = DEFAULT_RULES,
) -> None:
    """Serve the app until it is stopped with Ctrl-C."""
    load_rulebook(rules)
    command = [
        *(sys.executable, "-P", "-m", app_module("ui.server")),
        *("--host", host, "--port", str(port), "--visitors", str(visitors)),
        *(("--public-address", public_address) if public_address else ()),
        *(("--open",) if open_ else ()),
    ]
    environment = os.environ | {RULES_VARIABLE: str(rules.resolve())}
    raise typer.Exit(_run(command, environment))


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run a program until it ends or this one is stopped, and leave nothing of it behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with subprocess.Popen(command, env=environment) as app:  # noqa: S603 -- our own program
        try:
            return app.wait()
        except KeyboardInterrupt:
            for each in (signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.SIG_IGN)
            app.terminate()
            return 0


def app_module(name: str) -> str:
    """Return a module of the app; it is found by name, since the engine knows nothing of it.

    Raises:
        TreatmentOptionsError: the app is not installed.
    """
    if find_spec("ui") is None:
        message = "the app is not installed beside the engine; install the whole project again"
        raise TreatmentOptionsError(message)
    return name
