"""Short forms of the load and fault runs: many visitors, broken processes, and the way through a proxy."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

import pytest

from tests.benchmarks import faults, load
from tests.benchmarks.faults import ATTACKS, Attack, Visits
from tests.benchmarks.load import Site, served
from tests.conftest import absent
from tests.proxied import Proxied, missing, proxied
from tests.talking import talk

PEOPLE, PAUSE = 6, 0.5


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Return our app in one process, with nothing before it, which has read the rules and drawn pages."""
    with served(hello=False) as site:
        talk(load.passing(site, 10))
        yield site


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """Return two processes behind nginx, which tests may break."""
    if lacking := missing():
        absent(f"{lacking}; install nginx-light and openssl")
    with proxied(tmp_path_factory.mktemp("proxied")) as standing:
        yield standing


@pytest.fixture
def behind(standing: Proxied) -> Proxied:
    """Return them as they are at the beginning: both run, and nginx knows nothing against either."""
    for process in standing.processes:
        if not process.running:
            process.start()
    standing.nginx.configure()
    standing.nginx.reload()
    return standing


def test_many_visitors_at_once_see_what_they_picked(site: Site) -> None:
    seen = talk(load.crowd(site, visitors=20, seconds=4, pause=1))
    assert seen.broken == []
    assert len(seen.arriving) == 20
    assert len(seen.answering) > 20


def test_visitors_who_came_and_went_leave_little_behind(site: Site) -> None:
    talk(load.passing(site, 40))
    before = site.memory
    talk(load.passing(site, 40, seed=1))
    assert site.memory - before < 20


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda each: each.name)
def test_hostile_visitors_are_refused_and_another_one_goes_on(site: Site, attack: Attack) -> None:
    count = min(10, attack.count)
    before = site.memory
    refused, times = talk(faults.attacked(site, attack, count))
    assert refused == count
    assert len(times) >= faults.FEWEST
    assert site.memory - before < 40


@pytest.mark.parametrize("beginning", [b"", b"GET / HTTP/1.1\r\nA: b"])
def test_thousands_of_half_open_connections_are_bounded(site: Site, beginning: bytes) -> None:
    before = site.memory
    with faults.silent(site, 1000, beginning):
        times = talk(faults.beside(site, 1))
        assert len(times) >= faults.FEWEST
        assert site.memory - before < 20


def _nothing_wrong(seen: Visits) -> None:
    """Hold that nobody saw a wrong page, was left without a word, or could not go on."""
    assert seen.wrong == []
    assert (seen.untold, seen.turned_away, seen.gone) == (0, 0, 0)
    assert seen.answers > PEOPLE


def test_when_a_process_is_killed_its_visitors_are_told_and_go_on_with_the_other(behind: Proxied) -> None:
    seen = talk(faults.visits(behind, PEOPLE, PAUSE, faults.killing(*behind.processes[:1])))
    _nothing_wrong(seen)
    assert seen.told == seen.cut
    others = talk(faults.visits(behind, PEOPLE, PAUSE, lambda: asyncio.sleep(0)))
    _nothing_wrong(others)
    assert others.cut == 0


def test_a_process_is_drained_without_anybody_noticing(behind: Proxied) -> None:
    seen = talk(faults.visits(behind, PEOPLE, PAUSE, faults.draining(behind, behind.processes[0], 2)))
    _nothing_wrong(seen)
    assert seen.cut == 0


def test_both_processes_are_started_anew_and_nobody_sees_anything_wrong(behind: Proxied) -> None:
    _nothing_wrong(talk(faults.visits(behind, PEOPLE, PAUSE, faults.restarting(*behind.processes))))


def ask(behind: Proxied, path: str, do: str = "") -> tuple[HTTPResponse, str]:
    """Return the answer to a page that is read, or to a button that is pressed."""
    place = urlsplit(behind.address)
    connection = HTTPSConnection(place.hostname or "", place.port, context=behind.trust, timeout=30)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with closing(connection):
        connection.request("POST" if do else "GET", path, f"do={do}" if do else None, form if do else {})
        answer = connection.getresponse()
        return answer, answer.read().decode()


def begin(behind: Proxied) -> str:
    """Begin a visit of the small version, and return where its page is."""
    return str(ask(behind, "/plain", "step+1")[0].headers["Location"]).partition("#")[0]


def test_every_page_of_a_small_visit_comes_from_the_process_that_holds_it(behind: Proxied) -> None:
    begun = {begin(behind) for _ in range(8)}
    assert {re.split("[/-]", each)[2] for each in begun} == {str(each.port) for each in behind.processes}
    for address in begun:
        pages = [ask(behind, address)[1] for _ in range(3)]
        assert ["Question 1 of" in each for each in pages] == [True] * 3


def test_when_the_process_is_away_another_one_says_that_the_small_visit_has_ended(behind: Proxied) -> None:
    address = begin(behind)
    next(each for each in behind.processes if f"/{each.port}-" in address).stop()
    answer, page = ask(behind, address)
    assert answer.status == 410
    assert "This visit has ended" in page


def test_the_log_of_the_proxy_tells_nothing_of_visitors_and_holds_no_key(behind: Proxied) -> None:
    talk(faults.visits(behind, 2, PAUSE, lambda: asyncio.sleep(0)))
    address = begin(behind)
    ask(behind, address)
    log = behind.log.read_text(encoding="utf-8")
    lines = log.splitlines()
    assert lines
    assert [each for each in lines if "127.0.0.1 " in each.partition(" GET ")[0] or "?" in each] == []
    assert address.split("/")[2] not in log
