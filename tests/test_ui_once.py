"""Making once what depends on a rulebook alone."""

import gc
from dataclasses import dataclass

from ui.once import Once


@dataclass(frozen=True)
class _Held:
    name: str


def test_what_was_made_is_made_once_for_each_value_and_key() -> None:
    once, made = Once(), list[str]()
    one, other = _Held("same"), _Held("same")

    def make() -> int:
        made.append("made")
        return len(made)

    assert [once.get(one, "a", make), once.get(one, "a", make)] == [1, 1]
    assert once.get(one, "b", make) == 2
    assert once.get(other, "a", make) == 3, "equal values are two all the same"


def test_it_goes_when_the_value_goes() -> None:
    once = Once()
    once.get(_Held("gone"), "a", lambda: "made")
    gc.collect()
    assert once._made == {}  # noqa: SLF001 -- nothing else shows it
