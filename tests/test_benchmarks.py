"""The benchmark of engines itself: run on a few rules, with what Python alone can do and nothing measured."""

from collections.abc import Callable
from random import Random

import pytest

from engine.rulebook import Rulebook
from tests.benchmarks import engines, measuring, shares
from tests.benchmarks.generated import generated_rulebook, longer
from tests.benchmarks.measuring import Ratio
from tests.benchmarks.peers import PACKAGES, PEERS, chainer
from tests.rulebooks import random_rulebook, random_sheet

ALWAYS_THERE = [name for name in PEERS if name not in PACKAGES]


@pytest.mark.parametrize("name", ALWAYS_THERE)
def test_every_engine_fires_what_the_chainer_fires(name: str) -> None:
    rulebook = longer(Random(2), generated_rulebook(Random(1), 50, 20))
    engine, sheets = {name: PEERS[name](rulebook)}, engines.sheets_of(rulebook, 20)
    assert measuring.differences(engine, sheets, chainer(rulebook)) == {name: 0}


@pytest.mark.parametrize("name", PEERS)
def test_every_engine_knows_chains_cycles_awkward_terms_and_rules_without_terms(name: str) -> None:
    if name in PACKAGES:
        pytest.importorskip(PACKAGES[name], reason="other engines have an environment of their own")
    for seed in range(50):
        rulebook = random_rulebook(Random(seed))
        sheets = [frozenset[str](), frozenset(rulebook.term)]
        sheets += [random_sheet(Random(number), list(rulebook.term)) for number in range(5)]
        engine = {name: PEERS[name](rulebook)}
        assert measuring.differences(engine, sheets, chainer(rulebook)) == {name: 0}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Rulebook:
    """Return a small rulebook, which is measured whatever shape and size are asked for."""
    rulebook = generated_rulebook(Random(1), 50, 20)
    monkeypatch.setattr(engines, "rulebook_of", lambda *_: rulebook)
    return rulebook


@pytest.mark.usefixtures("small")
def test_a_table_has_a_line_for_each_engine(capsys: pytest.CaptureFixture[str]) -> None:
    engines.question("wide", 50, ALWAYS_THERE, rounds=2)
    printed = capsys.readouterr().out
    assert [line.split("  ")[1] for line in printed.splitlines()[2:]] == ALWAYS_THERE
    assert "DIFFERS" not in printed


@pytest.mark.usefixtures("small")
def test_ours_is_held_against_clips_and_against_how_far_two_of_them_differ(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(PEERS, "CLIPS", PEERS["plain Python"])
    engines.question("wide", 500, ["ours", "CLIPS"], rounds=3)
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split("  ")[1] for line in lines] == ["ours", "CLIPS", "CLIPS again", lines[-1].strip()]
    assert lines[1].endswith("1.00 (1.00 to 1.00) x CLIPS")
    assert lines[-1].strip() == "aim: at most 1.0 x CLIPS; ours is above"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.5, 0.8, "below"), (0.8, 0.95, "within noise"), (1.05, 1.3, "within noise"), (1.2, 1.3, "above")],
)
def test_a_ratio_is_within_noise_where_its_quartiles_meet_those_of_the_noise(
    low: float, high: float, said: str
) -> None:
    assert Ratio(low, (low + high) / 2, high).beside(1.0, noise=Ratio(0.9, 1.0, 1.1)) == said
    assert Ratio(low / 2, (low + high) / 4, high / 2).beside(0.5, noise=Ratio(0.9, 1.0, 1.1)) == said


def test_a_ratio_is_taken_round_by_round() -> None:
    slow_machine = measuring.Timed((1.0, 2.0, 4.0))
    assert measuring.Timed((2.0, 4.0, 8.0)).against(slow_machine) == Ratio(2.0, 2.0, 2.0)
    assert measuring.Timed((2.0, 8.0)).against(slow_machine) == Ratio(2.5, 3.0, 3.5)


def test_growth_is_told_from_the_fewest_rules_on(capsys: pytest.CaptureFixture[str]) -> None:
    tables = [{"ours": measuring.Timed((seconds,))} for seconds in (1.0, 2.0, 10.0)]
    engines.growth("wide", tables)
    assert capsys.readouterr().out.splitlines()[-1].split() == ["ours", "2.0", "10.0"]


@pytest.mark.parametrize("seed", range(20))
def test_experta_alone_fires_what_ours_fires_in_the_same_order(seed: int) -> None:
    rulebook = random_rulebook(Random(seed))
    sheets = [random_sheet(Random(number), list(rulebook.term)) for number in range(10)]
    alone, together = shares.experta_alone(rulebook, sheets), PEERS["ours"](rulebook)
    assert [alone(sheet) for sheet in sheets] == [together(sheet) for sheet in sheets]


@pytest.mark.usefixtures("small")
def test_the_parts_of_a_question_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    engines.profiled("wide", 500, None, rounds=2)
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split(":")[0].strip().split("  ")[0] for line in lines] == [
        "a question",
        "experta's fact list",
        "experta's run loop",
        "ours",
    ]


def test_four_engines_at_once_say_what_one_alone_says() -> None:
    rulebook = generated_rulebook(Random(1), 50, 20)
    sheets = engines.sheets_of(rulebook, 30)
    expected = [sum(PEERS["ours"](rulebook)(sheet)) for sheet in sheets]
    a_second, answers = measuring.in_threads(lambda: PEERS["ours"](rulebook), sheets, 4)
    assert a_second > 0
    assert [each == expected[: len(each)] for each in answers] == [True] * 4


def test_ten_thousand_questions_are_told_with_what_they_leave_behind(
    capsys: pytest.CaptureFixture[str],
) -> None:
    engines.steadiness([], count=100)
    assert capsys.readouterr().out.strip().startswith("100 questions to one engine, shipped: ")


def recorder(measured: list[str], name: str) -> Callable[[object], None]:
    """Return a section that only says that it was measured."""
    return lambda _: measured.append(name)


def test_one_section_can_be_measured_by_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured: list[str] = []
    for name in engines.SECTIONS:
        monkeypatch.setitem(engines.SECTIONS, name, recorder(measured, name))
    engines.main(["--only", "threads"])
    assert measured == ["threads"]
    engines.main([])
    assert measured[1:] == list(engines.SECTIONS)
    assert "threads" in capsys.readouterr().err


def test_an_engine_that_fires_other_rules_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(PEERS, "ours", lambda _: lambda _: [0])
    engines.question("shipped", 0, ["ours"], rounds=2)
    assert "DIFFERS on 3 of 3 sheets" in capsys.readouterr().out


def test_comparisons_count_sheets_and_differences(capsys: pytest.CaptureFixture[str]) -> None:
    assert engines.comparisons(["ours"], share=0.001) == 0
    assert capsys.readouterr().out.split()[-2:] == ["ours", "none"]
