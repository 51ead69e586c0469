"""experta's own matcher, which tests and measurements hold ours against."""

from typing import Any

from engine.inference.importing import experta

ReteMatcher: type[Any] = experta.matchers.ReteMatcher


class StockMatcher(ReteMatcher):  # type: ignore[misc]
    """experta's matcher with its list of conflict set nodes kept by each engine.

    experta keeps the list of one engine for all, which holds on to that engine and makes threads wait.
    """

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 -- experta has no types
        super().__init__(engine)
        self._conflict_set_nodes = ReteMatcher._get_conflict_set_nodes.__wrapped__(self)  # noqa: SLF001

    def _get_conflict_set_nodes(self) -> tuple[Any, ...]:
        return self._conflict_set_nodes  # type: ignore[no-any-return]
