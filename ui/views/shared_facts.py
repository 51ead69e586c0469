"""Facts that are true of all options, or of all of one kind: they are told once for the page."""

from dataclasses import dataclass

from engine.rulebook import Therapy
from ui.context import Context
from ui.views.citations import Line, grounded, line


@dataclass(frozen=True)
class SharedFacts:
    """Facts that options have in common."""

    place: str  #: the id of their place on the page
    title: str  #: which options they are true of
    says: Line | None  #: the meaning of the kind; None for facts about all therapies
    rows: tuple[tuple[str, tuple[Line, ...]], ...]  #: lines under the labels of the rows of a card


def shared_facts(context: Context) -> tuple[SharedFacts, ...]:
    """Return the facts that are shared by kind, those that are true of all therapies, and what to ask."""
    return context.edition.once(("shared facts", context.say.language), lambda: _shared_facts(context))


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
