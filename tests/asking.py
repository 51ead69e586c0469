"""Requests to a server that runs, one by one, and what it answers."""

import http.client
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from tests.browser.serving import Served


class Answer:
    """An answer of the server: status, headers by their names in lower case, text."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.text = response.read().decode("utf-8", "replace")


def ask(
    served: Served,
    path: str,
    method: str = "GET",
    body: bytes | Iterator[bytes] | None = None,
    **headers: str,
) -> Answer:
    """Return what is answered at a path; underscores in the names of headers stand for hyphens."""
    connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        # A body that is refused while it is sent is cut off; the answer to it may still be there.
        with suppress(ConnectionResetError, BrokenPipeError):
            connection.request(
                method, path, body=body, headers=named, encode_chunked=not isinstance(body, bytes)
            )
        return Answer(connection.getresponse())
    finally:
        connection.close()
