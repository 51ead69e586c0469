"""An edition: a checked rulebook with its fingerprint and scenarios, ready to be asked by any visitor."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from engine.audit.reviews import Reviews
from engine.inference.production import ProductionSystem
from engine.options import Exploration, explore
from engine.rule_folder import Sample, Scenario, Stamp
from engine.rulebook import Rulebook
from engine.saved_answers import answer_sheet
from engine.serialization import fingerprint
from ui.cache import Kept
from ui.visit import Selections

T = TypeVar("T")
KEPT = 256  #: explorations that are kept; each belongs to a set of answers and to no visitor


class Edition:
    """A checked rulebook with what stands beside it; it holds no state of any visitor."""

    def __init__(
        self,
        rulebook: Rulebook,
        scenarios: Iterable[Scenario] = (),
        samples: Iterable[Sample] = (),
        stamps: Iterable[Stamp] = (),
    ) -> None:
        """Take a checked rulebook, the scenarios and samples beside it, and who has read which rule."""
        self.rulebook = rulebook
        self.scenarios, self.samples = tuple(scenarios), tuple(samples)
        self.fingerprint = fingerprint(rulebook)
        self.language = rulebook.language
        self.stamps = tuple(stamps)
        self._system = ProductionSystem(rulebook)
        self._made: dict[Hashable, object] = {}
        self._kept = Kept(KEPT * len(rulebook.subject))
        self.explore = lru_cache(maxsize=KEPT)(self._explore)

    @cached_property
    def reviews(self) -> Reviews:
        """Return who has read which rule."""
        return Reviews(self.rulebook, self.stamps)

    @cached_property
    def reviewed(self) -> int:
        """Return how many rules a named person has read as they are now."""
        reviews = self.reviews
        return sum(any(map(reviews.holds, reviews.of(each.id))) for each in self.rulebook.rules)

    def explored(self, selections: Selections) -> Exploration:
        """Return the options for the selected options of the questionnaire."""
        return self.explore(answer_sheet(self.rulebook, dict(selections)))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what depends on the rulebook alone, such as a card: made at the first call with a key."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what depends on answers and on no visitor, such as why an option is listed; bounded."""
        return self._kept.get(key, make)

    def _explore(self, answers: frozenset[str]) -> Exploration:
        return explore(self.rulebook, answers, lambda _, terms: self._system.infer(terms))
