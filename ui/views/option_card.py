"""The card of an option, a therapy or a choice that is always there; and facts that many cards share."""

from dataclasses import dataclass

from engine.cards import Row, card
from engine.rulebook import Alternative, Entry, InShort, Rulebook, Therapy
from ui.context import Context
from ui.texts import Say
from ui.views.citations import Line, citations, grounded, line

Option = Therapy | Alternative
ABOUT = "about"  #: the row that says what an option is, which its line in short says too


@dataclass(frozen=True)
class Shared:
    """Lines that a card has in common with others, under a label that says with which."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CardRow:
    """A row of a card."""

    id: str
    label: str
    short: Line | None  #: the row in a few words, of its own or shared; None where there are none
    own: tuple[Line, ...]  #: the lines that speak of this option
    shared: tuple[Shared, ...]
    silent: str  #: that the source says nothing, and what to ask; empty where there are own lines


@dataclass(frozen=True)
class OptionCard:
    """Everything that is known of an option, whatever was answered."""

    id: str
    name: str
    in_short: Line  #: what it is, in one line; the first line of its card where it has none
    also_called: str
    kind: str  #: the label of its kind
    kind_says: Line | None  #: the meaning of that kind; None for a choice that is always there
    form_of: Line | None  #: of which therapy the source calls it a form; None where it does not
    rows: tuple[CardRow, ...]  #: its rows, in the order of the rulebook


@dataclass(frozen=True)
class SharedFacts:
    """Facts that options have in common."""

    place: str  #: the id of their place on the page
    title: str  #: which options they are true of
    says: Line | None  #: the meaning of the kind; None for facts about all therapies
    rows: tuple[tuple[str, tuple[Line, ...]], ...]  #: lines under the labels of the rows of a card


def card_of(context: Context, option: str) -> OptionCard:
    """Return the card of an option by its id; it is made once for each rulebook and language."""
    rulebook, say = context.rulebook, context.say
    subject = rulebook.subject[option]
    return context.edition.once(("card", option), lambda: option_card(rulebook, say, subject))


def option_card(rulebook: Rulebook, say: Say, option: Option) -> OptionCard:
    """Return the card of an option."""
    therapy = option if isinstance(option, Therapy) else None
    kind = next((each for each in rulebook.kinds if therapy and each.id == therapy.kind), None)
    label = kind.label if kind else ""
    rows = tuple(_row(rulebook, say, each, label, option.in_short) for each in card(rulebook, option))
    form_of = None
    if therapy and therapy.form_of:
        text = say("card-form-of", therapy=rulebook.therapy[therapy.form_of].name)
        form_of = Line(text, citations(rulebook, say, therapy.form_of_cites))
    first = next((line for row in rows for line in row.own), Line(""))
    also_called = ", ".join(therapy.also_called) if therapy else ""
    return OptionCard(
        id=option.id,
        name=option.name,
        in_short=_few_words(rulebook, say, option.in_short) or first,
        also_called=say("also-called", names=also_called) if also_called else "",
        kind=kind.label if kind else say("alternative-kind"),
        kind_says=grounded(rulebook, say, kind.says, kind) if kind else None,
        form_of=form_of,
        rows=rows,
    )


def _row(rulebook: Rulebook, say: Say, row: Row, kind: str, in_short: InShort | None) -> CardRow:
    parted = ((say("card-shared-kind", kind=kind), row.of_kind), (say("card-shared-all"), row.of_all))
    shared = tuple(Shared(label, _lines(rulebook, say, entries)) for label, entries in parted if entries)
    few = _few_words(rulebook, say, in_short if row.row == ABOUT else row.short or row.shared_short)
    return CardRow(row.row, row.label, few, _lines(rulebook, say, row.own), shared, row.silent)


def _few_words(rulebook: Rulebook, say: Say, short: InShort | None) -> Line | None:
    return grounded(rulebook, say, short.text, short) if short else None


def _lines(rulebook: Rulebook, say: Say, entries: tuple[Entry, ...]) -> tuple[Line, ...]:
    return tuple(line(rulebook, say, each) for each in entries)


def shared_facts(context: Context) -> tuple[SharedFacts, ...]:
    """Return the facts that are shared by kind, those that are true of all therapies, and what to ask."""
    return context.edition.once("shared facts", lambda: _shared_facts(context))


def shared_place(context: Context, option: str) -> str:
    """Return the id of the place of the facts about the kind of an option; empty where it has none."""
    subject, kinds = context.rulebook.subject[option], [each.id for each in context.rulebook.kinds]
    return f"kind-{kinds.index(subject.kind) + 1}" if isinstance(subject, Therapy) else ""


def shared_label(context: Context, option: str) -> str:
    """Return the title of the facts about the kind of an option; empty where it has none."""
    place = shared_place(context, option)
    return next((each.title for each in shared_facts(context) if each.place == place), "")


def _shared_facts(context: Context) -> tuple[SharedFacts, ...]:
    say, rulebook = context.say, context.rulebook
    used = {each.kind for each in rulebook.therapies}
    kinds = (
        SharedFacts(
            place=f"kind-{number}",
            title=say("card-shared-kind", kind=kind.label),
            says=grounded(rulebook, say, kind.says, kind),
            rows=_rows(context, kind.id),
        )
        for number, kind in enumerate(rulebook.kinds, 1)
        if kind.id in used
    )
    every = _rows(context, "")
    silent = tuple((each.label, (Line(each.silent),)) for each in rulebook.general if each.silent)
    others = (
        SharedFacts("kind-all", say("card-shared-all"), None, every),
        SharedFacts("kind-silent", say("card-silent"), None, silent),
    )
    return (*kinds, *(each for each in others if each.rows))


def _rows(context: Context, kind: str) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return what the therapies of a kind inherit, or all where it is empty, by the label of the row."""
    say, rulebook = context.say, context.rulebook
    return tuple(
        (each.label, tuple(line(rulebook, say, entry) for entry in row.entries))
        for each in rulebook.general
        for inheriting, row in each.inherited
        if inheriting == kind
    )
