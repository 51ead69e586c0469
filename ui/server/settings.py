"""Settings of the server."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from engine.errors import TreatmentOptionsError

LOCAL = "127.0.0.1"  #: this machine alone


@dataclass(frozen=True)
class Settings:
    """How the server is run."""

    host: str = LOCAL  #: the address to listen on
    port: int = 8501  #: the port to listen on
    #: the address that visitors type where a proxy stands before the server, such as
    #: `https://options.example.org`; empty where they come directly
    public: str = ""
    visitors: int = 500  #: how many visitors there may be at a time
    open: bool = False  #: whether to open the page in a browser

    @property
    def secure(self) -> bool:
        """Return whether visitors come by TLS."""
        return self.public.startswith("https://")

    @property
    def address(self) -> str:
        """Return where the page is."""
        shown = {LOCAL: "localhost", "::1": "localhost", "0.0.0.0": "localhost", "::": "localhost"}  # noqa: S104
        host = shown.get(self.host, f"[{self.host}]" if ":" in self.host else self.host)
        return self.public or f"http://{host}:{self.port}"


def public_address(given: str) -> str:
    """Return the public address without a slash at its end, or nothing for nothing.

    Raises:
        TreatmentOptionsError: it is not an address, or more than one.
    """
    parts = urlsplit(given.strip().rstrip("/"))
    if given and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query):
        example = "write the beginning of it alone, such as `https://options.example.org`"
        raise TreatmentOptionsError(f"`{given}` is not the address of a page that visitors open; {example}")
    return f"{parts.scheme}://{parts.netloc.lower()}" if given else ""
