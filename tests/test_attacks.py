"""A short form of the attacks: each is refused or bounded, takes little memory, and leaves others a page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.reading.load import SHIPPED
from tests.benchmarks import faults
from tests.benchmarks.attacks import ATTACKS, EDITS, MOST_MEMORY, editing
from tests.benchmarks.faults import Attack
from tests.benchmarks.load import Site, served
from tests.talking import talk

COUNT = 6


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rules = tmp_path_factory.mktemp("edited") / "rules"
    shutil.copytree(SHIPPED, rules)
    return rules


@pytest.fixture(scope="module")
def site(rules: Path) -> Iterator[Site]:
    with served(hello=False, rules=rules) as site:
        yield site


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda each: each.name)
def test_an_attack_is_bounded_and_others_go_on(site: Site, attack: Attack) -> None:
    before = site.memory
    refused, times = talk(faults.attacked(site, attack, COUNT))
    assert refused == COUNT
    assert len(times) >= faults.FEWEST
    assert site.memory - before < MOST_MEMORY


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_that_no_loader_should_touch_is_told_and_others_go_on(
    site: Site, rules: Path, edit: str
) -> None:
    before = site.memory
    refused, times = talk(faults.attacked(site, editing(rules, edit), 1))
    assert (refused, len(times) >= faults.FEWEST) == (1, True)
    assert site.memory - before < MOST_MEMORY
