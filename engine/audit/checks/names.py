"""Names of topics that infer a condition from a sign, or that the search answers otherwise."""

from collections.abc import Iterable, Iterator

from engine.audit.checks.wording import holds_phrase
from engine.audit.findings import Finding, finding
from engine.finding import Finder
from engine.finding.lexicon import UNANSWERED, names_of
from engine.finding.search import DANGER
from engine.rule_folder import BannedWords, Scenario, SearchScenario
from engine.rulebook import Place, Rulebook


def inferring_names(rulebook: Rulebook, words: BannedWords) -> Iterator[Finding]:
    """Find names and everyday words of topics that use a word which is a sign of many."""
    for term in rulebook.terms:
        for name in names_of(term) if term.kind == "topic" else ():
            for word in words.infer:
                if form := next((form for form in word.forms if holds_phrase(name, form)), ""):
                    message = f"`{name}` leads to `{term.id}` by `{form}`; take it out: {word.reason}"
                    yield finding(term.place, "inferring-word", message)


def lost_names(rulebook: Rulebook) -> Iterator[Finding]:
    """Find names and everyday words of topics that do not lead to their topic when they are typed."""
    finder = Finder.of(rulebook)
    for term in rulebook.terms:
        for name in names_of(term) if term.kind == "topic" and term.id in rulebook.askable else ():
            found = finder.find(name)
            if term.id not in found.topics:
                given = ", ".join(f"`{each}`" for each in (*found.topics, *found.replies)) or "nothing"
                message = f"`{name}` does not lead to `{term.id}`, but to {given}; take out one of them"
                yield finding(term.place, "lost-name", message)


def untried_replies(rulebook: Rulebook, scenarios: Iterable[Scenario]) -> Iterator[Finding]:
    """Find replies of the search that no scenario expects."""
    tried = {reply for each in scenarios if isinstance(each, SearchScenario) for reply in each.replies}
    for reply in rulebook.search.replies:
        if reply.id not in tried and reply.kind not in UNANSWERED:
            message = f"no scenario expects the reply `{reply.id}`; add one with a phrase that gets it"
            yield finding(reply.place, "no-scenario", message)


def missing_danger(rulebook: Rulebook) -> Iterator[Finding]:
    """Remark a search that knows no words of danger: no help stands beside the answer to them."""
    search = rulebook.search
    if not any(reply.kind == DANGER for reply in search.replies):
        place = search.place if search.place.line else Place("rules/search.yaml", 1)
        message = "the search knows no words of danger, so it shows no help; add a reply of the kind `danger`"
        yield finding(place, "no-danger-words", message, is_remark=True)
