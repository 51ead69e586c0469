"""Links to rules, options, terms and statements, in plain words."""

from dataclasses import dataclass

from engine.rulebook import Cautions, Derives, Fits, Lists, Notes, Place, Rule, Rulebook, Shows
from ui.actions import LookUp
from ui.lookup import option_key, rule_key, statement_key, term_key
from ui.texts import Say
from ui.views.controls import Control, control
from ui.views.standing import standing_words


@dataclass(frozen=True)
class Link:
    """A way to something that can be looked up."""

    key: str  #: of what is looked up; empty where there is nothing more to see
    text: str  #: the words of the link
    note: str = ""  #: stands beside it: an id, a section, a place

    @property
    def control(self) -> Control:
        """Return the button that leads there."""
        return control(self.text, LookUp(self.key))


def rule_link(rulebook: Rulebook, say: Say, rule: Rule) -> Link:
    """Return a link to a rule: its terms and its conclusion."""
    return Link(rule_key(rule.id), sentence(rulebook, say, rule), rule.id)


def option_link(rulebook: Rulebook, option: str) -> Link:
    """Return a link to an option."""
    return Link(option_key(option), rulebook.subject[option].name, option)


def term_link(rulebook: Rulebook, term: str) -> Link:
    """Return a link to a term."""
    return Link(term_key(term), rulebook.term[term].label, term)


def statement_link(rulebook: Rulebook, say: Say, statement: str) -> Link:
    """Return a link to a statement: its number and section, beside its fact."""
    found = rulebook.statement[statement]
    place = say("proof-section", statement=found.id, section=found.section)
    return Link(statement_key(found.id), place, found.says or found.not_encoded)


def sentence(rulebook: Rulebook, say: Say, rule: Rule) -> str:
    """Return a rule in one sentence."""
    then = conclusion(rulebook, say, rule)
    if not rule.has:
        return say("rule-always", then=then)
    needs = [rulebook.term[each].label for each in rule.has]
    return say("rule-sentence", needs=say("rule-and").join(needs), then=then)


def conclusion(rulebook: Rulebook, say: Say, rule: Rule) -> str:
    """Return the conclusion of a rule, with the option that it speaks of."""
    match rule.concludes:
        case Derives(term):
            return say("rule-derives", term=rulebook.term[term].label)
        case Lists(therapy, standing, alongside):
            spoken = standing_words(rulebook, say, standing, alongside)
            return say("rule-lists", therapy=rulebook.therapy[therapy].name, standing=spoken)
        case Cautions(therapy, text):
            return say("rule-cautions", therapy=rulebook.therapy[therapy].name, text=text)
        case Notes(therapy, text):
            return say("rule-notes", therapy=rulebook.therapy[therapy].name, text=text)
        case Fits(therapy, wish):
            name, label = rulebook.therapy[therapy].name, rulebook.term[wish].label
            return say("rule-fits", therapy=name, wish=label)
        case Shows(notice):
            return say("rule-shows", title=rulebook.notice[notice].title)


def concluded(rulebook: Rulebook, rule: Rule) -> tuple[Link, ...]:
    """Return links to the option and the term that a rule speaks of in its conclusion."""
    match rule.concludes:
        case Derives(term):
            return (term_link(rulebook, term),)
        case Lists(therapy=therapy) | Cautions(therapy=therapy) | Notes(therapy=therapy):
            return (option_link(rulebook, therapy),)
        case Fits(therapy, wish):
            return (option_link(rulebook, therapy), term_link(rulebook, wish))
        case Shows():
            return ()


def written(say: Say, place: Place) -> str:
    """Return the file and the line where something is written."""
    return say("proof-file-place", file=place.file, line=str(place.line))
