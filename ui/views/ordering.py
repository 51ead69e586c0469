"""The order of the list: by the source's words, by wishes, or by name; and what wishes do to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.options import Exploration, Listed
from ui import actions
from ui.context import Context, term_labels
from ui.texts import Say
from ui.views.citations import Line, marks
from ui.views.controls import Control, control
from ui.visit import FIT, NAME, ORDERS, SOURCE


@dataclass(frozen=True)
class OrderView:
    """The order of the list in words, with the ways to change it."""

    title: str  #: which order it is
    label: str
    ways: tuple[Control, ...]
    says: tuple[str, ...]  #: what the order follows, and that wishes move nothing where they do not
    moved_title: str
    moved: tuple[str, ...]  #: the options that stand further up than without any wish, as sentences
    words_title: str
    words: tuple[tuple[str, Line], ...]  #: the meaning of each standing on the list, after its label


@dataclass(frozen=True)
class StandingGroup:
    """Listed options of which the source speaks in the same way."""

    id: str
    label: str
    says: Line
    listed: tuple[Listed, ...]


def order_of(context: Context) -> str:
    """Return the order that holds: the one of wishes only while there are some."""
    return SOURCE if context.visit.order == FIT and not _wishes(context.tried) else context.visit.order


def ordered(context: Context) -> tuple[Listed, ...]:
    """Return the listed options in the order that holds; every one of them, whatever it is."""
    return _sorted(context.tried, order_of(context), context.matters)


def by_standing(exploration: Exploration, say: Say, matters: Sequence[str]) -> tuple[StandingGroup, ...]:
    """Return the listed options in the order of the source's words, in groups."""
    listed = _sorted(exploration, SOURCE, matters)
    return tuple(
        StandingGroup(each.id, each.label, Line(each.says, marks=marks(say, each.editorial)), found)
        for each in exploration.rulebook.standings
        if (found := tuple(one for one in listed if one.standing == each.id))
    )


def order_view(context: Context) -> OrderView:
    """Return the order of the list in words."""
    say, order = context.say, order_of(context)
    wishes = _wishes(context.tried)
    moved = tuple(_moved(context, order))
    unmoved = say("order-unmoved") if wishes and not moved and order != NAME else ""
    return OrderView(
        title=say(f"order-by-{order}"),
        label=say("order-by"),
        ways=tuple(
            control(say(f"order-{each}"), actions.Order(each), pressed=each == order)
            for each in ORDERS
            if wishes or each != FIT
        ),
        says=tuple(filter(None, (say(f"order-{order}-says"), unmoved))),
        moved_title=say("order-moved-title"),
        moved=moved,
        words_title=say("order-words"),
        words=tuple(
            (each.label, each.says) for each in by_standing(context.tried, context.say, context.matters)
        ),
    )


def fitting(listed: Listed, matters: Sequence[str]) -> tuple[int, int]:
    """Return with how many of the wishes that matter most an option goes, and with how many in all."""
    return len(set(listed.wishes).intersection(matters)), len(listed.wishes)


def _wishes(exploration: Exploration) -> bool:
    return any(exploration.rulebook.term[each].kind == "wish" for each in exploration.answers)


def _sorted(
    exploration: Exploration, order: str, matters: Sequence[str], *, wishes: bool = True
) -> tuple[Listed, ...]:
    """Return the list in an order, with or without wishes, which lift nothing that has a caution."""
    rank = {each.id: number for number, each in enumerate(exploration.rulebook.standings)}

    def place(each: Listed) -> tuple[Any, ...]:
        most, every = fitting(each, matters) if wishes else (0, 0)
        name, cautioned = exploration.rulebook.therapy[each.therapy].name.casefold(), bool(each.cautions)
        if order == NAME:
            return (name,)
        if order == FIT:
            return (cautioned, -most, -every, rank[each.standing], name)
        return (rank[each.standing], cautioned, -most, -every, name)

    return tuple(sorted(exploration.listed, key=place))


def _moved(context: Context, order: str) -> Iterator[str]:
    """Yield, in words, which options stand further up than they would without any wish."""
    exploration, rulebook = context.tried, context.rulebook
    if order == NAME:
        return
    without = _sorted(exploration, order, context.matters, wishes=False)
    before = {each.therapy: number for number, each in enumerate(without, 1)}
    for number, each in enumerate(_sorted(exploration, order, context.matters), 1):
        if each.wishes and number < before[each.therapy]:
            yield context.say(
                "order-moved",
                therapy=rulebook.therapy[each.therapy].name,
                before=before[each.therapy],
                after=number,
                wishes="; ".join(term_labels(rulebook, each.wishes)),
            )
