"""What can be looked up: rules, therapies, terms and statements, with links to them in plain words."""

from dataclasses import dataclass

from engine.rulebook import Derives, Fits, Lists, Notes, Place, Rule, Rulebook, Shows
from ui.showing.proofs import companion_label
from ui.texts import Say


@dataclass(frozen=True)
class Link:
    """Something to read on.

    Attributes:
        key: what is shown when it is followed; empty if there is nothing more to see.
        text: what it says.
        note: what stands beside it: an id, a section, a place.
    """

    key: str
    text: str
    note: str = ""


def known(rulebook: Rulebook, key: str) -> bool:
    """Return whether a key names a thing of the rulebook; keys come from browsers, and may be anything."""
    kind, _, name = key.partition(":")
    return name in {
        "rule": rulebook.rule,
        "therapy": rulebook.therapy,
        "term": rulebook.term,
        "statement": rulebook.statement,
    }.get(kind, {})


def rule_key(rule: str) -> str:
    """Return the key of a rule."""
    return f"rule:{rule}"


def rule_link(rulebook: Rulebook, say: Say, rule: Rule) -> Link:
    """Return a link to a rule: what it needs and what it concludes."""
    return Link(rule_key(rule.id), sentence(rulebook, say, rule), rule.id)


def therapy_link(rulebook: Rulebook, therapy: str) -> Link:
    """Return a link to a therapy."""
    return Link(f"therapy:{therapy}", rulebook.therapy[therapy].name, therapy)


def term_link(rulebook: Rulebook, term: str) -> Link:
    """Return a link to a term."""
    return Link(f"term:{term}", rulebook.term[term].label, term)


def statement_link(rulebook: Rulebook, say: Say, statement: str) -> Link:
    """Return a link to a statement: its number and section, and what it states."""
    found = rulebook.statement[statement]
    place = say("proof-section", statement=found.id, section=found.section)
    return Link(f"statement:{found.id}", place, found.says or found.not_encoded)


def sentence(rulebook: Rulebook, say: Say, rule: Rule) -> str:
    """Return a rule in one sentence."""
    then = conclusion(rulebook, say, rule)
    if not rule.has:
        return say("rule-always", then=then)
    needs = [rulebook.term[each].label for each in rule.has]
    return say("rule-sentence", needs=say("rule-and").join(needs), then=then)


def conclusion(rulebook: Rulebook, say: Say, rule: Rule) -> str:
    """Return what a rule concludes, with the therapy that it speaks of."""
    match rule.concludes:
        case Derives(term):
            return say("rule-derives", term=rulebook.term[term].label)
        case Lists(therapy, standing, alongside):
            spoken = rulebook.standing[standing].label
            if alongside:
                companion = companion_label(rulebook, alongside)
                spoken = say("proof-lists-alongside", standing=spoken, companion=companion)
            return say("rule-lists", therapy=rulebook.therapy[therapy].name, standing=spoken)
        case Notes(therapy, text):
            return say("rule-notes", therapy=rulebook.therapy[therapy].name, text=text)
        case Fits(therapy, wish):
            name, label = rulebook.therapy[therapy].name, rulebook.term[wish].label
            return say("rule-fits", therapy=name, wish=label)
        case Shows(notice):
            return say("rule-shows", title=rulebook.notice[notice].title)


def concluded(rulebook: Rulebook, rule: Rule) -> tuple[Link, ...]:
    """Return links to what a rule speaks of in its conclusion."""
    match rule.concludes:
        case Derives(term):
            return (term_link(rulebook, term),)
        case Lists(therapy=therapy) | Notes(therapy=therapy):
            return (therapy_link(rulebook, therapy),)
        case Fits(therapy, wish):
            return (therapy_link(rulebook, therapy), term_link(rulebook, wish))
        case Shows():
            return ()


def written(say: Say, place: Place) -> str:
    """Return where something is written."""
    return say("proof-file-place", file=place.file, line=str(place.line))
