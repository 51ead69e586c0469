"""The findings inside a rulebook that loads: loose ends, words, dates, missing scenarios."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from engine import clock
from engine.audit.checks.cards import check_in_short, repeated_statements
from engine.audit.checks.idle_rules import idle_rules
from engine.audit.checks.names import inferring_names, lost_names, missing_danger, untried_replies
from engine.audit.checks.near_misses import rules_without_near_miss
from engine.audit.checks.reading_level import check_pages
from engine.audit.checks.texts import pages, visible_texts
from engine.audit.checks.wording import check_wording
from engine.audit.findings import Finding, finding
from engine.audit.reviews import check_reviews
from engine.audit.sources.foundations import foundations
from engine.audit.testing.scenarios import covers, named_by
from engine.grouping import grouped
from engine.minimal_sets import cone
from engine.rule_folder import BannedWords, Scenario, Stamp
from engine.rulebook import Rulebook

CONTACTS_HOLD = timedelta(days=365)
"""How long after the day of the last check the contacts of a notice count as checked."""


def check_everything(
    rulebook: Rulebook,
    scenarios: Sequence[Scenario],
    words: BannedWords,
    stamps: Iterable[Stamp],
    today: date | None = None,
) -> Iterator[Finding]:
    """Return every finding and remark of every check; dates are held against today (UTC), or a given day."""
    yield from check_rulebook(rulebook, scenarios, words, today)
    yield from idle_rules(rulebook)
    yield from rules_without_near_miss(rulebook, scenarios)
    yield from missing_danger(rulebook)
    yield from check_reviews(rulebook, stamps)


def check_rulebook(
    rulebook: Rulebook, scenarios: Sequence[Scenario], words: BannedWords, today: date | None = None
) -> Iterator[Finding]:
    """Return the findings on a rulebook and its scenarios; dates are held against today, or a given day."""
    yield from unused_statements(rulebook)
    yield from unused_terms(rulebook)
    yield from unlisted_therapies(rulebook)
    yield from topics_that_list_nothing(rulebook)
    yield from questions_that_change_nothing(rulebook)
    yield from rules_without_scenario(rulebook, scenarios)
    yield from overdue_dates(rulebook, today or clock.today())
    yield from check_pages(rulebook, pages(rulebook))
    yield from check_in_short(rulebook)
    yield from repeated_statements(rulebook)
    yield from inferring_names(rulebook, words)
    yield from lost_names(rulebook)
    yield from untried_replies(rulebook, scenarios)
    for text in visible_texts(rulebook):
        yield from check_wording(text, words)


def unused_statements(rulebook: Rulebook) -> Iterator[Finding]:
    """Find statements that carry a fact which nothing shows or rests on."""
    used = {statement for _, cites, _ in foundations(rulebook) for statement in cites}
    for statement in rulebook.statement.values():
        if statement.says and statement.id not in used:
            message = (
                f"nothing shows or rests on `{statement.id}`; use it, or say under `not-encoded` why not"
            )
            yield finding(statement.place, "unused-statement", message)


def unused_terms(rulebook: Rulebook) -> Iterator[Finding]:
    """Find terms that no rule needs, derives or fits, and that no question gives."""
    used = set(rulebook.askable)
    for rule in rulebook.rules:
        used |= set(rule.has)
        used |= {getattr(rule.concludes, "term", ""), getattr(rule.concludes, "wish", "")}
    for term in rulebook.terms:
        if term.id not in used:
            yield finding(
                term.place, "unused-term", f"no rule or question uses `{term.id}`; use it or take it out"
            )


def unlisted_therapies(rulebook: Rulebook) -> Iterator[Finding]:
    """Find therapies that no rule lists."""
    listed = {rule.lists for rule in rulebook.rules}
    for therapy in rulebook.therapies:
        if therapy.id not in listed:
            yield finding(
                therapy.place, "never-listed", f"no rule lists `{therapy.id}`; add one with `lists`"
            )


def topics_that_list_nothing(rulebook: Rulebook) -> Iterator[Finding]:
    """Find topics that a question offers and that lead to no listing, not even with other answers."""
    leads_on = {term for rule in rulebook.rules if rule.lists is not None for term in rule.has}
    leads_on.update(term for rule in cone(rulebook.rules, leads_on) for term in rule.has)
    for term in rulebook.terms:
        if term.kind == "topic" and term.id in rulebook.askable and term.id not in leads_on:
            yield finding(
                term.place, "idle-topic", f"no rule lists anything for `{term.id}`; add one, or do not ask"
            )


def questions_that_change_nothing(rulebook: Rulebook) -> Iterator[Finding]:
    """Find questions of which no option gives a term that a rule needs.

    Exact: as only rules look at answers, such a question changes nothing, whatever is picked.
    """
    needed = {term for rule in rulebook.rules for term in rule.has}
    for question in rulebook.questions:
        if not any(needed & set(choice.gives) for choice in question.choices):
            message = f"no rule needs what `{question.id}` asks for; use it, or do not ask"
            yield finding(question.place, "idle-question", message)


def rules_without_scenario(rulebook: Rulebook, scenarios: Sequence[Scenario]) -> Iterator[Finding]:
    """Find rules that no scenario sees fire."""
    naming = grouped((name, scenario) for scenario in scenarios for name in named_by(scenario))
    for rule in rulebook.rules:
        expecting = (*naming.get(rule.id, ()), *naming.get(rule.derives or "", ()))
        if not any(covers(scenario, rule) for scenario in expecting):
            message = (
                f"no scenario sees `{rule.id}` fire; add one that has {', '.join(rule.has) or 'nothing'}"
            )
            yield finding(rule.place, "no-scenario", message)


def overdue_dates(rulebook: Rulebook, today: date) -> Iterator[Finding]:
    """Find sources whose review is due, and notices whose contacts were last checked long ago."""
    for source in rulebook.sources:
        if date.fromisoformat(source.next_review) < today:
            message = f"the review was due on {source.next_review}; read the source again and set a new date"
            yield finding(source.place, "overdue-review", message)
    for notice in rulebook.notices:
        if notice.checked and date.fromisoformat(notice.checked) + CONTACTS_HOLD < today:
            message = f"the contacts were last checked on {notice.checked}; try them and set a new date"
            yield finding(notice.place, "old-contacts", message)
