"""What would list a therapy that is not listed, grouped so that it can be read, and exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from engine.options import Need, NotListed
from engine.rulebook import Lists, Rulebook
from ui.texts import Say
from ui.views.citations import Citation, Mark, citations, marks

Way = tuple[tuple[str, ...], ...]
"""Parts that are all needed; of each part, any one answer will do."""


@dataclass(frozen=True)
class NeedView:
    """What one rule still waits for, in words, with the rule itself."""

    rule: str
    standing: str
    ways: tuple[str, ...]
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]
    file: str


@dataclass(frozen=True)
class NeedsView:
    """What would list a therapy: over all its rules, and rule by rule."""

    heading: str
    ways: tuple[str, ...]
    by_rule: str
    needs: tuple[NeedView, ...]


def needs(rulebook: Rulebook, say: Say, therapy: NotListed) -> NeedsView:
    """Return what would list a therapy."""
    every = [answers for need in therapy.needs for answers in need.answers]
    return NeedsView(
        heading=say("needs-summary"),
        ways=in_words(rulebook, say, every),
        by_rule=say("needs-by-rule"),
        needs=tuple(_need(rulebook, say, each) for each in therapy.needs),
    )


def in_words(rulebook: Rulebook, say: Say, answers: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return one text for each way that a collection of answer sets amounts to."""
    found = ways(list(rulebook.term), answers)
    return tuple(_way(rulebook, say, each) for each in found) or (say("needs-nothing"),)


def ways(order: list[str], answers: Iterable[Iterable[str]]) -> tuple[Way, ...]:
    """Write sets of answers, any one of which will do, as few ways.

    Two ways that differ in one part are one way with both parts joined:
    (a and p) or (a and q) is a and (p or q).
    So nothing is added and nothing is lost.

    Args:
        order: every term, in the order in which terms are shown.
        answers: sets of answers.

    Returns:
        The ways, those with fewer parts first.
        Sets that contain another one are left out, for the smaller one is enough.
    """
    rank = {term: number for number, term in enumerate(order)}
    sets = {frozenset(each) for each in answers}
    smallest = [each for each in sets if not any(other < each for other in sets)]
    found: list[Way] = sorted(
        (tuple((term,) for term in sorted(each, key=rank.__getitem__)) for each in smallest),
        key=lambda way: (len(way), [rank[part[0]] for part in way]),
    )
    while joined := _joined(found, rank):
        found = joined
    return tuple(tuple(sorted(way, key=len)) for way in found)


def _joined(found: list[Way], rank: dict[str, int]) -> list[Way] | None:
    """Join the first two ways that differ in exactly one part; None if there are none."""
    for (first, one), (second, other) in combinations(enumerate(found), 2):
        mine, theirs = set(one) - set(other), set(other) - set(one)
        if len(one) == len(other) and len(mine) == len(theirs) == 1:
            part = tuple(sorted({*mine.pop(), *theirs.pop()}, key=rank.__getitem__))
            way = tuple(sorted((set(one) & set(other)) | {part}, key=lambda each: rank[each[0]]))
            return [*found[:first], way, *found[first + 1 : second], *found[second + 1 :]]
    return None


def _way(rulebook: Rulebook, say: Say, way: Way) -> str:
    texts = [_part(rulebook, say, part) for part in way]
    text = texts[0] if texts else ""
    for each in texts[1:]:
        text = say("needs-and", first=text, second=each)
    return text


def _part(rulebook: Rulebook, say: Say, part: tuple[str, ...]) -> str:
    labels = [rulebook.term[term].label for term in part]
    return labels[0] if len(labels) == 1 else say("needs-any", terms="; ".join(labels))


def _need(rulebook: Rulebook, say: Say, need: Need) -> NeedView:
    rule = need.rule
    label = rulebook.standing[rule.concludes.standing].label if isinstance(rule.concludes, Lists) else ""
    return NeedView(
        rule=rule.id,
        standing=say("needs-as", standing=label),
        ways=in_words(rulebook, say, need.answers),
        citations=citations(rulebook, say, rule.cites),
        marks=marks(say, rule.editorial),
        file=say("proof-file-place", file=rule.place.file, line=str(rule.place.line)),
    )
