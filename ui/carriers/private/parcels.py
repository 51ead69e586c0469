"""The code for the visitor's browser, packed: as much as is needed, compiled by the Pyodide it is for."""

import gzip
import importlib.util
import io
import json
import pickle
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ui.carriers.private import pyodide
from ui.carriers.private.content import to_json
from ui.edition import Edition
from ui.rendering import COMPILED, environment

LIBRARIES = ("attr", "attrs", "babel", "cattrs", "experta", "fluent", "jinja2", "markupsafe", "pytz",
             "schema", "typing_extensions")  # fmt: skip
"""Packages and modules that go along, as far as they are needed; none of them needs anything compiled."""
OURS = ("engine", "ui")
DATA = ("ui/standards.json", "ui/style/*.css", "ui/texts/*/*.ftl", "babel/global.dat",
        "babel/locale-data/root.dat")  # fmt: skip
"""Files besides code that are read where it runs."""
UNUSED = frozenset(("territories", "languages", "scripts", "variants", "time_zones", "meta_zones",
                    "zone_formats", "unit_patterns", "compound_unit_patterns", "unit_display_names",
                    "currency_names", "currency_names_plural", "windows_zone_mapping", "zone_aliases",
                    "zone_territories", "territory_currencies", "territory_languages", "territory_zones",
                    "all_currencies", "interval_formats"))  # fmt: skip
"""Tables of Babel that no text asks for."""
SCRIPT = Path(__file__).with_name("compile.mjs")
WHEN = (1980, 1, 1, 0, 0, 0)  #: the time of every file in an archive, which is so the same each time


@dataclass(frozen=True)
class Parcels:
    """The code, packed."""

    standard: bytes  #: Python's standard library, as a zip, gzipped
    code: bytes  #: everything else: a list of names and sizes, and all files, gzipped
    compiled: bool  #: whether it is compiled; otherwise browsers take longer to start


def parcels(python: Mapping[str, bytes], edition: Edition) -> Parcels:
    """Return the code, for the files of Pyodide and an edition that it will be asked."""
    with TemporaryDirectory() as name:
        work = Path(name)
        _stage(work, python, to_json(edition))
        printed = pyodide.node(SCRIPT, str(work / "pyodide"), str(work), str(work / "content.json"))
        library = work / "lib"
        every = sorted(each.relative_to(library).as_posix() for each in library.rglob("*.py"))
        kept, standard = json.loads(printed) if printed else (every, None)
        ending = "c" if printed else ""
        files = {f"{each}{ending}": (library / f"{each}{ending}").read_bytes() for each in kept}
        for pattern in (*DATA, f"babel/locale-data/{edition.language.partition('-')[0]}.dat"):
            files |= {each.relative_to(library).as_posix(): _lean(each) for each in library.glob(pattern)}
        whole = python[pyodide.STANDARD_LIBRARY] if standard is None else _zip(work / "standard", standard)
        return Parcels(gzip.compress(whole, mtime=0), _pack(files), bool(printed))


def _stage(work: Path, python: Mapping[str, bytes], content: str) -> None:
    """Lay out everything that may be needed."""
    library, folder = work / "lib", work / "pyodide"
    folder.mkdir()
    for name, part in python.items():
        (folder / name).write_bytes(part)
    zipfile.ZipFile(folder / pyodide.STANDARD_LIBRARY).extractall(work / "standard")
    (work / "content.json").write_text(content, encoding="utf-8")
    for name in (*OURS, *LIBRARIES):
        _copy(name, library)
    environment().compile_templates(library / "ui" / COMPILED.name, zip=None, ignore_errors=False)


def _copy(name: str, library: Path) -> None:
    spec = importlib.util.find_spec(name)
    if spec is None:
        return
    leave = shutil.ignore_patterns("__pycache__", "*.so", "*.pyd")
    for folder in spec.submodule_search_locations or ():
        shutil.copytree(folder, library / name, ignore=leave, dirs_exist_ok=True)
    if not spec.submodule_search_locations and spec.origin:
        shutil.copy(spec.origin, library)


def _lean(file: Path) -> bytes:
    """Return a file; of all that Babel knows, only what texts with numbers and days need."""
    if file.suffix != ".dat":
        return file.read_bytes()
    known = pickle.loads(file.read_bytes())  # noqa: S301 -- Babel's own, as it was installed
    return pickle.dumps({key: {} if key in UNUSED else value for key, value in known.items()}, 2)


def _zip(folder: Path, names: Iterable[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(f"{name}c", WHEN), (folder / f"{name}c").read_bytes())
    return made.getvalue()


def _pack(files: Mapping[str, bytes]) -> bytes:
    """Return files as a line of JSON with their names and sizes, and then all of them, gzipped."""
    names = sorted(files)
    head = json.dumps([[each, len(files[each])] for each in names]).encode()
    return gzip.compress(head + b"\n" + b"".join(files[each] for each in names), mtime=0)
