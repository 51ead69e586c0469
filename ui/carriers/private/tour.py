"""A walk past all that the private edition does, so that what it needs is known; it does not go along."""

import json

from ui import actions
from ui.actions import BUTTON, Action, written
from ui.carriers.private.answering import Answering
from ui.carriers.private.content import from_json
from ui.forms import ASKED, FIND, LOAD, READ_COPY, SEARCH, WORDS, selected
from ui.views.handout.page import PAGE_FILE
from ui.views.saved_answers import ANSWERS, ANSWERS_FHIR
from ui.visit import LEFT, PAGES

SHEETS = (b"{", b'{"has": [], "x": 1}', b'{"resourceType": "QuestionnaireResponse", "status": "completed"}')


def walk(content: str) -> None:
    """Press everything that is of another kind than what was pressed before."""
    edition = from_json(content)
    rulebook, visit = edition.rulebook, Answering(edition)
    visit.first()
    for each in rulebook.questions:
        _press(visit, actions.Stay(), (ASKED, each.id), (selected(each.id), each.choices[0].id))
    visit.press(json.dumps([(WORDS, "words"), (BUTTON, SEARCH)]))
    option = rulebook.therapies[0].id
    keys = (f"rule:{rulebook.rules[0].id}", f"statement:{rulebook.sources[0].statements[0].id}")
    every: tuple[Action, ...] = (
        *(actions.Take(option), actions.Compare(option), actions.TryWithout(()), actions.Explain(option)),
        *(actions.Go(each) for each in PAGES if each != LEFT),
        *(actions.Download(each) for each in (ANSWERS, ANSWERS_FHIR, PAGE_FILE)),
        *(actions.LookUp(each) for each in keys),
    )
    for action in every:
        _press(visit, action)
    visit.press(json.dumps([(WORDS, "words"), (BUTTON, FIND)]), [READ_COPY], [b"A sentence. And another."])
    for sheet in SHEETS:
        visit.press("[]", [LOAD], [sheet])
    _press(visit, actions.Leave())


def _press(visit: Answering, action: Action, *fields: tuple[str, str]) -> None:
    visit.press(json.dumps([*fields, (BUTTON, written(action))]))
