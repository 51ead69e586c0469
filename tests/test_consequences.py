"""The rules read forwards: under each term, what is derived, listed or fitted by a rule that needs it."""

from engine.audit.consequences import consequences
from engine.reading.load import load_rulebook
from engine.rulebook import Derives, Fits, Lists, Rulebook
from tests.rulebooks import derives, fits, is_a, lists, notes, small_rulebook


def rules_by_term(rulebook: Rulebook) -> dict[str, list[str]]:
    """Return the ids of the rules under each term."""
    return {each.term.id: [rule.id for rule in each.rules] for each in consequences(rulebook)}


def test_a_rule_stands_under_each_of_its_terms_derivations_first_and_notes_nowhere() -> None:
    rulebook = small_rulebook(
        lists("listed", ["rain"], "walking", "second"),
        is_a("drizzle", "rain"),
        fits("fitting", ["outside"], "outside", "walking"),
        derives("wet", ["rain", "outside"], "wet-coat"),
        notes("noted", ["unseen"], "walking"),
    )
    assert rules_by_term(rulebook) == {
        "drizzle": ["is-a:drizzle:rain"],
        "outside": ["wet", "fitting"],
        "rain": ["wet", "listed"],
    }


def test_every_shipped_rule_that_derives_lists_or_fits_stands_under_exactly_its_terms() -> None:
    rulebook = load_rulebook()
    assert {(term, rule) for term, rules in rules_by_term(rulebook).items() for rule in rules} == {
        (term, rule.id)
        for rule in rulebook.rules
        if isinstance(rule.concludes, Derives | Lists | Fits)
        for term in rule.has
    }
