"""Lists in short, one beside the other: which answers, which therapies in which words, and by which rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from engine.options import Exploration, Listed, Reason
from engine.rulebook import Rulebook
from engine.sample import Sample
from engine.saved_answers import picks_of
from ui.lookup import option_key, rule_key
from ui.texts import Say
from ui.views.answers import answers_sentence
from ui.views.citations import Line, Mark
from ui.views.links import Link
from ui.views.ordering import by_standing
from ui.views.standing import fit, note, wording_line, wordings

VISIT = "visit"
"""What stands for the answers of the visit among the sheets."""


@dataclass(frozen=True)
class Sheet:
    """One of the sheets to choose from.

    Attributes:
        id: `VISIT`, or the id of a sample after `sample:`.
    """

    id: str
    title: str


@dataclass(frozen=True)
class ShortLine:
    """One thing that is said of a therapy, with the rules behind it."""

    line: Line
    rules: tuple[Link, ...]


@dataclass(frozen=True)
class ShortTherapy:
    """A listed therapy in short."""

    key: str
    name: str
    lines: tuple[ShortLine, ...]


@dataclass(frozen=True)
class ShortGroup:
    """Therapies of which the source speaks in the same way."""

    label: str
    marks: tuple[Mark, ...]
    therapies: tuple[ShortTherapy, ...]


@dataclass(frozen=True)
class ShortList:
    """The list for one sheet.

    Attributes:
        id: of the sheet.
        says: whom we made up; empty for the visit.
        told: the answers, as a sentence.
        matters: what matters most, as a sentence, or empty.
        count: how many therapies are listed, as a sentence.
        others: which therapies are not listed, as a sentence, or empty.
        unasked: which answers no question asks for, as a sentence, or empty.
    """

    id: str
    title: str
    says: str
    told: str
    matters: str
    count: str
    groups: tuple[ShortGroup, ...]
    others: str
    unasked: str


def sheets(samples: Iterable[Sample], say: Say) -> tuple[Sheet, ...]:
    """Return the sheets to choose from: the samples, then the answers of the visit."""
    made_up = (Sheet(f"sample:{each.id}", each.title) for each in samples)
    return (*made_up, Sheet(VISIT, say("demonstrate-visit")))


def first_two(samples: Sequence[Sample]) -> tuple[str, str]:
    """Return the sheets to begin with: the two samples that differ in the fewest answers, or all there is."""
    pairs = combinations(samples, 2)
    nearest = min(pairs, key=lambda pair: len(set(pair[0].has) ^ set(pair[1].has)), default=samples)
    first, second, *_ = (*(f"sample:{each.id}" for each in nearest), VISIT, VISIT)
    return first, second


def sample(samples: Iterable[Sample], sheet: str) -> Sample | None:
    """Return the sample of a sheet; None for the visit."""
    return next((each for each in samples if sheet == f"sample:{each.id}"), None)


def of_sample(exploration: Exploration, say: Say, sample: Sample) -> ShortList:
    """Return the list for a sample.

    Args:
        exploration: what its answers amount to.
        say: the catalogue.
        sample: whom we made up.
    """
    rulebook = exploration.rulebook
    view = _short(exploration, say, Sheet(f"sample:{sample.id}", sample.title), sample.matters)
    left = picks_of(rulebook, sample.has).left
    unasked = say("demonstrate-unasked", terms=_labels(rulebook, left)) if left else ""
    return replace(view, says=sample.says, unasked=unasked)


def of_visit(exploration: Exploration, say: Say, matters: Sequence[str]) -> ShortList:
    """Return the list for the answers of the visit.

    Args:
        exploration: what they amount to.
        say: the catalogue.
        matters: the wishes that matter most.
    """
    return _short(exploration, say, Sheet(VISIT, say("demonstrate-visit")), matters)


def _short(exploration: Exploration, say: Say, sheet: Sheet, matters: Sequence[str]) -> ShortList:
    rulebook = exploration.rulebook
    others = "; ".join(rulebook.therapy[each.therapy].name for each in exploration.not_listed)
    return ShortList(
        id=sheet.id,
        title=sheet.title,
        says="",
        told=answers_sentence(exploration, say),
        matters=say("demonstrate-matters", wishes=_labels(rulebook, matters)) if matters else "",
        count=say("list-count", count=len(exploration.listed)),
        groups=tuple(
            ShortGroup(
                each.label,
                each.says.marks,
                tuple(_therapy(rulebook, say, one, matters) for one in each.listed),
            )
            for each in by_standing(exploration, say, matters)
        ),
        others=say("demonstrate-others", names=others) if others else "",
        unasked="",
    )


def _therapy(rulebook: Rulebook, say: Say, listed: Listed, matters: Sequence[str]) -> ShortTherapy:
    cautions = (_line(note(rulebook, say, each), each) for each in listed.cautions)
    fits = (_line(fit(rulebook, say, each, matters), each) for each in listed.fits)
    notes = (_line(note(rulebook, say, each), each) for each in listed.notes)
    return ShortTherapy(
        key=option_key(listed.therapy),
        name=rulebook.therapy[listed.therapy].name,
        lines=(*cautions, *_spoken(rulebook, say, listed), *fits, *notes),
    )


def _spoken(rulebook: Rulebook, say: Say, listed: Listed) -> Iterator[ShortLine]:
    for each in wordings(rulebook, listed):
        yield _line(wording_line(rulebook, say, each), *each.reasons)


def _line(line: Line, *reasons: Reason[Any]) -> ShortLine:
    rules = dict.fromkeys(each.rule.id for each in reasons)
    return ShortLine(line, tuple(Link(rule_key(each), each) for each in rules))


def _labels(rulebook: Rulebook, terms: Iterable[str]) -> str:
    return "; ".join(rulebook.term[each].label for each in terms)
