"""Files that were made to be downloaded: there to be fetched, gone soon after, under no name to guess.

Streamlit names a file after what is in it, so that whoever knows the answers knows the address.
It forgets a file when other visitors click, which can be too soon, and never where nobody does.
"""

from collections.abc import Callable
from secrets import token_hex
from time import monotonic

from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryFile, MemoryMediaFileStorage

ADDRESS = "/media"
"""The path below which files are served."""
KEPT = 30.0
"""Seconds for which a file stays after nobody holds it, so that a browser can fetch it."""


class MadeFiles(MemoryMediaFileStorage):
    """Keeps files in memory, each under a random name, and forgets them in its own time."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Take what tells the time in seconds."""
        super().__init__(ADDRESS)
        self._clock = clock
        self._until: dict[str, float] = {}

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        """Keep a file, and return its name."""
        content = self._read_file(path_or_data) if isinstance(path_or_data, str) else path_or_data
        name = token_hex(16)
        self._files_by_id[name] = MemoryFile(content, mimetype, kind, filename)
        return name

    def delete_file(self, file_id: str) -> None:
        """Let a file go, after the time that it may take to fetch it."""
        self._until.setdefault(file_id, self._clock() + KEPT)

    def tidy(self) -> None:
        """Forget each file whose time is over."""
        now = self._clock()
        for name in [name for name, until in list(self._until.items()) if until <= now]:
            del self._until[name]
            super().delete_file(name)
