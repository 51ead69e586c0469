"""The fields of a form become actions: first what its inputs hold, then what the pressed button asks for.

The markup is the same for every carrier, so what a browser posts and what a script hands over is the same.
"""

from collections.abc import Iterable, Sequence

from engine.rulebook import Rulebook
from ui import actions
from ui.actions import BUTTON, Action
from ui.lookup import key

Field = tuple[str, str]  #: the name and the value of a field
ASKED = "asked"
"""A field for each question on the page: without it, no box ticked could mean that none was shown."""
MATTERS = "matters"
WORDS = "words"  #: what was typed to be searched
SEARCH, FIND = "search", "find"  #: the values of the buttons that search topics and rules
LOAD, READ_COPY = "load", "read-copy"  #: the names of the fields that hold a file
SEARCHES = {SEARCH: actions.Search, FIND: actions.Find}
FILES = {LOAD: actions.Load, READ_COPY: actions.ReadCopy}


def selected(question: str) -> str:
    """Return the name of the fields of a question's options."""
    return f"pick-{question}"


def sheet_field(side: int) -> str:
    """Return the name of the field of the first or the second answer sheet that clinicians compare."""
    return f"sheet-{side}"


def to_rule(rulebook: Rulebook, rule: str) -> tuple[Field, ...]:
    """Return the form that looks up a rule, or searches what is named like it; none for no rule."""
    if rule in rulebook.rule:
        return ((BUTTON, actions.written(actions.LookUp(key("rule", rule)))),)
    return ((WORDS, rule), (BUTTON, FIND)) if rule else ()


def read_form(fields: Iterable[Field], files: Iterable[tuple[str, bytes]] = ()) -> tuple[Action, ...]:
    """Return what a form asks for; its fields and files come from a browser, and may be anything."""
    fields = tuple(fields)
    sheets = (actions.Show(side, sheet) for side in (1, 2) if (sheet := _first(fields, sheet_field(side))))
    uploads = (FILES[name](content) for name, content in files if name in FILES)
    return (*_answers(fields), *sheets, *uploads, *_pressed(fields, _first(fields, BUTTON)))


def _answers(fields: Sequence[Field]) -> Iterable[Action]:
    for question in dict.fromkeys(_values(fields, ASKED)):
        if question == MATTERS:
            yield actions.Weigh(_values(fields, MATTERS))
        else:
            yield actions.Answer(question, _values(fields, selected(question)))


def _pressed(fields: Sequence[Field], pressed: str) -> Iterable[Action]:
    if pressed in SEARCHES:
        yield SEARCHES[pressed](_first(fields, WORDS))
    elif action := actions.read(pressed):
        yield action


def _values(fields: Sequence[Field], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)


def _first(fields: Sequence[Field], wanted: str) -> str:
    return next(iter(_values(fields, wanted)), "")
