"""The server around the app: what every answer carries, what is closed, and what is refused."""

import asyncio
import json
import re
import shutil
import socket
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from engine.reading.load import SHIPPED, load_rulebook
from engine.serialization import fingerprint
from tests.asking import ask
from tests.browser.serving import Served, serving
from tests.talking import talk, visiting
from ui.carriers.plain.routes import LARGEST_FORM
from ui.carriers.streamlit.component import addresses
from ui.carriers.streamlit.uploads import LARGEST
from ui.rendering import style_address
from ui.server import limits
from ui.server.headers import policy
from ui.visit import PAGES

RULE = "cbt-first-choice-for-ocd"
OPEN = ["/", "/plain", "/plain/left", f"/rules/{RULE}", f"/plain/rules/{RULE}", style_address()]
OPEN += ["/healthz", "/robots.txt", *(f"/{name}" for name in PAGES if name != "start")]
CLOSED = [
    "/nowhere", "/start", "/list/", "/list/more", "/index.html", "/static/index.html",
    "/static/../index.html", "/static/js/nowhere.js", "/manifest.json", "/component/any/index.html",
    "/app/static/any", "/auth/login", "/oauth2callback", "/_stcore/metrics", "/_stcore/script-health-check",
    "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/agent/interact",
    "/_stcore/bidi-components/treatment-options.page/../app.py",
    "/_stcore/bidi-components/treatment-options.page/server/settings.py", "/_stcore/stream", "/media/any",
    "/_stcore/upload_file/any/any", "/style-0.css", "//elsewhere.invalid", "/%2e%2e/%2e%2e/etc/passwd",
]  # fmt: skip
STRICT = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served


@pytest.mark.parametrize("path", [*OPEN, *CLOSED[:3], "/_stcore/health", *addresses()])
def test_every_answer_carries_the_policy(served: Served, path: str) -> None:
    headers = ask(served, path).headers
    assert {name: headers[name] for name in STRICT} == STRICT
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert "cache-control" in headers
    assert {"server", "access-control-allow-origin", "strict-transport-security"} & set(headers) == set()


@pytest.mark.parametrize("path", OPEN)
def test_what_the_app_needs_is_open(served: Served, path: str) -> None:
    assert ask(served, path).status == 200
    assert ask(served, path, "HEAD").text == ""


@pytest.mark.parametrize("path", CLOSED)
def test_every_other_path_gets_a_plain_page_that_says_so(served: Served, path: str) -> None:
    answer = ask(served, path)
    assert answer.status == 404
    assert "<h1>There is no such page</h1>" in answer.text
    assert len(answer.text) < 1_000


