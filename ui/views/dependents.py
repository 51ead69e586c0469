"""Links to what rests on a statement, by the names that visitors know."""

from engine.audit.sources.foundations import Dependent
from engine.cards import IN_SHORT
from engine.rulebook import Rulebook
from ui.lookup import option_key, term_key
from ui.texts import Say
from ui.views.links import Link, rule_link, written

OF_OPTION = frozenset({"therapy", "alternative", "form"})  #: the kinds of dependents that belong to an option


def dependent_link(rulebook: Rulebook, say: Say, dependent: Dependent) -> Link:
    """Return what rests on a statement, with a way to it where it can be looked up; a notice is a rule."""
    kind, name = dependent.kind, dependent.name
    if kind in {"rule", "notice"}:
        return rule_link(rulebook, say, rulebook.rule[name])
    labels = {each.row: each.label for each in rulebook.general} | {IN_SHORT: say("rests-in-short")}
    row = labels.get(dependent.row, "")
    text = say(f"rests-{kind}", name=_name(rulebook, kind, name), row=row)
    key = option_key(name) if kind in OF_OPTION else term_key(name) if kind == "term" else ""
    return Link(key, text, written(say, dependent.place))


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
