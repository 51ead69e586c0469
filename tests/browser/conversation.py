"""What a page and the app say to each other, overheard: whether all that was asked is answered."""

import time
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 30
"""Seconds until the app must have answered."""
LISTENING = 20
"""Milliseconds between one look and the next."""


class Conversation:
    """The conversation of one page; it knows whether the app is still to answer."""

    def __init__(self, page: Page) -> None:
        """Listen to a page, from before it is opened."""
        self._page = page
        self._waiting = False
        page.on("websocket", self._listen)

    def settle(self) -> None:
        """Wait until the app has answered everything."""
        end = time.monotonic() + PATIENCE
        while self._waiting:
            assert time.monotonic() < end, f"the app did not answer within {PATIENCE} seconds"
            self._page.wait_for_timeout(LISTENING)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._asked)
        socket.on("framereceived", self._told)
        socket.on("close", self._broken_off)

    def _broken_off(self, _: WebSocket) -> None:
        self._waiting = False

    def _asked(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self._waiting = True

    def _told(self, frame: str | bytes) -> None:
        if not isinstance(frame, bytes):
            return
        told = ForwardMsg.FromString(frame)
        if told.HasField("new_session"):
            self._waiting = True
        elif told.WhichOneof("type") == "script_finished":
            self._waiting = told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


_CONVERSATIONS: WeakKeyDictionary[Page, Conversation] = WeakKeyDictionary()


def overhear(page: Page) -> Conversation:
    """Return the conversation of a page; the first call, before the page is opened, begins to listen."""
    if page not in _CONVERSATIONS:
        _CONVERSATIONS[page] = Conversation(page)
    return _CONVERSATIONS[page]
