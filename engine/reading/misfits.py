"""Faults of an answer sheet: terms that do not fit the rulebook, or contradict the rest of the sheet."""

from collections.abc import Iterable, Iterator

from engine.reading.nearest import quoted, suggestion
from engine.reading.written import Name, Written
from engine.rulebook import Rulebook
from engine.saved_answers import answer_sheet

Misfit = tuple[Name, str]  #: a name that does not fit, and why


def misfits(written: Written, rulebook: Rulebook) -> Iterator[Misfit]:
    """Return everything in a sheet that does not fit."""
    unknown = [*_unknown_terms(written, rulebook), *_unknown_picks(written, rulebook)]
    yield from unknown
    yield from _too_many_picks(written, rulebook)
    yield from marks_without_answer(written)
    for at in written.matters:
        if at.id in rulebook.term and rulebook.term[at.id].kind != "wish":
            yield at, f"`{at.id}` is a {rulebook.term[at.id].kind}, and only a wish can matter most"
    if not unknown:
        yield from _contradictions(written, rulebook)


def marks_without_answer(written: Written) -> Iterator[Misfit]:
    """Return what is marked as mattering most and is not among the terms of the sheet itself."""
    has = {each.id for each in written.has or ()}
    for at in written.matters:
        if at.id not in has:
            yield at, f"{quoted(at.id)} is not in `has`, so it cannot matter most"


def _unknown_terms(written: Written, rulebook: Rulebook) -> Iterator[Misfit]:
    for at in written.has or ():
        if at.id not in rulebook.term:
            yield at, f"unknown term {_told(at.id, rulebook.term)}"


def _unknown_picks(written: Written, rulebook: Rulebook) -> Iterator[Misfit]:
    options = {each.id: {choice.id for choice in each.choices} for each in rulebook.questions}
    told = set[str]()
    for pick in written.picked or ():
        question, option = pick.question.id, pick.option.id
        if question in options and option not in options[question]:
            yield pick.option, f"the question `{question}` has no option {_told(option, options[question])}"
        elif question not in options and question not in told:
            yield pick.question, f"unknown question {_told(question, options)}"
            told.add(question)


def _too_many_picks(written: Written, rulebook: Rulebook) -> Iterator[Misfit]:
    taking_one = {each.id for each in rulebook.questions if each.choose == "one"}
    for question, options in written.picks.items():
        if question in taking_one and len(options) > 1:
            at = next(each.question for each in written.picked or () if each.question.id == question)
            yield at, f"the question `{question}` takes one option, and not {len(options)}"


def _contradictions(written: Written, rulebook: Rulebook) -> Iterator[Misfit]:
    """Return where the terms of a sheet are not those that its picks give."""
    if written.has is None or written.picked is None:
        return
    given, has = answer_sheet(rulebook, written.picks), {each.id for each in written.has}
    for at in written.has:
        if at.id not in given:
            yield at, f"no option in `picked` gives `{at.id}`; take it out, or leave `picked` out"
    for term in rulebook.term:
        if term in given - has:
            message = f"`picked` gives `{term}`, and `has` does not hold it; put it in, or leave `picked` out"
            yield Name("picked", ("picked",)), message


def _told(wrong: str, right: Iterable[str]) -> str:
    return f"{quoted(wrong)}{suggestion(wrong, right)}"
