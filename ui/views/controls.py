"""Controls: buttons that ask for an action, the same in every carrier."""

from dataclasses import dataclass

from ui.actions import Action, written


@dataclass(frozen=True)
class Control:
    """A button."""

    label: str  #: what it says
    do: str  #: its value, which stands for an action
    pressed: bool | None = None  #: whether it is on, for one that stays pressed; None for any other


def control(label: str, action: Action, *, pressed: bool | None = None) -> Control:
    """Return a button for an action."""
    return Control(label, written(action), pressed)
