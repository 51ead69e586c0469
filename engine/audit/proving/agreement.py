"""Claims that are tried on a sample of sheets: that no order matters, and that the evaluators agree."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from random import Random
from typing import Any

from engine.audit.proving.claims import Proof, Runs, Tried, has, proved
from engine.inference.proof import Evaluator
from engine.options import Exploration, Listed, Need, Reason
from engine.rulebook import Rulebook

RANDOM_SHEETS = 200  #: how many random sheets the evaluators are compared on


def no_order(runs: Runs) -> Proof:
    """The order of the answers, and of the files that the rules come from, changes nothing."""
    random = Random(0)  # noqa: S311 -- cases to try, and the same ones every time
    shuffled = [in_another_order(runs.rulebook, random) for _ in range(5)]

    def tried() -> Tried:
        sheets = [(), runs.terms, *(tuple(sorted(sheet)) for _, sheet in runs.cases)]
        for number, sheet in enumerate(dict.fromkeys(sheets)):
            answers = random.sample(sheet, len(sheet))
            expected = without_order(runs.on(sheet))
            for book in (runs.rulebook, shuffled[number % len(shuffled)]):
                same = without_order(runs.explore(book, answers)) == expected
                what = "answers" if book is runs.rulebook else "rules and files"
                yield None if same else f"{has(answers)}: other {what} order, other options"

    argument = (
        "answers become a set before any rule sees them, and the least set of terms that is closed "
        "under the rules does not depend on their order; "
        "tried on each rule's own terms with shuffled answers, rules and files"
    )
    return proved("the order of answers and of files changes nothing", argument, tried(), sampled=True)


def evaluators_agree(rulebook: Rulebook, evaluators: Mapping[str, Evaluator]) -> Proof:
    """All evaluators fire the same rules."""

    def tried() -> Tried:
        for sheet in _sample(rulebook):
            found = {name: evaluate(rulebook, sheet) for name, evaluate in evaluators.items()}
            (first, expected), *others = found.items()
            other = next((name for name, each in others if each != expected), None)
            yield f"{has(sheet)}: {first} and {other} fire different rules" if other else None

    argument = (
        "tried on no term, every term, each rule's own terms, each of them with one term left out, "
        f"and {RANDOM_SHEETS} random sheets"
    )
    return proved(f"the evaluators agree: {', '.join(evaluators)}", argument, tried(), sampled=True)


def in_another_order(rulebook: Rulebook, random: Random) -> Rulebook:
    """Return the rulebook as if its files had been read, and written, in another order.

    The order of the standings is not touched, since that one means something: the strongest comes first.
    """
    names = ("sources", "terms", "therapies", "alternatives", "notices", "questions", "rules")
    shuffled: dict[str, Any] = {
        name: tuple(random.sample(getattr(rulebook, name), len(getattr(rulebook, name)))) for name in names
    }
    return replace(rulebook, **shuffled)


def without_order(found: Exploration) -> object:
    """Return what an exploration says, as a value that keeps only the order of the two lists of therapies."""
    others = ((each.therapy, _as_sets(each.cautions), _as_sets(each.needs)) for each in found.not_listed)
    rest = map(_as_sets, (found.answers, found.derived, found.notices))
    return tuple(map(_as_sets, found.listed)), tuple(others), *rest


def _sample(rulebook: Rulebook) -> Iterator[frozenset[str]]:
    terms = list(rulebook.term)
    random = Random(0)  # noqa: S311 -- cases to try, and the same ones every time
    cases = [frozenset[str](), frozenset(terms)]
    for rule in rulebook.rules:
        own = frozenset(rule.has)
        cases += [own, *(own - {term} for term in rule.has)]
    cases += [
        frozenset(random.sample(terms, random.randint(0, min(len(terms), 12)))) for _ in range(RANDOM_SHEETS)
    ]
    return iter(dict.fromkeys(cases))


def _as_sets(value: object) -> object:
    """Return a value with sets in the place of what stands in an order."""
    if isinstance(value, Listed | Need | Reason):
        return tuple(_as_sets(getattr(value, field.name)) for field in fields(value))
    return frozenset(map(_as_sets, value)) if isinstance(value, tuple) else value