@pytest.mark.parametrize("path", ["/", "/list", "/healthz", "/_stcore/health", "/plain/left"])
@pytest.mark.parametrize("method", ["DELETE", "PUT", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(served: Served, path: str, method: str) -> None:
    answer = ask(served, path, method)
    assert (answer.status, "GET" in answer.headers["allow"]) == (405, True)


def test_the_page_tells_its_language_its_title_and_the_way_without_scripts(served: Served) -> None:
    title = load_rulebook(SHIPPED).title
    page = ask(served, "/").text
    assert '<html lang="en" dir="ltr">' in page
    assert "Start the questions" in page  # it can be read before any script is there
    assert f"<title>{title}</title>" in page
    assert f"<title>Privacy | {title}</title>" in ask(served, "/privacy").text
    without = page[page.index("<noscript>") : page.index("</noscript>")]
    assert "This page needs scripts" in without
    assert '<a href="/plain">' in without
    assert "agent" not in page
    assert "<title>Streamlit" not in page


def test_the_address_of_a_rule_is_answered_with_the_rule_and_the_app_is_asked_for_it(served: Served) -> None:
    page, small = ask(served, f"/rules/{RULE}").text, ask(served, f"/plain/rules/{RULE}").text
    for each in (page, small):
        assert f'<h1 id="top" tabindex="-1">{RULE}</h1>' in each
    assert f'data-press="[[&#34;do&#34;, &#34;look-up rule:{RULE}&#34;]]"' in page
    assert "data-press" not in ask(served, "/rules").text


def test_the_policy_names_every_script_that_is_written_in_the_page_and_allows_none_in_the_plain_one(
    served: Served,
) -> None:
    answer = ask(served, "/")
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = [f"sha256-{b64encode(sha256(each.encode()).digest()).decode()}" for each in scripts]
    assert answer.headers["content-security-policy"] == policy(hashes)
    assert "'unsafe-inline'" not in policy(hashes).partition("style-src")[0]
    assert "script-src" not in ask(served, "/plain").headers["content-security-policy"]


def test_a_query_is_dropped_before_the_app_sees_it(served: Served) -> None:
    answer = ask(served, "/list?staticAppId=elsewhere&embed=true")
    assert (answer.status, answer.headers["location"]) == (303, "/list")


def test_the_health_tells_the_rulebook_and_nothing_of_visitors(served: Served) -> None:
    book = load_rulebook(SHIPPED)
    assert json.loads(ask(served, "/healthz").text) == {
        "status": "ok",
        "rulebook": {"version": book.version, "fingerprint": fingerprint(book)},
        "last_edit_faulty": False,
    }


def test_no_host_may_hold_the_page_and_talk_to_it(served: Served) -> None:
    assert json.loads(ask(served, "/_stcore/host-config").text)["allowedOrigins"] == []


def test_a_visit_over_the_wire_is_told_back(served: Served) -> None:
    async def visit() -> str:
        async with visiting(served.address) as visitor:
            await visitor.look()
            await visitor.press("pick topics obsessive-compulsive-disorder")
            await visitor.press("step 2")
            assert visitor.broken == []
            return visitor.shown

    shown = talk(visit())
    assert "So far you told us: Obsessive-compulsive disorder (OCD)." in shown


FOREIGN = ("elsewhere.invalid", "127.0.0.1", "localhost.elsewhere.invalid")


@pytest.mark.parametrize("origin", ["null", "https://localhost", *(f"http://{name}" for name in FOREIGN)])
def test_a_page_of_another_address_cannot_talk_to_the_app(served: Served, origin: str) -> None:
    async def visit() -> None:
        async with visiting(served.address, origin=origin):
            pytest.fail("a foreign page was let in")

    with pytest.raises(InvalidStatus, match="403"):
        talk(visit())


def test_a_message_that_is_too_long_ends_the_conversation(served: Served) -> None:
    async def shout() -> str:
        async with visiting(served.address) as visitor:
            await visitor.connection.send(bytes(limits.LARGEST_MESSAGE + 1))
            with pytest.raises(ConnectionClosed) as closed:
                await visitor.connection.recv()
            return str(closed.value)

    assert "1009 (message too big)" in talk(shout())


@pytest.mark.parametrize("frame", [b"\xff" * 100, b"\x00", "text"])
def test_a_message_that_makes_no_sense_ends_the_conversation(served: Served, frame: bytes | str) -> None:
    async def babble() -> None:
        async with visiting(served.address) as visitor:
            await visitor.connection.send(frame)
            with pytest.raises(ConnectionClosed):
                await visitor.look()

    talk(babble())


def test_a_file_gets_a_ticket_that_nobody_can_guess_and_a_larger_one_is_refused(served: Served) -> None:
    tickets = [ask(served, "/upload", "POST", b"any") for _ in range(2)]
    assert [each.status for each in tickets] == [200, 200]
    assert len({each.text for each in tickets}) == 2
    assert all(len(each.text) > 20 for each in tickets)
    assert ask(served, "/upload", "POST", bytes(LARGEST + 1)).status == 413
    assert ask(served, "/upload", "POST", iter([b"no length"])).status == 413


@pytest.mark.parametrize(
    ("kind", "body", "why", "status"),
    [
        ("application/x-www-form-urlencoded", bytes(LARGEST_FORM + 1), "large", 413),
        ("application/x-www-form-urlencoded", b"do=nonsense", "unread", 400),
        ("multipart/form-data", bytes(LARGEST + 1), "large", 413),
        ("text/plain", b"do=step+1", "kind", 415),
    ],
)
def test_a_refused_form_leads_to_a_page_that_says_why(
    served: Served, kind: str, body: bytes, why: str, status: int
) -> None:
    answer = ask(served, "/plain", "POST", body, Content_Type=kind)
    assert (answer.status, answer.headers["location"]) == (303, f"/plain/refused/{why}")
    assert ask(served, answer.headers["location"]).status == status


def test_a_form_of_a_visit_that_has_ended_leads_to_a_page_that_says_so(served: Served) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    answer = ask(served, "/plain/none/0", "POST", b"do=step+1", **form)
    assert (answer.status, answer.headers["location"]) == (303, "/plain/refused/ended")


@pytest.mark.parametrize("path", ["/plain", "/upload"])
@pytest.mark.parametrize(
    ("site", "taken"), [("cross-site", False), ("same-site", False), ("same-origin", True), ("none", True)]
)
def test_forms_are_taken_from_our_own_pages_alone(
    served: Served, path: str, site: str, *, taken: bool
) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    answer = ask(served, path, "POST", b"do=step+1", Sec_Fetch_Site=site, **form)
    assert (answer.status != 403) == taken


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8501", 200),
        ("127.0.0.1", 200),
        ("[::1]:8501", 200),
        ("192.0.2.7:80", 200),
        ("kitchen", 200),
        ("kitchen.local", 200),
        ("elsewhere.example", 421),
        ("127.0.0.1.elsewhere.example", 421),
        ("localhost@elsewhere.example", 421),
        ("127.0.0.1.", 421),
    ],
)
def test_without_a_public_address_only_names_of_the_own_network_are_answered(
    served: Served, host: str, status: int
) -> None:
    assert ask(served, "/plain", Host=host).status == status


