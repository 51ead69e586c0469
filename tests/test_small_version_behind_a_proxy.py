"""Visits of the small version behind nginx: each stays with the process that holds it."""

import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import absent
from tests.proxied import Proxied, missing, proxied


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Proxied]:
    """Return two processes behind nginx."""
    if lacking := missing():
        absent(f"{lacking}; install nginx-light and openssl")
    with proxied(tmp_path) as behind:
        yield behind


def ask(behind: Proxied, path: str, do: str = "") -> tuple[HTTPResponse, str]:
    """Return the answer to a page that is read, or to a button that is pressed."""
    place = urlsplit(behind.address)
    connection = HTTPSConnection(place.hostname or "", place.port, context=behind.trust, timeout=30)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with closing(connection):
        connection.request("POST" if do else "GET", path, f"do={do}" if do else None, form if do else {})
        answer = connection.getresponse()
        return answer, answer.read().decode()


def test_every_page_of_a_visit_comes_from_the_process_that_holds_it(behind: Proxied) -> None:
    begun = {str(ask(behind, "/plain", "step+1")[0].headers["Location"]) for _ in range(8)}
    ports = {re.split("[/-]", each)[2] for each in begun}
    assert ports == {str(each.port) for each in behind.processes}
    for address in begun:
        pages = [ask(behind, address.partition("#")[0])[1] for _ in range(3)]
        assert ["Question 1 of" in each for each in pages] == [True] * 3


def test_when_the_process_is_away_another_one_says_that_the_visit_has_ended(behind: Proxied) -> None:
    address = str(ask(behind, "/plain", "step+1")[0].headers["Location"]).partition("#")[0]
    holding = next(each for each in behind.processes if f"/{each.port}-" in address)
    holding.stop()
    answer, page = ask(behind, address)
    assert answer.status == 410
    assert "This visit has ended" in page


def test_the_log_of_the_proxy_holds_no_key(behind: Proxied) -> None:
    address = str(ask(behind, "/plain", "step+1")[0].headers["Location"]).partition("#")[0]
    ask(behind, address)
    key = address.split("/")[2]
    assert key not in behind.log.read_text(encoding="utf-8")
