"""How the server is started: behind a proxy, for so many visitors, on a port that is free."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from engine.errors import TreatmentOptionsError
from engine.reading.load import SHIPPED
from tests.asking import ask
from tests.browser.serving import Served, free_port, serving
from tests.program import run
from tests.talking import talk, visiting
from ui.server.settings import Settings, public_address

HOST = "options.example.org"
PUBLIC = f"https://{HOST}"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server that is told of the proxy before it, and lets in one visitor at a time."""
    home = tmp_path_factory.mktemp("home")
    with serving(home, SHIPPED, "--public-address", f"{PUBLIC}/", "--visitors", "1") as served:
        yield served


def test_behind_a_proxy_only_the_public_name_is_answered_by_tls_and_any_name_with_its_health(
    behind: Served,
) -> None:
    assert ask(behind, "/").status == 421
    assert ask(behind, "/healthz").status == 200
    answer = ask(behind, "/", Host=HOST)
    assert (answer.status, answer.headers["strict-transport-security"]) == (200, "max-age=31536000")
    cookie = ask(behind, "/_stcore/health", Host=HOST).headers["set-cookie"]
    assert cookie.endswith("; Secure")
    assert "SameSite=Strict" in cookie


def test_one_visitor_too_many_is_told_so_and_sent_to_the_small_version(behind: Served) -> None:
    async def come() -> tuple[int, str]:
        async with visiting(behind.address, origin=PUBLIC, host=HOST) as first:
            await first.look()
            answer = ask(behind, "/", Host=HOST)
            with pytest.raises(InvalidStatus, match="503"):
                async with visiting(behind.address, origin=PUBLIC, host=HOST):
                    pytest.fail("somebody was let in who had no place")
            return answer.status, answer.text

    status, text = talk(come())
    assert status == 503
    assert "Too many people are here right now" in text
    assert '<a href="/plain">' in text


def test_a_page_under_another_name_cannot_talk_to_the_app(behind: Served) -> None:
    async def come() -> None:
        async with visiting(behind.address):
            pytest.fail("a foreign page was let in")

    with pytest.raises(InvalidStatus, match="403"):
        talk(come())


@pytest.mark.parametrize("given", [HOST, f"ftp://{HOST}", "https://", f"{PUBLIC}/app", "https:/a"])
def test_what_is_no_public_address_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(TreatmentOptionsError, match=r"such as `https://options\.example\.org`"):
        public_address(given)


def test_a_public_address_is_told_in_small_letters_without_a_slash() -> None:
    assert (public_address("HTTPS://Options.Example.org/"), public_address("")) == (PUBLIC, "")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8501"),
        ("::1", "http://localhost:8501"),
        ("10.0.0.7", "http://10.0.0.7:8501"),
        ("fe80::1", "http://[fe80::1]:8501"),
    ],
)
def test_the_address_is_one_that_a_browser_understands(host: str, address: str) -> None:
    assert Settings(host=host).address == address


def test_a_port_or_an_address_that_cannot_be_had_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(
        f"port {port} is taken already; stop what uses it, or choose another: --port "
    )
    assert ran.stderr.count("\n") == 1
    ran = run("serve", "--host", "192.0.2.1")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("`192.0.2.1` is no address of this machine; ")


def test_the_browser_is_opened_once_the_page_is_there(tmp_path: Path) -> None:
    port, opened, browser = free_port(), tmp_path / "opened", tmp_path / "browser"
    write = f"pathlib.Path({str(opened)!r}).write_text(sys.argv[1])"
    browser.write_text(f"#!{sys.executable}\nimport sys, pathlib\n{write}\n")
    browser.chmod(0o755)
    environment = {"BROWSER": str(browser), "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-P", "-m", "ui.server", "--port", str(port), "--open"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            assert server.stdout.readline() == f"The page is at http://localhost:{port} (Ctrl-C ends it)\n"
            while not opened.exists() or not opened.read_text():
                with pytest.raises(subprocess.TimeoutExpired):
                    server.wait(0.1)
            assert opened.read_text() == f"http://localhost:{port}"
        finally:
            server.terminate()
    assert server.returncode == 0
