"""A rule with all that hangs on it: what it rests on, who has read it, which scenarios see it."""

from collections.abc import Iterator
from datetime import date

from engine.audit.reviews import Reviews
from engine.audit.testing.scenarios import covers
from engine.rulebook import Rule
from ui.context import Context
from ui.texts import Say
from ui.views.citations import Line
from ui.views.links import Link, concluded, conclusion, sentence, term_link, written
from ui.views.records import Part, Record, facts, foundation


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
        facts=facts(say, rule.place),
        parts=(
            Part(say("proof-needs"), () if needs else (Line(say("proof-nothing")),), needs),
            Part(say("record-then"), (Line(conclusion(rulebook, say, rule)),), concluded(rulebook, rule)),
            foundation(rulebook, say, rule),
            Part(say("record-reviewed"), tuple(_reviewed(say, rule, context.edition.reviews))),
            Part(say("record-scenarios"), () if seen else (Line(say("record-no-scenario")),), seen),
        ),
    )


def _reviewed(say: Say, rule: Rule, reviews: Reviews) -> Iterator[Line]:
    stamps = reviews.of(rule.id)
    if not stamps:
        yield Line(say("record-not-reviewed"))
    for stamp in stamps:
        yield Line(say("record-reviewed-by", name=stamp.by, date=date.fromisoformat(stamp.on)))
        if not reviews.holds(stamp):
            yield Line(say("record-stale"))
