"""The program `treatment-options` in processes that have read all modules before they are asked.

Reading the modules is nine tenths of the work of a short run. One process does it, and each run is a fork of
it, with the streams, the folder, the environment and the arguments of a run; all else is as in a new process.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import traceback
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

from engine import commands
from engine.commands.main import main

ASK = """import json, os, socket, sys
door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
door.connect({address!r})
run = json.dumps([sys.argv, os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(door, [run], [0, 1, 2])
sys.exit(int(door.recv(9) or 255))
"""
"""Hands a run over, and ends with its exit status, or with 255 where it ended without one."""
LARGEST = 100_000


@cache
def bin_folder() -> Path:
    """Return a folder for the beginning of a path, in which the program is ready."""
    folder = TemporaryDirectory()
    made = Path(folder.name)
    address, asking, program = made / "door", made / "ask.py", made / "bin" / "treatment-options"
    program.parent.mkdir()
    asking.write_text(ASK.format(address=str(address)), encoding="utf-8")
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -IS '{asking}' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.bind(str(address))
        door.listen(100)
        command = [sys.executable, "-m", "tests.ready", str(door.fileno())]
        root = Path(__file__).parents[1]
        process = subprocess.Popen(command, cwd=root, pass_fds=[door.fileno()], stdin=subprocess.DEVNULL)
    atexit.register(folder.cleanup)
    atexit.register(process.wait)
    atexit.register(process.terminate)
    return program.parent


def serve(door: socket.socket) -> None:
    """Fork for each run that is handed over, until the tests are done."""
    for each in walk_packages(commands.__path__, "engine.commands."):
        import_module(each.name)  # the program itself imports a command when it is asked for
    parent = os.getppid()
    door.settimeout(5)
    while os.getppid() == parent:
        with suppress(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
        with suppress(TimeoutError):
            asked, _ = door.accept()
            with asked:
                if not os.fork():
                    status = _run(*socket.recv_fds(asked, LARGEST, 3)[:2])
                    asked.send(str(status).encode())
                    os._exit(0)


def _run(asked: bytes, streams: list[int]) -> int:
    """Run the program as it was asked to, and return its exit status."""
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
        os.close(stream)
    sys.argv, folder, variables = json.loads(asked)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(each, mode, encoding="utf-8") for each, mode in enumerate("rww")
    )
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    except Exception:  # noqa: BLE001 -- as Python itself ends a program
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
