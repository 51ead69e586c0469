"""The private parts of Streamlit that are relied on, each by its name, in the one version that is pinned."""

import inspect
import tomllib
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.datastructures import Headers
from streamlit import delta_generator, file_util
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.watcher.local_sources_watcher import LocalSourcesWatcher
from streamlit.web.server.starlette import starlette_websocket

from ui.server.index import starting
from ui.server.messages import NEEDED

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))


def test_streamlit_is_pinned_to_the_version_that_is_installed() -> None:
    assert f"streamlit=={streamlit.__version__}" in PROJECT["project"]["dependencies"]


@pytest.mark.parametrize(
    ("where", "name", "takes"),
    [
        (BidiComponentManager, "register_from_manifest", ["self", "manifest", "package_root"]),
        (BidiComponentManager, "get_component_asset_root", ["self", "name"]),
        (Runtime, "is_active_session", ["self", "session_id"]),
        (LocalSourcesWatcher, "update_watched_modules", ["self"]),
    ],
)
def test_a_method_that_is_relied_on_is_there(where: type, name: str, takes: list[str]) -> None:
    assert list(inspect.signature(getattr(where, name)).parameters) == takes


def test_visits_whose_time_is_over_can_be_forgotten() -> None:
    assert "self._session_mgr" in inspect.getsource(Runtime)
    assert "self._session_storage" in inspect.getsource(WebsocketSessionManager)
    storage: Any = MemorySessionStorage()
    assert callable(storage._cache.expire)  # noqa: SLF001 -- the subject of the test


def test_a_page_names_the_visit_with_which_it_goes_on_in_the_third_place() -> None:
    headers = Headers({"Sec-WebSocket-Protocol": "streamlit, token, visit"})
    read = starlette_websocket._parse_subprotocols(headers)  # noqa: SLF001 -- likewise
    assert read == ("streamlit", "token", "visit")


def test_the_warning_of_a_bare_start_can_be_taken_as_given() -> None:
    assert "_use_warning_has_been_displayed" in vars(delta_generator)


def test_the_kinds_of_messages_and_the_page_that_starts_the_app_are_as_expected() -> None:
    assert {each.name for each in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields} >= NEEDED
    assert starting((Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8"))
