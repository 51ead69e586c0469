"""A rule, a therapy, a term or a statement with all that hangs on it, ready to show."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.audit.sources.dependents import Dependent, dependents_of
from engine.rulebook import Derives, Fits, Lists, Notes, Rule, Rulebook, Statement, Term, Therapy
from ui.showing.resting import in_words
from ui.texts import Say
from ui.views.citations import Line, citations, marks
from ui.views.links import Link, rule_link, statement_link, written
from ui.views.option_card import OptionCard, option_card

LOOKED_UP = {"therapy": "option", "form": "option", "term": "term"}
"""What can be looked up of what rests on a statement, besides rules."""


@dataclass(frozen=True)
class Part:
    """A titled part of a sheet: texts, then links; at least one of both."""

    title: str
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """Everything about one thing.

    Attributes:
        kind: what it is, in words.
        card: the card of a therapy; None for everything else.
    """

    kind: str
    name: str
    id: str
    also_called: str
    written: str
    parts: tuple[Part, ...]
    card: OptionCard | None = None


def therapy_sheet(rulebook: Rulebook, say: Say, therapy: Therapy) -> Sheet:
    """Return a therapy with its card and all its rules."""
    mine = (
        (say("sheet-lists"), Lists),
        (say("sheet-notes"), Notes),
        (say("sheet-fits"), Fits),
    )
    parts = (
        _rules(
            rulebook,
            say,
            title,
            (each for each in _about(rulebook, therapy) if isinstance(each.concludes, kind)),
        )
        for title, kind in mine
    )
    return Sheet(
        kind=say("kind-therapy"),
        name=therapy.name,
        id=therapy.id,
        also_called=say("also-called", names=", ".join(therapy.also_called)) if therapy.also_called else "",
        written=written(say, therapy.place),
        parts=_filled(parts),
        card=option_card(rulebook, say, therapy),
    )


def term_sheet(rulebook: Rulebook, say: Say, term: Term) -> Sheet:
    """Return a term: its line, its kinds, what derives it, what needs it, which answer gives it."""
    derivations = [each for each in rulebook.rules if isinstance(each.concludes, Derives)]
    parents = [each for each in derivations if each.id.startswith(f"is-a:{term.id}:")]
    from_others = [each for each in derivations if each.concludes == Derives(term.id)]
    needing = [each for each in rulebook.rules if term.id in each.has and each not in parents]
    going = [
        each for each in rulebook.rules if isinstance(each.concludes, Fits) and each.concludes.wish == term.id
    ]
    asked = tuple(_choices(rulebook, say, term))
    line = Line(term.says, citations(rulebook, say, term.cites), marks(say, term.editorial))
    everyday = (
        Line(say("sheet-everyday", words=", ".join(term.everyday_words))) if term.everyday_words else None
    )
    parts = (
        Part(say("sheet-says"), (line, everyday) if everyday else (line,)),
        _rules(rulebook, say, say("sheet-kind-of"), parents),
        _rules(rulebook, say, say("sheet-derived"), from_others),
        _rules(rulebook, say, say("sheet-needed"), needing),
        _rules(rulebook, say, say("sheet-going"), (each for each in going if each not in needing)),
        Part(say("sheet-asked"), asked or (Line(say("sheet-never-asked")),)),
    )
    return Sheet(
        kind=_kind(say, term.kind),
        name=term.label,
        id=term.id,
        also_called=say("also-called", names=", ".join(term.also_called)) if term.also_called else "",
        written=written(say, term.place),
        parts=_filled(parts),
    )


def statement_sheet(rulebook: Rulebook, say: Say, statement: Statement) -> Sheet:
    """Return a statement: what it states, where it stands, and what rests on it."""
    source = next(each for each in rulebook.sources if each.id == statement.source)
    states = (
        Line(statement.says)
        if statement.says
        else Line(say("sheet-not-encoded", reason=statement.not_encoded))
    )
    stands = (
        Line(say("sheet-section", section=statement.section, title=source.title)),
        Line(say("sheet-opens", words=statement.opens)),
        Line(say("sheet-fingerprint", count=statement.words, fingerprint=statement.sha256)),
    )
    resting = tuple(_resting(rulebook, say, each) for each in dependents_of(rulebook, statement.id))
    nothing = () if resting else (Line(say("sheet-nothing-rests")),)
    return Sheet(
        kind=say("kind-statement"),
        name=say("proof-section", statement=statement.id, section=statement.section),
        id=statement.id,
        also_called="",
        written=written(say, statement.place),
        parts=(
            Part(say("sheet-states"), (states,)),
            Part(say("sheet-resting"), nothing, resting),
            Part(say("sheet-stands"), stands),
        ),
    )


def foundation(rulebook: Rulebook, say: Say, rule: Rule) -> Part:
    """Return what a rule rests on: statements, and marks where it is ours."""
    links = tuple(statement_link(rulebook, say, each) for each in rule.cites)
    ours = tuple(Line(each.reason, marks=(each,)) for each in marks(say, rule.editorial))
    return Part(say("proof-cites"), ours, links)


def _about(rulebook: Rulebook, therapy: Therapy) -> list[Rule]:
    return [
        each
        for each in rulebook.rules
        if isinstance(each.concludes, Lists | Notes | Fits) and each.concludes.therapy == therapy.id
    ]


def _rules(rulebook: Rulebook, say: Say, title: str, rules: Iterable[Rule]) -> Part:
    return Part(title, links=tuple(rule_link(rulebook, say, each) for each in rules))


def _filled(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(each for each in parts if each.lines or each.links)


def _choices(rulebook: Rulebook, say: Say, term: Term) -> Iterable[Line]:
    for question in rulebook.questions:
        for choice in question.choices:
            if term.id in choice.gives:
                yield Line(say("sheet-choice", question=question.title, choice=choice.label))


def _kind(say: Say, kind: str) -> str:
    known_kinds = {
        "topic": say("kind-topic"),
        "circumstance": say("kind-circumstance"),
        "wish": say("kind-wish"),
        "derived": say("kind-derived"),
    }
    return known_kinds.get(kind, kind)


def _resting(rulebook: Rulebook, say: Say, resting: Dependent) -> Link:
    """Return what rests on a statement, with a way to it where it can be looked up; a notice is a rule."""
    if resting.kind in {"rule", "notice"}:
        return rule_link(rulebook, say, rulebook.rule[resting.name])
    kind = LOOKED_UP.get(resting.kind, "")
    key = f"{kind}:{resting.name}" if kind else ""
    return Link(key, in_words(rulebook, say, resting), written(say, resting.place))
