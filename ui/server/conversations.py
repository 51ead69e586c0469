"""Conversations with pages: one that does not begin, or whose other end never reads, is ended.

uvicorn leaves a beginning that cannot be read unanswered, and waits for whoever does not take its words.
"""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

MOST_UNREAD = 1024 * 1024
"""Bytes that may wait for the other end when it sends something more; a page has at most half of it."""


class Conversation(WebSocketsSansIOProtocol):
    """One conversation, from the request that begins it."""

    def data_received(self, data: bytes) -> None:
        """Take in a part of it; the first part is the whole request, or none will come."""
        super().data_received(data)
        if not self.handshake_initiated or self.transport.get_write_buffer_size() > MOST_UNREAD:
            self.transport.abort()

    def keepalive_timeout(self) -> None:
        """End it at once where nobody answers whether anybody is there."""
        super().keepalive_timeout()
        self.transport.abort()

    def shutdown(self) -> None:
        """End it when the server stops."""
        if self.handshake_initiated:
            super().shutdown()
        else:
            self.transport.abort()
