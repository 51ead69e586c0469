"""The benchmark of engines itself: a wrong answer is named, and noise is not taken for a result."""

from random import Random

import pytest

from tests.benchmarks import engines, measuring
from tests.benchmarks.generated import generated_rulebook
from tests.benchmarks.measuring import Ratio
from tests.benchmarks.peers import PACKAGES, PEERS, chainer
from tests.rulebooks import random_rulebook, random_sheet

ALWAYS_INSTALLED = [name for name in PEERS if name not in PACKAGES]


@pytest.mark.parametrize("name", PEERS)
def test_every_engine_fires_what_the_chainer_fires(name: str) -> None:
    if name in PACKAGES:
        pytest.importorskip(PACKAGES[name], reason="other engines have an environment of their own")
    for seed in range(10):
        rulebook = random_rulebook(Random(seed))
        sheets = [frozenset(rulebook.term), random_sheet(Random(seed), list(rulebook.term))]
        engine = {name: PEERS[name](rulebook)}
        assert measuring.differences(engine, sheets, chainer(rulebook)) == {name: 0}


def test_a_table_names_each_engine_and_the_one_that_fires_other_rules(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rulebook = generated_rulebook(Random(1), 50, 20)
    monkeypatch.setattr(engines, "rulebook_of", lambda *_: rulebook)
    monkeypatch.setitem(PEERS, "CLIPS", lambda _: lambda _: [0])
    engines.question("wide", 500, [*ALWAYS_INSTALLED, "CLIPS"], rounds=2)
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split("  ")[1] for line in lines[:-1]] == [*ALWAYS_INSTALLED, "CLIPS", "CLIPS again"]
    assert ["DIFFERS on 3 of 3 sheets" in line for line in lines] == [False] * 4 + [True, True, False]
    assert lines[-1].strip() == "aim: at most 1.0 x CLIPS; ours is above"


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(0.5, 0.8, "below"), (0.8, 0.95, "within noise"), (1.05, 1.3, "within noise"), (1.2, 1.3, "above")],
)
def test_a_ratio_is_within_noise_where_quartiles_meet(low: float, high: float, verdict: str) -> None:
    assert Ratio(low, (low + high) / 2, high).beside(1.0, noise=Ratio(0.9, 1.0, 1.1)) == verdict


def test_comparisons_count_sheets_and_differences(capsys: pytest.CaptureFixture[str]) -> None:
    assert engines.comparisons(["ours"], share=0.001) == 0
    assert capsys.readouterr().out.split()[-2:] == ["ours", "none"]
