"""The minimal-case argument, on which every exact check stands.

Rules are definite clauses: a rule fires when its terms are there, and more terms never take anything away.
Let `c` be what rule `r` concludes from its terms `H`, and let `R` be a set of rules.

    If R concludes c from H alone, then R concludes c from every sheet from which R and r together would.

For take a sheet and fire the rules of R until nothing changes.
If r could still fire, all of H is there, so R's own rules have concluded c already, as they do from H alone.
So r adds nothing, on no sheet.
And if R does not conclude c from H, then H itself is a sheet on which r makes the difference.

So one case for each rule, its own terms, decides for *every* sheet.
Sheets here may name any term, derived ones too, and each conclusion is looked at by itself.
Whether a term can be reached from the questionnaire is a check of its own.

A caution is shown wherever its therapy is, notes and fits only where it is listed.
So what a visitor sees of a note or a fit is as good as one rule for each that lists the therapy,
which needs the terms of both; the argument holds for these as it does for rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.grouping import grouped
from engine.inference.counting import Counting
from engine.inference.proof import Inference
from engine.rulebook import Conclusion, Derives, Fits, Lists, Notes, Rule


@dataclass(frozen=True)
class Cases:
    """Rules that can be asked what they conclude from a sheet, with any one of them left out."""

    rules: tuple[Rule, ...]

    @cached_property
    def _counting(self) -> Counting:
        return Counting(self.rules)

    def conclusions(self, sheet: Iterable[str], without: str | None = None) -> frozenset[Conclusion]:
        """Return everything that is concluded from a sheet of any terms; a given term counts as derived.

        `without` is the id of a rule that is left out.
        """
        fired, terms = self._counting.fire(
            sheet, None if without is None else self._counting.positions[without]
        )
        concluded = {self.rules[position].concludes for position in fired}
        return frozenset(concluded | {Derives(term) for term in terms})

    def shown(self, sheet: Iterable[str]) -> frozenset[Conclusion]:
        """Return what is concluded from a sheet, without the notes and fits of what is not listed."""
        concluded = self.conclusions(sheet)
        listed = {each.therapy for each in concluded if isinstance(each, Lists)}
        return frozenset(
            each for each in concluded if not isinstance(each, Notes | Fits) or each.therapy in listed
        )

    def proof(self, sheet: Iterable[str]) -> Inference:
        """Return the rules that fire on a sheet, which are the whole proof."""
        return self._counting.infer(sheet)

    @cached_property
    def listing(self) -> Mapping[str, tuple[Rule, ...]]:
        """Map each therapy to the rules that list it."""
        return grouped((rule.lists, rule) for rule in self.rules if rule.lists is not None)

    def draw(self, conclusion: Conclusion, sheet: Iterable[str]) -> bool:
        """Return whether a conclusion is drawn from a sheet."""
        terms = self._counting.fire(sheet)[1]
        if isinstance(conclusion, Derives):
            return conclusion.term in terms
        return any(terms.issuperset(rule.has) for rule in self._drawing.get(conclusion, ()))

    def lists(self, therapy: str, sheet: Iterable[str]) -> bool:
        """Return whether some rule lists a therapy on a sheet."""
        terms = self._counting.fire(sheet)[1]
        return any(terms.issuperset(rule.has) for rule in self.listing.get(therapy, ()))

    @cached_property
    def _drawing(self) -> Mapping[Conclusion, tuple[Rule, ...]]:
        return grouped((rule.concludes, rule) for rule in self.rules)

    def conclude(self, rule: Rule, *, without_it: bool = False) -> bool:
        """Return whether these rules conclude what a rule does, from every sheet on which it fires.

        The rule may be one of these, and then be left out itself, or of another rulebook.
        """
        return rule.concludes in self.conclusions(rule.has, rule.id if without_it else None)


def lost(before: Cases, after: Cases) -> tuple[Rule, ...]:
    """Return the rules whose conclusions are gone on some sheet: each on the sheet of its own terms.

    Empty exactly if, on every sheet, everything that was concluded before is concluded after.
    """
    return tuple(rule for rule in before.rules if not after.conclude(rule))
