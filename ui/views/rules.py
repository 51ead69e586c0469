"""The page of the rules: a search, everything about one thing, what leads where, and one's own copy."""

from dataclasses import dataclass

from ui import actions
from ui.context import Context
from ui.forms import FIND
from ui.lookup import CONSEQUENCES, KINDS, key, known
from ui.texts import Labels
from ui.views.consequences import ConsequencesTable, consequences_table
from ui.views.controls import Control, control
from ui.views.foundations import reviewed
from ui.views.links import option_link, statement_link, term_link
from ui.views.own_copy import OwnCopy, own_copy
from ui.views.records import Record, option_record, rule_record, statement_record, term_record
from ui.views.rule_search import Found, Listing, every, find
from ui.visit import RULES, Place


@dataclass(frozen=True)
class Start:
    """The beginning of the page."""

    labels: Labels
    counts: tuple[str, ...]  #: how many rules there are, and how many of them somebody has read
    found: Found | None  #: the result of a search; None where nothing was searched
    ways: tuple[Control, ...]  #: to everything of a kind, and to the table of consequences
    copy: OwnCopy


@dataclass(frozen=True)
class RulesView:
    """The page: its beginning, or a record, or everything of a kind, or the table of consequences."""

    title: str
    back: Control | None  #: leads to the place before, if there is one
    labels: Labels  #: of the field for words
    anew: str  #: the title of that field where it does not stand at the beginning
    words: str
    button: Control
    start: Start | None
    record: Record | None
    listing: Listing | None
    table: ConsequencesTable | None


def rules(context: Context) -> RulesView:
    """Return the page."""
    say = context.say
    kind, name = _looked_up(context, context.visit.place)
    start = None if kind else _start(context)
    record = _record(context, kind, name) if kind in KINDS else None
    table = consequences_table(context) if (kind, name) == ("all", CONSEQUENCES) else None
    listing = every(context, name) if kind == "all" and not table else None
    return RulesView(
        title=_title(context, context.visit.place),
        back=_back(context),
        labels=Labels(say, "rules", "find find-help"),
        anew="" if start else say("rules-anew"),
        words=context.visit.place.words if start else "",
        button=Control(say("rules-find-button"), FIND),
        start=start,
        record=record,
        listing=listing,
        table=table,
    )


def enter(_: Context) -> str:
    """Return what the key Enter does: it searches."""
    return FIND


def _start(context: Context) -> Start:
    say, rulebook, words = context.say, context.rulebook, context.visit.place.words
    counts = say(
        "rules-counts",
        rules=len(rulebook.rules),
        therapies=len(rulebook.therapies),
        terms=len(rulebook.terms),
        statements=len(rulebook.statement),
    )
    labels = {kind: every(context, kind).label for kind in KINDS} | {CONSEQUENCES: say("consequences-title")}
    return Start(
        labels=Labels(say, "rules", "lead all"),
        counts=(counts, reviewed(context)),
        found=find(context, words) if words else None,
        ways=tuple(control(label, actions.LookUp(key("all", name))) for name, label in labels.items()),
        copy=own_copy(context),
    )


def _record(context: Context, kind: str, name: str) -> Record:
    rulebook, say = context.rulebook, context.say
    match kind:
        case "rule":
            return rule_record(context, rulebook.rule[name])
        case "option":
            return option_record(context, name)
        case "term":
            return term_record(rulebook, say, rulebook.term[name])
        case _:
            return statement_record(rulebook, say, rulebook.statement[name])


def _back(context: Context) -> Control | None:
    """Return the way to the place before, which names where it leads."""
    visit, say = context.visit, context.say
    if not visit.at:
        return None
    title = _title(context, visit.places[visit.at - 1])
    return control(say("rules-back", place=title), actions.Return(visit.number - 1))


def _title(context: Context, place: Place) -> str:
    """Return the name of a place: of its page, or of what is looked up there."""
    rulebook, say = context.rulebook, context.say
    match _looked_up(context, place):
        case "rule", name:
            return name
        case "option", name:
            return option_link(rulebook, name).text
        case "term", name:
            return term_link(rulebook, name).text
        case "statement", name:
            return statement_link(rulebook, say, name).text
        case "all", name:
            return say("consequences-title") if name == CONSEQUENCES else every(context, name).label
        case _:
            return say(f"page-{place.page}")


def _looked_up(context: Context, place: Place) -> tuple[str, str]:
    """Return the kind and the name of what is looked up at a place; two empty texts where nothing is."""
    kind, _, name = place.key.partition(":")
    return (kind, name) if place.page == RULES and known(context.rulebook, place.key) else ("", "")
