"""The site of the private edition: a start page that can be read at once, and all that answers behind it.

What changes together lies in a folder that is named after its content. So a page never meets files of another
version, and everything but the start page and the service worker may be kept for good.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from engine.errors import TreatmentOptionsError
from ui.apply import Outcome
from ui.carriers.private import pyodide
from ui.carriers.private.answering import context_of
from ui.carriers.private.content import to_json
from ui.carriers.private.parcels import Parcels
from ui.carriers.reply import reply
from ui.edition import Edition
from ui.rendering import private_document, style
from ui.texts import texts
from ui.visit import Visit

SCRIPTS = Path(__file__).with_name("script")
SHARED = Path(__file__).parents[2] / "script"
EARLY = (SCRIPTS / "early.js").read_text(encoding="utf-8")  #: stands in the start page
INDEX, SERVICE, HEADERS = "index.html", "service.js", "_headers"
CHECKED = ("code.bin", "content.json", "standard.bin", "pyodide.asm.js")
"""Files that are read whole, and so can be checked before they are used."""
KEEP = "public, max-age=31536000, immutable"

Files = Mapping[str, bytes]


def site(edition: Edition, python: Files, packed: Parcels) -> dict[str, bytes]:
    """Return the files of the site by their paths, of what is asked, Pyodide, and the code packed for it."""
    content = to_json(edition)
    core = {name: part for name, part in python.items() if name != pyodide.STANDARD_LIBRARY}
    lock = {**json.loads(python[pyodide.LOCK]), "packages": {}}  # nothing else that it could load is here
    core |= {"standard.bin": packed.standard, pyodide.LOCK: json.dumps(lock).encode()}
    ours = {name: (SCRIPTS / name).read_bytes() for name in ("start.js", "worker.js")}
    ours |= {name: (SHARED / name).read_bytes() for name in ("page.js", "idiomorph.js")}
    ours |= {"code.bin": packed.code, "content.json": content.encode()}
    below = _folder("python", core)
    folder = next(iter(below)).partition("/")[0]
    checked = {name: _integrity(part) for name, part in (core | ours).items() if name in CHECKED}
    known = {"PYTHON": f"../{folder}/", "CHECKED": checked}
    names = "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in known.items())
    below |= _folder("app", ours | {"files.js": names.encode()})
    script = next(each for each in below if each.endswith("/start.js"))
    page = reply(context_of(edition, Visit()), Outcome(Visit()))
    values = {"tab": page["tab"], "body": page["html"], "policy": policy(), "early": EARLY, "script": script}
    index = private_document(texts(edition.language), **values)
    service = _service(below, index.encode())
    return below | {INDEX: index.encode(), SERVICE: service, HEADERS: _headers().encode()}


def write(out: Path, files: Files) -> None:
    """Write a site; what refers to the rest comes last, and only then goes what an earlier site left."""
    before = earlier(out)
    for name in sorted(files, key=lambda name: ("/" not in name, name == INDEX, name)):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(files[name])
    for name in before - files.keys():
        (out / name).unlink()
    for folder in out.iterdir():
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def earlier(out: Path) -> set[str]:
    """Return the files of the site that a folder holds; raise `TreatmentOptionsError` for any others."""
    before = {each.relative_to(out).as_posix() for each in out.rglob("*") if each.is_file()}
    if out.is_file() or (before and not {INDEX, SERVICE} <= before):
        message = f"`{out}` holds other files; name a folder that is empty, or holds a site written before"
        raise TreatmentOptionsError(message if out.is_dir() else f"`{out}` is a file; name a folder")
    return before


def policy(*more: str) -> str:
    """Return the content security policy; some of it holds only where the host sends it."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' '{_integrity(EARLY.encode())}'",
            f"style-src '{_integrity(style().encode())}'",
            "img-src data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            *more,
        )
    )


def _headers() -> str:
    sent = {
        "Content-Security-Policy": policy("frame-ancestors 'none'"),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
    lines = ["/*", *(f"  {name}: {value}" for name, value in sent.items())]
    for kind in ("app", "python"):
        lines += [f"/{kind}-*", "  ! Cache-Control", f"  Cache-Control: {KEEP}"]
    return "\n".join((*lines, ""))


def _service(below: Files, index: bytes) -> bytes:
    listed = {name: _integrity(part) for name, part in {**below, "": index}.items()}
    version = sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()[:12]
    head = f"const VERSION = {json.dumps(version)};\nconst FILES = {json.dumps(listed)};\n"
    return head.encode() + (SCRIPTS / SERVICE).read_bytes()


def _folder(kind: str, files: Files) -> dict[str, bytes]:
    """Return files in a folder that is named after what they hold."""
    whole = sha256()
    for name in sorted(files):
        whole.update(f"{name} {sha256(files[name]).hexdigest()}\n".encode())
    return {f"{kind}-{whole.hexdigest()[:12]}/{name}": part for name, part in files.items()}


def _integrity(content: bytes) -> str:
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"
