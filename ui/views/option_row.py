"""A row of the list: an option in a few lines, which opens to everything else that is known of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from engine.options import Listed, NotListed
from ui import actions
from ui.apply import MOST_COMPARED
from ui.context import Context, labels
from ui.views.citations import Line, Mark, marks, reasoned
from ui.views.controls import Control, control
from ui.views.counterfactuals import Explained, explained_listed, explained_not_listed
from ui.views.option_card import CardRow, OptionCard, card_of, shared_label, shared_place
from ui.views.standing import fit, note, standing_words, wordings
from ui.views.why import Why, why
from ui.visit import COMPARE

WEIGHED = ("good", "hard")
"""The rows of a card that stand side by side; each says so itself where it is empty."""


@dataclass(frozen=True)
class CardPart:
    """Rows of a card under a heading, with lines that stand before them."""

    title: str
    lines: tuple[Line, ...]
    rows: tuple[CardRow, ...]


@dataclass(frozen=True)
class OptionFacts:
    """An option as it stands for these answers, whoever gave them."""

    name: str
    short: Line  #: what it is, in one line
    also_called: str
    parts: tuple[CardPart, ...]  #: the rest of its card
    silent: str  #: the rows of its card of which the source says nothing, as a sentence, or empty
    #: the title and the place of the facts that all of its kind share; empty where there are none
    shared: tuple[str, str]
    notes_title: str
    cautions: tuple[Line, ...] = ()  #: said before anything else
    #: how the source speaks of it, with the choices that this is for where there are several
    standings: tuple[str, ...] = ()
    #: of the standing, where every reason for it rests on a reading or addition of ours
    marks: tuple[Mark, ...] = ()
    fits: str = ""  #: with how many wishes it goes, as a sentence, or empty
    #: the statements that list it, as the words of a link to `why`; empty where nothing lists it
    source: str = ""
    notes: tuple[Line, ...] = ()
    fitting: tuple[Line, ...] = ()
    why: Why | None = None


@dataclass(frozen=True)
class OptionRow:
    """An option on the page of the list."""

    place: str  #: the id of its place on the page, which tells nothing of the option
    facts: OptionFacts
    take: Control  #: marks it for the handout
    compare: Control  #: marks it to be compared, or leads there where no more can be
    #: shows its counterfactuals, or hides them; None where no rule speaks of it
    explain: Control | None = None
    explained: Explained | None = None
    brief: bool = False  #: whether it opens only when it is explained


def listed_row(context: Context, listed: Listed, number: int) -> OptionRow:
    """Return the row of a listed option; its number is unique on the page."""
    visit, option = context.visit, listed.therapy
    key = ("listed", visit.current, context.matters, visit.sources, option)
    facts = context.edition.kept(key, lambda: _listed(context, listed))
    row = _row(context, option, number, facts)
    return _explained(context, row, option, "changes-title", lambda: explained_listed(context, listed))


def other_row(context: Context, other: NotListed, number: int, *, brief: bool) -> OptionRow:
    """Return the row of a therapy that is not listed; one that is brief opens only when it is explained."""
    option, known = other.therapy, _facts(context, other.therapy)
    key = ("other", context.visit.current, option)
    facts = context.edition.kept(key, lambda: replace(known, cautions=_cautions(context, other)))
    row = replace(_row(context, option, number, facts), brief=brief)
    return _explained(context, row, option, "row-more", lambda: explained_not_listed(context, other))


def alternative_row(context: Context, alternative: str, number: int) -> OptionRow:
    """Return the row of a choice that is always there."""
    return _row(context, alternative, number, _facts(context, alternative))


def _explained(
    context: Context, row: OptionRow, option: str, title: str, explain: Callable[[], Explained]
) -> OptionRow:
    """Return a row that can be explained, and is if that was asked for; the title is the id of a text."""
    opened = context.visit.explained == option
    button = control(context.say(title), actions.Explain(option), pressed=opened)
    return replace(row, explain=button, explained=explain() if opened else None)


def _row(context: Context, option: str, number: int, facts: OptionFacts) -> OptionRow:
    say, visit, marked = context.say, context.visit, context.marked(context.visit.compared)
    if len(marked) >= MOST_COMPARED and option not in marked:
        compare = control(say("card-compare-full"), actions.Go(COMPARE))
    else:
        compare = control(say("card-compare"), actions.Compare(option), pressed=option in marked)
    take = control(say("row-take"), actions.Take(option), pressed=option in visit.taken)
    return OptionRow(f"option-{number}", facts, take, compare)


def _facts(context: Context, option: str) -> OptionFacts:
    """Return what is known of an option whatever was answered."""
    return context.edition.once(("facts", option), lambda: _card_facts(context, card_of(context, option)))


def _card_facts(context: Context, card: OptionCard) -> OptionFacts:
    say, rows = context.say, tuple(_once(card.rows))
    like = tuple(each for each in rows if each.id not in WEIGHED)
    weighed = tuple(each for each in rows if each.id in WEIGHED)
    silent = "; ".join(each.label for each in card.rows if each.silent and each.id not in WEIGHED)
    return OptionFacts(
        name=card.name,
        short=card.in_short,
        also_called=card.also_called,
        parts=(
            CardPart(say("row-like"), (card.form_of,) if card.form_of else (), like),
            CardPart(say("row-weighed"), (), weighed),
        ),
        silent=say("row-silent", rows=silent) if silent else "",
        shared=(shared_label(context, card.id), shared_place(context, card.id)),
        notes_title=say("card-notes"),
    )


def _once(rows: Iterable[CardRow]) -> Iterator[CardRow]:
    """Yield the rows of a card without what it shares with others, and with each line once.

    What is good and what is hard is said in full, whatever was said before.
    """
    said: set[Line] = set()
    for each in rows:
        own = each.own if each.id in WEIGHED else tuple(line for line in each.own if line not in said)
        said.update(each.own)
        if own or each.id in WEIGHED:
            yield replace(each, own=own, shared=())


def _listed(context: Context, listed: Listed) -> OptionFacts:
    say, rulebook = context.say, context.rulebook
    return replace(
        _facts(context, listed.therapy),
        cautions=_cautions(context, listed),
        standings=tuple(_standings(context, listed)),
        marks=_marks(context, listed),
        fits=say("row-fits", count=len(listed.wishes)) if listed.wishes else "",
        source=_source(context, listed),
        notes=tuple(note(rulebook, say, each) for each in listed.notes),
        fitting=tuple(fit(rulebook, say, each, context.matters) for each in listed.fits),
        why=why(context, listed),
    )


def _cautions(context: Context, option: Listed | NotListed) -> tuple[Line, ...]:
    say = context.say
    return tuple(
        reasoned(context.rulebook, say, say("proof-cautions", text=each.concludes.text), each)
        for each in option.cautions
    )


def _standings(context: Context, listed: Listed) -> Iterator[str]:
    """Yield how the source speaks of an option; for which choices only where it does so in several ways."""
    say, rulebook = context.say, context.rulebook
    found = tuple(wordings(rulebook, listed))
    for each in found:
        words = standing_words(rulebook, say, each.standing, each.companion)
        tapped = labels(rulebook, context.visit.current, each.answers)
        yield words if len(found) == 1 else say("card-told", standing=words, told="; ".join(tapped))


def _marks(context: Context, listed: Listed) -> tuple[Mark, ...]:
    """Return the marks of a standing that rests on nothing but readings or additions of ours."""
    reasons = [each for each in listed.reasons if each.concludes.standing == listed.standing]
    if not all(each.editorials for each in reasons):
        return ()
    return marks(context.say, *(rule.editorial for each in reasons for rule in each.editorials))


def _source(context: Context, listed: Listed) -> str:
    """Return the statements that list an option, and the rules too where sources are shown in full."""
    rules = [each.rule for each in listed.reasons]
    cited = ", ".join(dict.fromkeys(statement for rule in rules for statement in rule.cites))
    if not cited:
        return context.say("row-source-ours")
    if not context.visit.sources:
        return context.say("row-source", statements=cited)
    return context.say("row-source-full", statements=cited, rules=", ".join(rule.id for rule in rules))
