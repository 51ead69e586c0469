"""The program as a process of its own: what it is given, its output, its exit status."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.ready import bin_folder

ROOT = Path(__file__).parents[1]
START = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
PROGRAM = [sys.executable, "-c", f"{START}; from engine.commands.main import main; main()"]
Ran = subprocess.CompletedProcess[str]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that finds the project from anywhere, without colours by force."""
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "NO_COLOR"}}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def run(*arguments: str, given: str | bytes = "", folder: Path = ROOT) -> Ran:
    """Run the program to its end."""
    content, wide = given.encode() if isinstance(given, str) else given, environment(COLUMNS="100")
    command = [str(bin_folder() / "treatment-options"), *arguments]
    ran = subprocess.run(command, input=content, capture_output=True, check=False, cwd=folder, env=wide)
    return Ran(ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def on_a_terminal(*arguments: str, folder: Path, stream: str = "stdout") -> tuple[Ran, str]:
    """Run the program with a terminal as one of its streams, and return what it wrote there too."""
    ours, theirs = pty.openpty()
    output, errors = (theirs if each == stream else subprocess.PIPE for each in ("stdout", "stderr"))
    command, place = [*PROGRAM, *arguments], environment(TERM="xterm")
    with subprocess.Popen(command, cwd=folder, env=place, text=True, stdout=output, stderr=errors) as process:
        os.close(theirs)
        written = b"".join(iter(lambda: _held(ours), b"")).decode()
        rest = process.communicate()
    os.close(ours)
    return Ran(command, process.returncode, *rest), written


def _held(terminal: int) -> bytes:
    """Return what a terminal holds, or nothing once everybody has left it."""
    try:
        return os.read(terminal, 10_000)
    except OSError:
        return b""
