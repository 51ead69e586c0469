"""The table of consequences: under each term, what follows from it, alone or together with others."""

from dataclasses import dataclass

from engine.audit.consequences import consequences
from engine.rulebook import Rule, Rulebook
from ui.actions import LookUp
from ui.context import Context, term_labels
from ui.lookup import key
from ui.texts import Labels, Say
from ui.views.citations import Mark, marks
from ui.views.controls import Control, control
from ui.views.links import Link, conclusion, term_link


@dataclass(frozen=True)
class Consequence:
    """A row: a rule that needs the term."""

    rule: Link  #: the way to the rule, which says what follows
    beside: tuple[str, ...]  #: the labels of the other terms that it needs
    statements: tuple[Control, ...]  #: the ways to the statements that it rests on
    marks: tuple[Mark, ...]  #: where it is ours


@dataclass(frozen=True)
class ConsequencesTable:
    """The whole table."""

    labels: Labels
    groups: tuple[tuple[Link, tuple[Consequence, ...]], ...]  #: each term with the rules that need it


def consequences_table(context: Context) -> ConsequencesTable:
    """Return the table; it is made once for each rulebook and language."""
    rulebook, say = context.rulebook, context.say

    def make() -> ConsequencesTable:
        labels = Labels(say, "consequences", "caption beside follows rests")
        found = ((each.term.id, each.rules) for each in consequences(rulebook))
        groups = (
            (term_link(rulebook, term), tuple(_row(rulebook, say, rule, term) for rule in rules))
            for term, rules in found
        )
        return ConsequencesTable(labels, tuple(groups))

    return context.edition.once("consequences", make)


def _row(rulebook: Rulebook, say: Say, rule: Rule, term: str) -> Consequence:
    return Consequence(
        Link(key("rule", rule.id), conclusion(rulebook, say, rule), rule.id),
        term_labels(rulebook, (each for each in rule.has if each != term)),
        tuple(control(each, LookUp(key("statement", each))) for each in rule.cites),
        marks(say, rule.editorial),
    )
