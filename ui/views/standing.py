"""How the source speaks of a listed option, for each answer; and which wishes and notes go with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.options import Listed, Reason
from engine.rulebook import Cautions, Fits, Lists, Notes, Rulebook
from ui.actions import LookUp
from ui.lookup import key
from ui.texts import Say
from ui.views.citations import Line, citations, marks, reasoned
from ui.views.controls import Control, control


@dataclass(frozen=True)
class Wording:
    """One way in which the source speaks of an option."""

    standing: str  #: the id of a standing
    companion: str  #: the id of what the source says it goes together with, or empty
    answers: frozenset[str]  #: the answers for which it does, of which it says nothing stronger
    reasons: tuple[Reason[Lists], ...]  #: the rules that list it so, with what they rest on


def wordings(rulebook: Rulebook, listed: Listed) -> Iterator[Wording]:
    """Yield how the source speaks of an option, strongest first; one answer hides no words for others."""
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
                yield Wording(standing.id, companion, answers, reasons)
            seen |= answers


def wording_line(rulebook: Rulebook, say: Say, wording: Wording) -> Line:
    """Return one way of speaking with the answers that it is for, and everything that it rests on."""
    cited = dict.fromkeys(statement for reason in wording.reasons for statement in reason.rule.cites)
    ours = (rule.editorial for reason in wording.reasons for rule in reason.editorials)
    return Line(
        say(
            "card-told",
            standing=standing_words(rulebook, say, wording.standing, wording.companion),
            told="; ".join(each.label for each in rulebook.terms if each.id in wording.answers),
        ),
        citations(rulebook, say, cited),
        marks(say, rulebook.standing[wording.standing].editorial, *ours),
    )


def standing_words(rulebook: Rulebook, say: Say, standing: str, companion: str) -> str:
    """Return a standing in words, with its companion; that is an id too, or empty."""
    label = rulebook.standing[standing].label
    if not companion:
        return label
    beside = next(each.label for each in rulebook.companions if each.id == companion)
    return say("standing-alongside", standing=label, companion=beside)


def fit(rulebook: Rulebook, say: Say, reason: Reason[Fits], matters: Sequence[str]) -> Line:
    """Return that an option goes with a wish, and whether that is one that matters most."""
    wish = rulebook.term[reason.concludes.wish]
    most = wish.id in matters
    text = say("card-fit-most", wish=wish.label) if most else say("card-fit", wish=wish.label)
    return reasoned(rulebook, say, text, reason)


def note(rulebook: Rulebook, say: Say, reason: Reason[Cautions] | Reason[Notes]) -> Line:
    """Return a caution or a note on an option."""
    return reasoned(rulebook, say, reason.concludes.text, reason)


def rules_behind(reasons: Iterable[Reason[Any]]) -> tuple[Control, ...]:
    """Return buttons that look up the rules that brought something about, each once."""
    ids = dict.fromkeys(reason.rule.id for reason in reasons)
    return tuple(control(each, LookUp(key("rule", each))) for each in ids)
