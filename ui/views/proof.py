"""The proof of a conclusion: the answers, the derivations on the way, the rule, and the statements."""

from dataclasses import dataclass
from typing import Any

from engine.options import Reason
from engine.rulebook import Rule, Rulebook
from ui.actions import LookUp
from ui.lookup import key
from ui.texts import Say
from ui.views.citations import Line, grounded
from ui.views.controls import Control, control
from ui.views.links import PROOF, conclusion, written


@dataclass(frozen=True)
class ProofStep:
    """One fired rule of a proof."""

    rule: str
    needs: tuple[str, ...]  #: the labels of its terms
    concludes: Line  #: its conclusion in words
    place: str  #: the file and the line where it is written

    @property
    def control(self) -> Control:
        """Return the button that looks the rule up."""
        return control(self.rule, LookUp(key("rule", self.rule)))


@dataclass(frozen=True)
class Proof:
    """A fired rule with everything that it rests on."""

    answers: tuple[str, ...]  #: the labels of the answers that it rests on
    via: tuple[ProofStep, ...]  #: the derivations on the way
    step: ProofStep


def proof(rulebook: Rulebook, say: Say, reason: Reason[Any]) -> Proof:
    """Return the proof of a fired rule."""
    return Proof(
        answers=_labels(rulebook, reason.answers),
        via=tuple(_step(rulebook, say, each) for each in reason.via),
        step=_step(rulebook, say, reason.rule),
    )


def _step(rulebook: Rulebook, say: Say, rule: Rule) -> ProofStep:
    return ProofStep(
        rule=rule.id,
        needs=_labels(rulebook, rule.has),
        concludes=grounded(rulebook, say, conclusion(rulebook, say, rule, manner=PROOF), rule),
        place=written(say, rule.place),
    )


def _labels(rulebook: Rulebook, terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rulebook.term[each].label for each in terms)
