"""A bar is drawn only where somebody waits for it, and never changes what is handed on."""

import sys

import pytest

from engine.commands import outcomes


@pytest.mark.parametrize(
    ("terminal", "patience", "drawn"),
    [(True, -1.0, True), (True, 3600.0, False), (False, -1.0, False), (False, 3600.0, False)],
)
@pytest.mark.parametrize("items", ["", "a", "abc"])
def test_every_item_is_handed_on_in_order_and_a_bar_is_drawn_on_a_terminal_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    patience: float,
    drawn: bool,
    items: str,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(outcomes, "PATIENCE", patience)
    assert list(outcomes.watching("Comparing")(items)) == list(items)
    told = capsys.readouterr()
    assert ("Comparing" in told.err, told.out) == (drawn and items != "", "")
