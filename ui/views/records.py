"""A rule, an option, a term or a statement with all that hangs on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engine.audit.reviews import Reviews
from engine.audit.sources.foundations import dependents_of
from engine.audit.testing.scenarios import covers
from engine.rulebook import Cautions, Derives, Fits, Lists, Notes, Place, Rule, Rulebook, Statement, Term
from ui.context import Context
from ui.texts import Say
from ui.views.citations import Line, grounded, marks
from ui.views.links import (
    Link,
    concluded,
    conclusion,
    dependent_link,
    rule_link,
    sentence,
    statement_link,
    term_link,
    written,
)
from ui.views.option_card import OptionCard, card_of


@dataclass(frozen=True)
class Part:
    """A titled part of a record: lines, then links; at least one of both."""

    title: str
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Record:
    """Everything about one rule, option, term or statement."""

    kind: str  #: a rule, an option, a term of some kind or a statement, in words
    name: str
    lead: str  #: its other names, or a rule in one sentence; empty where there is nothing to add
    facts: tuple[tuple[str, str], ...]  #: its id and the place where it is written, each with a label
    parts: tuple[Part, ...]
    card_title: str = ""
    card: OptionCard | None = None  #: the card of an option, with its title; None for everything else


def rule_record(context: Context, rule: Rule) -> Record:
    """Return a rule."""
    rulebook, say = context.rulebook, context.say
    needs = tuple(term_link(rulebook, each) for each in rule.has)
    seen = tuple(
        Link("", each.name, written(say, each.place))
        for each in context.edition.scenarios
        if covers(each, rule)
    )
    return Record(
        kind=say("kind-rule"),
        name=rule.id,
        lead=sentence(rulebook, say, rule),
        facts=_facts(say, rule.place),
        parts=(
            Part(say("proof-needs"), () if needs else (Line(say("proof-nothing")),), needs),
            Part(say("record-then"), (Line(conclusion(rulebook, say, rule)),), concluded(rulebook, rule)),
            _foundation(rulebook, say, rule),
            Part(say("record-reviewed"), tuple(_reviewed(say, rule, context.edition.reviews))),
            Part(say("record-scenarios"), () if seen else (Line(say("record-no-scenario")),), seen),
        ),
    )


def option_record(context: Context, option: str) -> Record:
    """Return an option with its card and all its rules."""
    rulebook, say, card = context.rulebook, context.say, card_of(context, option)
    titled = (
        (say("record-lists"), Lists),
        (say("record-cautions"), Cautions),
        (say("record-notes"), Notes),
        (say("record-fits"), Fits),
    )
    mine = [each for each in rulebook.rules if getattr(each.concludes, "therapy", "") == option]
    parts = (
        _rules(rulebook, say, title, (each for each in mine if isinstance(each.concludes, kind)))
        for title, kind in titled
    )
    return Record(
        kind=say("kind-therapy") if option in rulebook.therapy else card.kind,
        name=card.name,
        lead=card.also_called,
        facts=_facts(say, rulebook.subject[option].place, option),
        parts=_filled(parts),
        card_title=say("record-card"),
        card=card,
    )


def term_record(rulebook: Rulebook, say: Say, term: Term) -> Record:
    """Return a term: its meaning, its kinds, what derives it, what needs it, which answer gives it."""
    derivations = [each for each in rulebook.rules if isinstance(each.concludes, Derives)]
    parents = [each for each in derivations if each.id.startswith(f"is-a:{term.id}:")]
    needing = [each for each in rulebook.rules if term.id in each.has and each not in parents]
    going = [each for each in rulebook.rules if getattr(each.concludes, "wish", "") == term.id]
    everyday = ", ".join(term.everyday_words)
    heard = (Line(say("record-everyday", words=everyday)),) if everyday else ()
    parts = (
        Part(say("record-says"), (grounded(rulebook, say, term.says, term), *heard)),
        _rules(rulebook, say, say("record-kind-of"), parents),
        _rules(
            rulebook, say, say("record-derived"), (e for e in derivations if e.concludes == Derives(term.id))
        ),
        _rules(rulebook, say, say("record-needed"), needing),
        _rules(rulebook, say, say("record-going"), (each for each in going if each not in needing)),
        Part(
            say("record-asked"),
            tuple(_choices(rulebook, say, term)) or (Line(say("record-never-asked")),),
        ),
    )
    return Record(
        kind=say(f"kind-{term.kind}"),
        name=term.label,
        lead=say("also-called", names=", ".join(term.also_called)) if term.also_called else "",
        facts=_facts(say, term.place, term.id),
        parts=_filled(parts),
    )


def statement_record(rulebook: Rulebook, say: Say, statement: Statement) -> Record:
    """Return a statement: its fact, what rests on it, and where it stands."""
    source = next(each for each in rulebook.sources if each.id == statement.source)
    resting = tuple(dependent_link(rulebook, say, each) for each in dependents_of(rulebook, statement.id))
    stands = (
        Line(say("record-section", section=statement.section, title=source.title)),
        Line(say("record-opens", words=statement.opens)),
        Line(say("record-fingerprint", count=statement.words, fingerprint=statement.sha256)),
    )
    return Record(
        kind=say("kind-statement"),
        name=say("proof-section", statement=statement.id, section=statement.section),
        lead="",
        facts=_facts(say, statement.place, statement.id),
        parts=(
            Part(say("record-states"), (Line(statement.says or not_encoded(say, statement)),)),
            Part(say("record-resting"), () if resting else (Line(say("record-nothing-rests")),), resting),
            Part(say("record-stands"), stands),
        ),
    )


def _facts(say: Say, place: Place, name: str = "") -> tuple[tuple[str, str], ...]:
    """Return an id, where there is one, and the place where something is written, each with a label."""
    where = (say("proof-file"), written(say, place))
    return ((say("rules-id"), name), where) if name else (where,)


def _foundation(rulebook: Rulebook, say: Say, rule: Rule) -> Part:
    """Return what a rule rests on: statements, and marks where it is ours."""
    links = tuple(statement_link(rulebook, say, each) for each in rule.cites)
    ours = tuple(Line(each.reason, marks=(each,)) for each in marks(say, rule.editorial))
    return Part(say("proof-cites"), ours, links)


def not_encoded(say: Say, statement: Statement) -> str:
    """Return that a statement carries no fact, and why."""
    return say("record-not-encoded", reason=statement.not_encoded)


def _rules(rulebook: Rulebook, say: Say, title: str, rules: Iterable[Rule]) -> Part:
    return Part(title, links=tuple(rule_link(rulebook, say, each) for each in rules))


def _filled(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(each for each in parts if each.lines or each.links)


def _choices(rulebook: Rulebook, say: Say, term: Term) -> Iterator[Line]:
    for question in rulebook.questions:
        for choice in question.choices:
            if term.id in choice.gives:
                yield Line(say("record-choice", question=question.title, choice=choice.label))


def _reviewed(say: Say, rule: Rule, reviews: Reviews) -> Iterator[Line]:
    stamps = reviews.of(rule.id)
    if not stamps:
        yield Line(say("record-not-reviewed"))
    for stamp in stamps:
        yield Line(say("record-reviewed-by", name=stamp.by, date=date.fromisoformat(stamp.on)))
        if not reviews.holds(stamp):
            yield Line(say("record-stale"))
