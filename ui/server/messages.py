"""The messages of the page to the app: those that the app needs, and no others.

Streamlit takes some by which anybody could empty what all visitors share, or by which programs try it out.
Here each kind is closed that is not opened by name: it is dropped, and the conversation goes on.
What is no message at all is left to Streamlit, which ends the conversation.
"""

from dataclasses import dataclass

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

NEEDED = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
"""The kinds that pages send: what was chosen, to stop, and that it is there."""


@dataclass(frozen=True)
class Messages:
    """Passes on the messages that the app needs."""

    app: ASGIApp  #: what takes them

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a conversation without what is not needed, and everything else as it is."""
        await self.app(scope, _needed(receive) if scope["type"] == "websocket" else receive, send)


def _needed(receive: Receive) -> Receive:
    async def take() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _is_needed(message.get("bytes")):
                return message

    return take


def _is_needed(frame: bytes | None) -> bool:
    """Return whether a frame is to be passed on; one that is no message is."""
    try:
        return frame is None or BackMsg.FromString(frame).WhichOneof("type") in NEEDED
    except DecodeError:
        return True