def test_the_visit_of_a_connected_page_cannot_be_taken_over(served: Served) -> None:
    async def steal() -> None:
        async with visiting(served.address) as visitor:
            await visitor.look()
            with pytest.raises(InvalidStatus, match="503"):
                async with visiting(served.address, visitor.session):
                    pytest.fail("a stranger was let in")
            await visitor.press("step 2")
            assert visitor.broken == []

    talk(steal())


def _place(served: Served) -> tuple[str, int]:
    return (urlsplit(served.address).hostname or "", urlsplit(served.address).port or 0)


@pytest.mark.parametrize(
    "sent", [b"\x00" * 100, b"GET\r\n\r\n", b"X" * 70_000, b"GET / HTTP/1.1\r\nA: \x00\r\n\r\n"]
)
def test_a_request_that_makes_no_sense_is_refused(served: Served, sent: bytes) -> None:
    with socket.create_connection(_place(served), timeout=10) as connection:
        connection.sendall(sent)
        assert connection.recv(12) == b"HTTP/1.1 400"


def test_the_log_tells_nothing_of_visits_and_the_server_keeps_no_file(served: Served) -> None:
    for path in ("/secret-path?answers=secret-query", "/list?answers=secret-query", "/"):
        ask(served, path)
    assert "secret" not in served.log.read_text(encoding="utf-8")
    assert [str(each) for each in served.home.rglob("*") if each.is_file()] == []


async def _taken_up(served: Served, edit: str) -> None:
    """Wait until an edit is taken up: visitors go on meanwhile, and wait for nothing."""
    wanted = re.search(r"1\.0\.\d", edit)
    async with asyncio.timeout(60):
        while True:
            told = json.loads((await asyncio.to_thread(ask, served, "/healthz")).text)
            if told["last_edit_faulty"] if wanted is None else told["rulebook"]["version"] == wanted[0]:
                return


def test_a_visit_goes_on_with_the_last_good_rules_when_an_edit_breaks_them(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SHIPPED, rules)
    (tmp_path / "home").mkdir()
    book = rules / "rulebook.yaml"
    good = book.read_text(encoding="utf-8")

    async def visit(served: Served) -> list[tuple[bool, bool, bool, str]]:
        seen = list[tuple[bool, bool, bool, str]]()
        async with visiting(served.address) as visitor:
            await visitor.look()
            await visitor.press("pick topics obsessive-compulsive-disorder")
            await visitor.press("step 2")
            for edit in (good, "title: [", good.replace("1.0.0", "1.0.1")):
                book.write_text(edit, encoding="utf-8")
                await _taken_up(served, edit)
                await visitor.press("order source")
                assert visitor.broken == []
                listed = "Obsessive-compulsive disorder (OCD)" in visitor.shown
                warned = "An edit of the rule files cannot be used yet" in visitor.shown
                assert "rulebook.yaml" not in visitor.shown  # that is for the log
                told = json.loads((await asyncio.to_thread(ask, served, "/healthz")).text)
                seen.append((listed, warned, told["last_edit_faulty"], told["rulebook"]["version"]))
        return seen

    with serving(tmp_path / "home", rules) as served:
        assert [ask(served, each).status for each in addresses()] == [200] * 3  # before anybody came
        assert talk(visit(served)) == [
            (True, False, False, "1.0.0"),
            (True, True, True, "1.0.0"),
            (True, False, False, "1.0.1"),
        ]
        book.write_text("title: [", encoding="utf-8")
        talk(_taken_up(served, "title: ["))
        assert ask(served, "/").status == 200
        assert "rulebook.yaml" in served.log.read_text(encoding="utf-8")
