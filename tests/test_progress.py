"""A bar is drawn only where somebody waits for it, and never changes what is handed on."""

import sys

import pytest

from engine.commands import outcomes


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("patience", [-1.0, 3600.0])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_every_item_is_handed_on_once_and_in_order(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float, count: int
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(outcomes, "PATIENCE", patience)
    assert list(outcomes.watching("Comparing")(range(count))) == list(range(count))


@pytest.mark.parametrize(
    ("terminal", "patience", "drawn"), [(True, -1.0, True), (True, 3600.0, False), (False, -1.0, False)]
)
def test_a_bar_is_drawn_on_a_terminal_and_only_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    patience: float,
    drawn: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(outcomes, "PATIENCE", patience)
    assert list(outcomes.watching("Comparing")("abc")) == ["a", "b", "c"]
    told = capsys.readouterr()
    assert ("Comparing" in told.err) == drawn
    assert told.out == ""
