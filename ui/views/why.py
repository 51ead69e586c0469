"""Why an option is listed: a sentence for each way in which the source speaks of it, then its proofs."""

from dataclasses import dataclass
from typing import Any

from engine.options import Listed, Reason
from engine.rulebook import Derives, Rule, Rulebook
from ui.actions import LookUp
from ui.context import Context, labels, term_labels
from ui.lookup import key
from ui.texts import Say
from ui.views.citations import Citation, Line, citations, grounded
from ui.views.controls import Control, control
from ui.views.links import PROOF, conclusion, written
from ui.views.standing import Wording, wordings


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


@dataclass(frozen=True)
class Because:
    """One way in which the source speaks of an option."""

    chosen: str  #: the choices that it goes back to, as they were tapped, as a sentence
    counts: str  #: as which they count, where a rule asks for that, as a sentence, or empty
    facts: tuple[Citation, ...]  #: the statements, each once
    ours: tuple[str, ...]  #: the reasons for what the source does not say, as sentences


@dataclass(frozen=True)
class Why:
    """Everything that an option on the list rests on."""

    title: str
    because: tuple[Because, ...]
    rules: str  #: the label under which the proofs are
    #: of the rules that list it, then of its cautions, fits and notes, each group under a heading
    proofs: tuple[tuple[str, tuple[Proof, ...]], ...]


def why(context: Context, listed: Listed) -> Why:
    """Return why an option is listed."""
    say, rulebook = context.say, context.rulebook
    groups: tuple[tuple[str, tuple[Reason[Any], ...]], ...] = (
        ("", listed.reasons),
        (say("card-why-cautions"), listed.cautions),
        (say("card-why-fits"), listed.fits),
        (say("card-why-notes"), listed.notes),
    )
    proofs = ((title, tuple(proof(rulebook, say, each) for each in reasons)) for title, reasons in groups)
    found = tuple((title, proved) for title, proved in proofs if proved)
    return Why(
        title=say("row-why"),
        because=tuple(_because(context, each) for each in wordings(rulebook, listed)),
        rules=say("row-rules", count=sum(len(proved) for _, proved in found)),
        proofs=found,
    )


def _because(context: Context, wording: Wording) -> Because:
    say, rulebook = context.say, context.rulebook
    tapped = labels(rulebook, context.visit.current, wording.answers)
    derived = dict.fromkeys(
        rulebook.term[via.concludes.term].label
        for reason in wording.reasons
        for via in reason.via
        if isinstance(via.concludes, Derives) and via.concludes.term in reason.rule.has
    )
    cited = dict.fromkeys(each for reason in wording.reasons for each in reason.rule.cites)
    ours = dict.fromkeys(rule.editorial for reason in wording.reasons for rule in reason.editorials)
    return Because(
        chosen=say("why-chosen", chosen="; ".join(tapped)),
        counts=say("why-counts", kinds="; ".join(derived)) if derived else "",
        facts=citations(rulebook, say, cited),
        ours=tuple(say("why-ours", reason=each) for each in ours),
    )


def proof(rulebook: Rulebook, say: Say, reason: Reason[Any]) -> Proof:
    """Return the proof of a fired rule."""
    return Proof(
        answers=term_labels(rulebook, reason.answers),
        via=tuple(_step(rulebook, say, each) for each in reason.via),
        step=_step(rulebook, say, reason.rule),
    )


def _step(rulebook: Rulebook, say: Say, rule: Rule) -> ProofStep:
    return ProofStep(
        rule=rule.id,
        needs=term_labels(rulebook, rule.has),
        concludes=grounded(rulebook, say, conclusion(rulebook, say, rule, manner=PROOF), rule),
        place=written(say, rule.place),
    )
