"""Writes the site of the private edition into a folder: `python -m ui.carriers.private FOLDER`."""

import sys
from pathlib import Path

from engine.errors import TreatmentOptionsError
from ui.carriers.private.parcels import parcels
from ui.carriers.private.pyodide import package
from ui.carriers.private.site import earlier, site, write
from ui.editions import served

UNCOMPILED = "Node is not here, so the code is not packed.compiled: the site works, and takes longer to start"


def main() -> int:
    """Write the site of the rules that the environment names; return the exit status."""
    out, edition = Path(sys.argv[1]), served().current().edition
    assert edition is not None  # noqa: S101 -- the rules were read before
    try:
        earlier(out)
        python = package()
        packed = parcels(python, edition)
        files = site(edition, python, packed)
        write(out, files)
    except (TreatmentOptionsError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201 -- what a command says
        return 1
    size = sum(map(len, files.values())) / 1e6
    print(f"{out} written: {len(files)} files, {size:.1f} MB")  # noqa: T201 -- likewise
    if not packed.compiled:
        print(UNCOMPILED, file=sys.stderr)  # noqa: T201 -- likewise
    return 0


if __name__ == "__main__":
    sys.exit(main())
