"""The order of the list: by the source's words, by wishes, or by name; and what wishes do to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.options import Exploration, Listed
from ui.texts import Say
from ui.views.citations import Mark, marks

SOURCE, FIT, NAME = "source", "fit", "name"
ORDERS = (SOURCE, FIT, NAME)
"""The orders that there are; the first one is taken unless another one is chosen."""


@dataclass(frozen=True)
class OrderView:
    """One way to order the list.

    Attributes:
        chosen: whether the list is in this order now.
    """

    id: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Ordering:
    """The order of the list, in words.

    Attributes:
        says: what the order follows.
        moved: which therapies stand further up than without any wish, and for which wishes.
        unmoved: what is said where wishes move nothing.
    """

    orders: tuple[OrderView, ...]
    says: str
    moved: tuple[str, ...]
    unmoved: str


@dataclass(frozen=True)
class Group:
    """Listed therapies that stand together."""

    id: str
    label: str
    says: str
    marks: tuple[Mark, ...]
    listed: tuple[Listed, ...]


def known_order(order: str) -> str:
    """Return the order of this name, or the first one if there is none."""
    return order if order in ORDERS else SOURCE


def ordering(exploration: Exploration, say: Say, order: str, matters: Sequence[str]) -> Ordering:
    """Return the order of the list in words.

    Args:
        exploration: what is listed.
        say: the catalogue.
        order: one of `ORDERS`.
        matters: the wishes that matter most.
    """
    labels = {SOURCE: say("order-source"), FIT: say("order-fit"), NAME: say("order-name")}
    says = {SOURCE: say("order-source-says"), FIT: say("order-fit-says"), NAME: say("order-name-says")}
    moved = tuple(_moved(exploration, say, order, matters))
    told = any(exploration.rulebook.term[each].kind == "wish" for each in exploration.answers)
    return Ordering(
        orders=tuple(OrderView(each, labels[each], each == order) for each in ORDERS),
        says=says[order],
        moved=moved,
        unmoved=say("order-unmoved") if told and not moved and order != NAME else "",
    )


def groups(exploration: Exploration, say: Say, order: str, matters: Sequence[str]) -> tuple[Group, ...]:
    """Return the listed therapies in an order, in groups; every one of them, whatever the order.

    Args:
        exploration: what is listed.
        say: the catalogue.
        order: one of `ORDERS`.
        matters: the wishes that matter most.
    """
    listed = _sorted(exploration, order, matters)
    if order == NAME:
        return (Group(NAME, say("order-name-group"), "", (), listed),) if listed else ()
    if order == FIT:
        return tuple(_by_fit(say, listed, matters))
    return tuple(
        Group(each.id, each.label, each.says, marks(say, each.editorial), found)
        for each in exploration.rulebook.standings
        if (found := tuple(one for one in listed if one.standing == each.id))
    )


def fitting(listed: Listed, matters: Sequence[str]) -> tuple[int, int]:
    """Return with how many of the wishes that matter most a therapy goes, and with how many in all."""
    return len(set(listed.wishes).intersection(matters)), len(listed.wishes)


def _sorted(
    exploration: Exploration, order: str, matters: Sequence[str], *, wishes: bool = True
) -> tuple[Listed, ...]:
    """Return the list in an order, with or without wishes, which lift nothing that has a caution."""
    rank = {each.id: number for number, each in enumerate(exploration.rulebook.standings)}

    def place(each: Listed) -> tuple[Any, ...]:
        most, all_ = fitting(each, matters) if wishes else (0, 0)
        name, cautioned = exploration.rulebook.therapy[each.therapy].name.casefold(), bool(each.cautions)
        if order == NAME:
            return (name,)
        if order == FIT:
            return (cautioned, -most, -all_, rank[each.standing], name)
        return (rank[each.standing], cautioned, -most, -all_, name)

    return tuple(sorted(exploration.listed, key=place))


def _by_fit(say: Say, listed: Sequence[Listed], matters: Sequence[str]) -> Iterator[Group]:
    """Put together what goes with as many of the wishes that matter most; of all, if none is marked.

    Options with a caution stand together below all others.
    """
    which = 0 if matters else 1
    cautioned = tuple(each for each in listed if each.cautions)
    plain = tuple(each for each in listed if not each.cautions)
    for count in dict.fromkeys(fitting(each, matters)[which] for each in plain):
        label = say("order-fit-most", count=count) if matters else say("order-fit-all", count=count)
        found = tuple(each for each in plain if fitting(each, matters)[which] == count)
        yield Group(f"{FIT}-{count}", label, "", (), found)
    if cautioned:
        yield Group(f"{FIT}-cautions", say("order-fit-cautions"), "", (), cautioned)


def _moved(exploration: Exploration, say: Say, order: str, matters: Sequence[str]) -> Iterator[str]:
    """Return, in words, what stands further up than it would without any wish."""
    rulebook = exploration.rulebook
    without = _sorted(exploration, order, matters, wishes=False)
    before = {each.therapy: number for number, each in enumerate(without, 1)}
    for number, each in enumerate(_sorted(exploration, order, matters), 1):
        if order != NAME and each.wishes and number < before[each.therapy]:
            yield say(
                "order-moved",
                therapy=rulebook.therapy[each.therapy].name,
                before=before[each.therapy],
                after=number,
                wishes="; ".join(rulebook.term[wish].label for wish in each.wishes),
            )
