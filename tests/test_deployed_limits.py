"""The limits of nginx as deployed: an address of version 6 is counted by its network."""

import re
import socket
import subprocess
from collections.abc import Iterator

import pytest

from tests.browser.serving import free_port
from tests.conftest import absent
from tests.proxied import DEPLOYED, missing

MAP = re.compile(r"^map \$binary_remote_addr \$network \{.*?^\}", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Return the port of an nginx that lets each network in once, and believes who says that they come."""
    if lacking := missing():
        absent(f"{lacking}; install nginx-light and openssl")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    found = MAP.search(DEPLOYED.read_text(encoding="utf-8"))
    assert found
    paths = "".join(
        f"{each}_temp_path {folder}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; error_log {folder}/log crit; events {{}}"
        f" http {{ access_log off; {paths} {found[0]}"
        " limit_req_zone $network zone=once:1m rate=1r/m; set_real_ip_from 127.0.0.1; real_ip_header From;"
        f" server {{ listen 127.0.0.1:{port};"
        " location / { limit_req zone=once; try_files /none =204; } } }",
        encoding="utf-8",
    )
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")]
    subprocess.run(command, check=True, capture_output=True)
    yield port
    subprocess.run([*command, "-s", "stop"], check=True, capture_output=True)


def _status(port: int, address: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(f"GET / HTTP/1.0\r\nFrom: {address}\r\n\r\n".encode())
        return connection.recv(12)[9:]


def test_addresses_of_one_network_are_counted_together_and_those_of_others_apart(port: int) -> None:
    asked = [
        "2001:db8:0:1::1",
        "2001:db8:0:1:ffff::2",
        "2001:db8:0:2::1",
        "192.0.2.1",
        "192.0.2.1",
        "192.0.2.2",
    ]
    assert [_status(port, each) for each in asked] == [b"204", b"503", b"204", b"204", b"503", b"204"]
