"""What rests on a statement, in words."""

from collections.abc import Callable, Mapping

from engine.audit.sources.dependents import Dependent
from engine.rulebook import Rulebook
from ui.texts import Say


def in_words(rulebook: Rulebook, say: Say, resting: Dependent) -> str:
    """Return what it is, by the names that visitors know."""
    name = NAMES.get(resting.kind, _id)(rulebook, resting.name)
    row = next((each.label for each in rulebook.general if each.row == resting.row), "")
    return SAID[resting.kind](say, name, row)


def _id(_: Rulebook, name: str) -> str:
    return name


def _subject(rulebook: Rulebook, name: str) -> str:
    return rulebook.subject[name].name


def _kind(rulebook: Rulebook, name: str) -> str:
    return next(each.label for each in rulebook.kinds if each.id == name)


NAMES: Mapping[str, Callable[[Rulebook, str], str]] = {
    "notice": lambda rulebook, name: rulebook.notice[name].title,
    "therapy": _subject,
    "alternative": _subject,
    "form": _subject,
    "term": lambda rulebook, name: rulebook.term[name].label,
    "question": lambda rulebook, name: next(each.title for each in rulebook.questions if each.id == name),
    "kind": _kind,
    "every-of-kind": _kind,
    "passage": lambda rulebook, name: next(each.title for each in rulebook.about if each.id == name),
}
"""What visitors call a thing; anything else keeps its id."""
SAID: Mapping[str, Callable[[Say, str, str], str]] = {
    "rule": lambda say, name, _: say("rests-rule", name=name),
    "notice": lambda say, name, _: say("rests-notice", name=name),
    "therapy": lambda say, name, row: say("rests-card", name=name, row=row),
    "alternative": lambda say, name, row: say("rests-card", name=name, row=row),
    "form": lambda say, name, _: say("rests-form", name=name),
    "term": lambda _, name, __: name,
    "question": lambda say, name, _: say("rests-question", name=name),
    "kind": lambda say, name, _: say("rests-kind", name=name),
    "every": lambda say, _, row: say("rests-every", row=row),
    "every-of-kind": lambda say, name, row: say("rests-every-of-kind", name=name, row=row),
    "passage": lambda say, name, _: say("rests-passage", name=name),
}
