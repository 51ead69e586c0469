"""Why an option is listed: a sentence for each way in which the source speaks of it, then its proofs."""

from dataclasses import dataclass
from typing import Any

from engine.options import Listed, Reason
from engine.rulebook import Derives
from ui.context import Context, labels
from ui.views.citations import Citation, citations
from ui.views.proof import Proof, proof
from ui.views.standing import Wording, wordings


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
