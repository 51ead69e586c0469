"""experta, made importable: the one module that imports it.

experta 1.9.4 pins frozendict 1.2, which Python 3.10 and later cannot import, and it configures the log.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class _Frozen(dict[Any, Any]):
    """A dictionary that can be hashed: all that experta asks of frozendict."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


@contextmanager
def _importable_experta() -> Iterator[None]:
    """Make `import experta` work, and leave no trace of how.

    frozendict 1.2 reads `collections.Mapping`, gone since Python 3.10.
    So a stand-in takes its place in the table of modules until experta is there.
    Where frozendict is missing, experta hides the error and stays half empty: such a one is imported anew.
    experta calls `logging.basicConfig()`, which does nothing while the root logger has a handler.
    """
    if "experta" in sys.modules and not hasattr(sys.modules["experta"], "KnowledgeEngine"):
        for name in [name for name in sys.modules if name.partition(".")[0] == "experta"]:
            del sys.modules[name]
    stand_in, former = ModuleType("frozendict"), sys.modules.get("frozendict")
    vars(stand_in)["frozendict"] = _Frozen
    handler = logging.NullHandler()
    sys.modules["frozendict"] = stand_in
    logging.root.addHandler(handler)
    try:
        yield
    finally:
        logging.root.removeHandler(handler)
        del sys.modules["frozendict"]
        if former is not None:
            sys.modules["frozendict"] = former


with _importable_experta():
    import experta
    from experta.abstract import Matcher, Strategy
    from experta.activation import Activation
    from experta.agenda import Agenda
    from experta.factlist import FactList

# experta logs facts at level INFO, and facts are somebody's answers: they belong in no log.
logging.getLogger("experta").setLevel(logging.WARNING)

__all__ = ["Activation", "Agenda", "FactList", "Matcher", "Strategy", "experta"]
