"""Why something is shown: the answers, the rule, the derivations on the way, and the statements."""

from dataclasses import dataclass
from typing import Any

from engine.options import Reason
from engine.rulebook import Derives, Fits, Lists, Notes, Rule, Rulebook, Shows
from ui.texts import Say
from ui.views.citations import Citation, Mark, citations, marks


@dataclass(frozen=True)
class Step:
    """One fired rule of a proof, ready to show."""

    rule: str
    needs: tuple[str, ...]
    concludes: str
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]
    place: str


@dataclass(frozen=True)
class Proof:
    """A fired rule with everything that it rests on.

    Attributes:
        told: the answers that it rests on, in words.
        via: the derivations on the way.
    """

    told: tuple[str, ...]
    via: tuple[Step, ...]
    step: Step


def proof(rulebook: Rulebook, say: Say, reason: Reason[Any]) -> Proof:
    """Return why a rule fired."""
    return Proof(
        told=_labels(rulebook, reason.answers),
        via=tuple(_step(rulebook, say, each) for each in reason.via),
        step=_step(rulebook, say, reason.rule),
    )


def _step(rulebook: Rulebook, say: Say, rule: Rule) -> Step:
    return Step(
        rule=rule.id,
        needs=_labels(rulebook, rule.has),
        concludes=_concludes(rulebook, say, rule),
        citations=citations(rulebook, say, rule.cites),
        marks=marks(say, rule.editorial),
        place=say("proof-file-place", file=rule.place.file, line=str(rule.place.line)),
    )


def _concludes(rulebook: Rulebook, say: Say, rule: Rule) -> str:
    match rule.concludes:
        case Derives(term):
            return say("proof-derives", term=rulebook.term[term].label)
        case Lists(standing=standing, alongside=""):
            return rulebook.standing[standing].label
        case Lists(standing=standing, alongside=alongside):
            companion = companion_label(rulebook, alongside)
            return say(
                "proof-lists-alongside", standing=rulebook.standing[standing].label, companion=companion
            )
        case Notes(text=text):
            return say("proof-notes", text=text)
        case Fits(wish=wish):
            return say("card-fit", wish=rulebook.term[wish].label)
        case Shows(notice):
            return say("proof-shows", title=rulebook.notice[notice].title)


def companion_label(rulebook: Rulebook, companion: str) -> str:
    """Return how it is said that a therapy stands alongside something."""
    return next(each.label for each in rulebook.companions if each.id == companion)


def _labels(rulebook: Rulebook, terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rulebook.term[each].label for each in terms)
