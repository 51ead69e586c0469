"""Controls: buttons that ask for an action, the same in every carrier; and choices of options, as buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.actions import Action, written
from ui.context import Context


@dataclass(frozen=True)
class Control:
    """A button."""

    label: str  #: what it says
    do: str  #: its value, which stands for an action
    pressed: bool | None = None  #: whether it is on, for one that stays pressed; None for any other


@dataclass(frozen=True)
class ChoiceGroup:
    """Choices that stand together."""

    label: str
    controls: tuple[Control, ...]


def control(label: str, action: Action, *, pressed: bool | None = None) -> Control:
    """Return a button for an action."""
    return Control(label, written(action), pressed)


def choices(
    context: Context, gathered: tuple[str, ...], gather: Callable[[str], Action]
) -> tuple[ChoiceGroup, ...]:
    """Return every option: those that are listed, those that are always there, those that are not listed.

    `gather` makes the action that gathers an option, or takes back one that is gathered already.
    """
    say, rulebook, exploration = context.say, context.rulebook, context.exploration
    every = (
        (say("compare-offer-listed"), [each.therapy for each in exploration.listed]),
        (say("compare-offer-always"), [each.id for each in rulebook.alternatives]),
        (say("compare-offer-others"), [each.therapy for each in exploration.not_listed]),
    )
    return tuple(
        ChoiceGroup(
            label,
            tuple(
                control(rulebook.subject[each].name, gather(each), pressed=each in gathered) for each in ids
            ),
        )
        for label, ids in every
        if ids
    )
