"""What-if: selections as they would be with other answers."""

from collections.abc import Iterable, Iterator, Mapping

from engine.rulebook import Choice, Question, Rulebook
from engine.saved_answers import answer_sheet
from ui.visit import Selections, offered

Picks = Mapping[str, tuple[str, ...]]  #: ids of options by the id of their question


def with_terms(rulebook: Rulebook, selections: Selections, terms: Iterable[str]) -> Selections:
    """Return selections that give these terms too: first with few answers lost, then with few more added.

    Where a question takes one answer, the new one takes the place of the old one.
    A term that no question asks for changes nothing,
    and nothing changes if no selections give all of the others at once.
    """
    wanted = rulebook.askable.intersection(terms)
    in_order = tuple(term for term in rulebook.term if term in wanted)
    picks = dict(offered(rulebook, dict(selections)))
    ways = _ways(rulebook, picks, in_order)
    before = answer_sheet(rulebook, picks)

    def cost(after: Mapping[str, Iterable[str]]) -> tuple[int, int]:
        sheet = answer_sheet(rulebook, after)
        return len(before - sheet), len(sheet - before)

    return offered(rulebook, min(ways, key=cost, default=picks))


def without_terms(rulebook: Rulebook, selections: Selections, terms: Iterable[str]) -> Selections:
    """Return selections without every option that gives one of these terms."""
    unwanted = frozenset(terms)
    dropped = {
        (question.id, choice.id)
        for question in rulebook.questions
        for choice in question.choices
        if unwanted.intersection(choice.gives)
    }
    kept = {
        question: tuple(each for each in options if (question, each) not in dropped)
        for question, options in selections
    }
    return offered(rulebook, kept)


def _ways(rulebook: Rulebook, picks: Picks, wanted: tuple[str, ...]) -> Iterator[Picks]:
    """Return selections that give every wanted term; a question that takes one answer gets no two."""
    waiting: list[tuple[Picks, frozenset[str]]] = [(picks, frozenset())]
    while waiting:
        now, settled = waiting.pop()
        sheet = answer_sheet(rulebook, now)
        missing = next((term for term in wanted if term not in sheet), None)
        if missing is None:
            yield now
            continue
        for question, choice in reversed(_giving(rulebook, missing, sheet.union(wanted))):
            if question.choose == "several":
                picked = (*now.get(question.id, ()), choice.id)
                waiting.append(({**now, question.id: picked}, settled))
            elif question.id not in settled:
                waiting.append(({**now, question.id: (choice.id,)}, settled | {question.id}))


def _giving(rulebook: Rulebook, term: str, welcome: frozenset[str]) -> list[tuple[Question, Choice]]:
    """Return the options that give a term.

    Those of a question that takes several answers are only ever added,
    so one of them is enough: the first that brings the fewest terms along that are not welcome.
    """
    giving = [
        (question, choice)
        for question in rulebook.questions
        for choice in question.choices
        if term in choice.gives
    ]
    added = [each for each in giving if each[0].choose == "several"]
    least = min(added, key=lambda each: len(welcome.union(each[1].gives)), default=None)
    return [each for each in giving if each[0].choose == "one" or each is least]
