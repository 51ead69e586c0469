"""Streamlit's own files: compressed once, and kept by browsers, since their names change with them."""

import gzip
import mimetypes
from dataclasses import dataclass, field
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
COMPRESSIBLE = (".js", ".css", ".svg", ".json")


@dataclass
class Static:
    """Answers for the files that can be compressed."""

    app: ASGIApp  #: what answers for everything else
    assets: Path  #: the folder of what Streamlit serves as files
    _packed: dict[str, bytes] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Look once which files there are; no other path ever leads to one."""
        files = (each for each in (self.assets / "static").rglob("*") if each.suffix in COMPRESSIBLE)
        self._files = {f"/{each.relative_to(self.assets).as_posix()}": each for each in files}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give a file to whoever takes it compressed, and pass on everything else."""
        file = self._files.get(scope["path"]) if scope["type"] == "http" else None
        if file is None or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        if scope["path"] not in self._packed:
            content = await run_in_threadpool(file.read_bytes)
            self._packed[scope["path"]] = await run_in_threadpool(gzip.compress, content)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = FOR_EVER | {"Content-Encoding": "gzip"}
        await Response(self._packed[scope["path"]], headers=headers, media_type=kind)(scope, receive, send)
