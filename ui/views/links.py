"""Links to rules, options, terms and statements, in plain words."""

from dataclasses import dataclass

from engine.audit.sources.foundations import Dependent
from engine.cards import IN_SHORT
from engine.rulebook import Cautions, Derives, Fits, Lists, Notes, Place, Rule, Rulebook, Shows
from ui.actions import LookUp
from ui.context import term_labels
from ui.lookup import key
from ui.texts import Say
from ui.views.controls import Control, control
from ui.views.standing import standing_words

RULE, PROOF = "rule", "proof"  #: the manners of a conclusion, as the ids of its texts begin
OF_OPTION = frozenset({"therapy", "alternative", "form"})  #: the kinds of dependents that belong to an option


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
    return Link(key("rule", rule.id), sentence(rulebook, say, rule), rule.id)


def option_link(rulebook: Rulebook, option: str) -> Link:
    """Return a link to an option."""
    return Link(key("option", option), rulebook.subject[option].name, option)


def term_link(rulebook: Rulebook, term: str) -> Link:
    """Return a link to a term."""
    return Link(key("term", term), rulebook.term[term].label, term)


def statement_link(rulebook: Rulebook, say: Say, statement: str) -> Link:
    """Return a link to a statement: its number and section, beside its fact."""
    found = rulebook.statement[statement]
    place = say("proof-section", statement=found.id, section=found.section)
    return Link(key("statement", found.id), place, found.says or found.not_encoded)


def sentence(rulebook: Rulebook, say: Say, rule: Rule) -> str:
    """Return a rule in one sentence."""
    then = conclusion(rulebook, say, rule)
    if not rule.has:
        return say("rule-always", then=then)
    needs = say("rule-and").join(term_labels(rulebook, rule.has))
    return say("rule-sentence", needs=needs, then=then)


def conclusion(rulebook: Rulebook, say: Say, rule: Rule, *, manner: str = RULE) -> str:
    """Return the conclusion of a rule, in a proof without the option that it speaks of."""
    match rule.concludes:
        case Derives(term):
            return say(f"{manner}-derives", term=rulebook.term[term].label)
        case Lists(therapy, standing, alongside):
            spoken = standing_words(rulebook, say, standing, alongside)
            name = rulebook.therapy[therapy].name
            return say("rule-lists", therapy=name, standing=spoken) if manner == RULE else spoken
        case Cautions(therapy, text):
            return say(f"{manner}-cautions", therapy=rulebook.therapy[therapy].name, text=text)
        case Notes(therapy, text):
            return say(f"{manner}-notes", therapy=rulebook.therapy[therapy].name, text=text)
        case Fits(therapy, wish):
            name, label = rulebook.therapy[therapy].name, rulebook.term[wish].label
            return say("rule-fits" if manner == RULE else "card-fit", therapy=name, wish=label)
        case Shows(notice):
            return say(f"{manner}-shows", title=rulebook.notice[notice].title)


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


def dependent_link(rulebook: Rulebook, say: Say, dependent: Dependent) -> Link:
    """Return what rests on a statement, with a way to it where it can be looked up; a notice is a rule."""
    kind, name = dependent.kind, dependent.name
    if kind in {"rule", "notice"}:
        return rule_link(rulebook, say, rulebook.rule[name])
    labels = {each.row: each.label for each in rulebook.general} | {IN_SHORT: say("rests-in-short")}
    row = labels.get(dependent.row, "")
    text = say(f"rests-{kind}", name=_name(rulebook, kind, name), row=row)
    looked_up = "option" if kind in OF_OPTION else kind if kind == "term" else ""
    return Link(key(looked_up, name) if looked_up else "", text, written(say, dependent.place))


def _name(rulebook: Rulebook, kind: str, name: str) -> str:
    if kind in OF_OPTION:
        return rulebook.subject[name].name
    if kind == "term":
        return rulebook.term[name].label
    if kind in {"kind", "every-of-kind"}:
        return next(each.label for each in rulebook.kinds if each.id == name)
    if kind == "question":
        return next(each.title for each in rulebook.questions if each.id == name)
    return next((each.title for each in rulebook.about if each.id == name), name)
