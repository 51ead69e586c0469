"""The benchmark of engines itself: run on a few rules, with what Python alone can do and nothing measured."""

from random import Random

import pytest

from engine.inference import counting
from tests.benchmarks import engines, measuring
from tests.benchmarks.generated import generated_rulebook, longer
from tests.benchmarks.peers import PACKAGES, PEERS
from tests.rulebooks import random_rulebook

ALWAYS_THERE = [name for name in PEERS if name not in PACKAGES]


@pytest.mark.parametrize("name", ALWAYS_THERE)
def test_every_engine_fires_what_the_chainer_fires(name: str) -> None:
    rulebook = longer(Random(2), generated_rulebook(Random(1), 50, 20))
    truth = counting.Counting(rulebook.rules).fire
    found = measuring.differences(
        {name: PEERS[name](rulebook)}, engines.sheets_of(rulebook, 20), lambda sheet: truth(sheet)[0]
    )
    assert found == {name: 0}


def test_generated_code_knows_chains_cycles_and_rules_without_terms() -> None:
    for seed in range(50):
        rulebook = random_rulebook(Random(seed))
        ask = PEERS["generated code"](rulebook)
        for sheet in [frozenset[str](), frozenset(rulebook.term)]:
            assert sorted(ask(sheet)) == sorted(counting.Counting(rulebook.rules).fire(sheet)[0])


def test_a_table_has_a_line_for_each_engine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small = generated_rulebook(Random(1), 50, 20)
    monkeypatch.setattr(engines, "rulebook_of", lambda *_: small)
    engines.questions("wide", 50, ALWAYS_THERE, rounds=2)
    printed = capsys.readouterr().out
    assert [line.split("  ")[1] for line in printed.splitlines()[2:]] == ALWAYS_THERE
    assert "DIFFERS" not in printed


def test_an_engine_that_fires_other_rules_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(PEERS, "ours", lambda _: lambda _: [0])
    engines.questions("shipped", 0, ["ours"], rounds=2)
    assert "DIFFERS on 5 of 5 sheets" in capsys.readouterr().out


def test_comparisons_count_sheets_and_differences(capsys: pytest.CaptureFixture[str]) -> None:
    assert engines.comparisons(["ours"], share=0.001) == 0
    assert "sheets compared with the reference (CLIPS is missing): none differ" in capsys.readouterr().out
