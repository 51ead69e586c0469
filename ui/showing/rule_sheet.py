"""A rule with all that hangs on it: what it rests on, who has read it, which scenarios see it."""

from collections.abc import Iterable, Iterator
from datetime import date

from engine.audit.reviews import Reviews
from engine.audit.testing.seeing import sees
from engine.rulebook import Rule, Rulebook
from engine.scenario import Scenario
from ui.showing.sheets import Part, Sheet, foundation
from ui.texts import Say
from ui.views.citations import Line
from ui.views.links import Link, concluded, conclusion, sentence, term_link, written


def rule_sheet(
    rulebook: Rulebook, say: Say, rule: Rule, scenarios: Iterable[Scenario], reviews: Reviews
) -> Sheet:
    """Return a rule.

    Args:
        rulebook: the checked rulebook.
        say: the catalogue.
        rule: one of its rules.
        scenarios: all of its scenarios.
        reviews: who has read which rule.
    """
    needs = tuple(term_link(rulebook, each) for each in rule.has)
    nothing = () if needs else (Line(say("proof-nothing")),)
    seen = tuple(_scenario(say, each) for each in scenarios if sees(each, rule))
    unseen = () if seen else (Line(say("sheet-no-scenario")),)
    return Sheet(
        kind=say("kind-rule"),
        name=rule.id,
        id="",
        also_called=sentence(rulebook, say, rule),
        written=written(say, rule.place),
        parts=(
            Part(say("proof-needs"), nothing, needs),
            Part(say("sheet-then"), (Line(conclusion(rulebook, say, rule)),), concluded(rulebook, rule)),
            foundation(rulebook, say, rule),
            Part(say("sheet-reviewed"), tuple(_reviewed(say, rule, reviews))),
            Part(say("sheet-scenarios"), unseen, seen),
        ),
    )


def _scenario(say: Say, scenario: Scenario) -> Link:
    return Link("", scenario.name, written(say, scenario.place))


def _reviewed(say: Say, rule: Rule, reviews: Reviews) -> Iterator[Line]:
    stamps = reviews.of(rule.id)
    if not stamps:
        yield Line(say("sheet-not-reviewed"))
    for stamp in stamps:
        on = date.fromisoformat(stamp.on)
        yield Line(say("sheet-reviewed-by", name=stamp.by, date=on))
        if not reviews.holds(stamp):
            yield Line(say("sheet-stale"))
