"""How the source speaks of a listed therapy: for each answer, with the rules behind it; and what fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.options import Listed, Reason
from engine.rulebook import Fits, Lists, Notes, Rulebook
from ui.showing.proofs import companion_label
from ui.texts import Say
from ui.views.citations import Line, reasoned


@dataclass(frozen=True)
class Spoken:
    """One way in which the source speaks of a therapy.

    Attributes:
        standing: the id of a standing.
        companion: the id of what the source says it goes together with, or empty.
        answers: the answers for which it does, of which it says nothing stronger.
        reasons: the rules that list it so, with what they rest on.
    """

    standing: str
    companion: str
    answers: frozenset[str]
    reasons: tuple[Reason[Lists], ...]


def spoken(rulebook: Rulebook, listed: Listed) -> Iterator[Spoken]:
    """Yield how the source speaks of it, strongest first; strong words for one answer hide no others."""
    seen: set[str] = set()
    for standing in rulebook.standings:
        for companion in ("", *(each.id for each in rulebook.companions)):
            reasons = tuple(
                each
                for each in listed.reasons
                if (each.concludes.standing, each.concludes.alongside) == (standing.id, companion)
            )
            answers = frozenset(answer for each in reasons for answer in each.answers) - seen
            if answers:
                yield Spoken(standing.id, companion, answers, reasons)
            seen |= answers


def in_words(rulebook: Rulebook, say: Say, spoken: Spoken) -> str:
    """Return one way of speaking, with the answers that it is for."""
    labels = "; ".join(each.label for each in rulebook.terms if each.id in spoken.answers)
    return say("card-told", standing=standing_in_words(rulebook, say, spoken), told=labels)


def standing_in_words(rulebook: Rulebook, say: Say, spoken: Spoken) -> str:
    """Return one way of speaking, without any answer."""
    label = rulebook.standing[spoken.standing].label
    if not spoken.companion:
        return label
    return say("card-told-alongside", standing=label, companion=companion_label(rulebook, spoken.companion))


def fit(rulebook: Rulebook, say: Say, reason: Reason[Fits], matters: Sequence[str]) -> Line:
    """Return that a therapy goes with a wish, and whether that is one that matters most."""
    wish = rulebook.term[reason.concludes.wish]
    most = wish.id in matters
    text = say("card-fit-most", wish=wish.label) if most else say("card-fit", wish=wish.label)
    return reasoned(rulebook, say, text, reason)


def note(rulebook: Rulebook, say: Say, reason: Reason[Notes]) -> Line:
    """Return a note on a therapy."""
    return reasoned(rulebook, say, reason.concludes.text, reason)
