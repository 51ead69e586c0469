"""An exploration as an outline: headings and lines, which text and Markdown write each in its own way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from engine.options import Exploration, Listed, NotListed, Reason
from engine.rendering.as_json import editorial
from engine.rendering.citing import cited, standing_in_words
from engine.rulebook import Rulebook
from engine.serialization import fingerprint


@dataclass(frozen=True)
class Line:
    """One line: how deep it stands (0 and 1 are headings, from 2 on list items), and its text."""

    depth: int
    text: str


def outline(exploration: Exploration) -> Iterator[Line]:
    """Return the lines of an exploration, in the order in which they are read."""
    rulebook = exploration.rulebook
    yield Line(0, rulebook.title)
    yield Line(2, f"Rulebook {rulebook.version}, fingerprint {fingerprint(rulebook)}")
    for source in rulebook.sources:
        yield Line(2, f"Source: {source.title}, copied on {source.taken}")
    yield Line(2, f"You told us: {_labels(rulebook, exploration.answers) or 'nothing yet'}")
    for reason in exploration.notices:
        notice = rulebook.notice[reason.concludes.notice]
        yield Line(1, notice.title)
        yield Line(2, notice.text + _cites(reason) + _mark(reason))
        for contact in notice.contacts:
            yield Line(2, f"{contact.region}: {contact.says}")
    yield Line(1, f"Options people discuss with a clinician ({len(exploration.listed)})")
    for listed in exploration.listed:
        yield from _listed(rulebook, listed)
    if rulebook.alternatives:
        yield Line(1, "Choices that are always there")
    for each in rulebook.alternatives:
        yield Line(2, each.name)
    yield Line(1, f"Not listed ({len(exploration.not_listed)})")
    for other in exploration.not_listed:
        yield from _not_listed(rulebook, other)


def _listed(rulebook: Rulebook, listed: Listed) -> Iterator[Line]:
    standing = standing_in_words(rulebook, listed.standing, listed.alongside)
    yield Line(2, f"{rulebook.therapy[listed.therapy].name}: {standing}")
    yield from _cautions(listed)
    for fit in listed.fits:
        yield Line(
            3, f"Goes with your wish: {rulebook.term[fit.concludes.wish].label}{_cites(fit)}{_mark(fit)}"
        )
    for note in listed.notes:
        yield Line(3, f"Note: {note.concludes.text}{_cites(note)}{_mark(note)}")
    yield Line(3, "Why is this listed")
    for reason in listed.reasons:
        standing = standing_in_words(rulebook, reason.concludes.standing, reason.concludes.alongside)
        answers = _labels(rulebook, reason.answers)
        place = f"{reason.rule.place.file}:{reason.rule.place.line}"
        yield Line(4, f"You told us: {answers}. Rule {reason.rule.id} ({place}): {standing}{_mark(reason)}")
        if reason.via:
            yield Line(5, f"by way of {', '.join(each.id for each in reason.via)}")
        for each in reason.rule.cites:
            statement = rulebook.statement[each]
            yield Line(5, f"{cited(rulebook, statement)}: {statement.says}")


def _not_listed(rulebook: Rulebook, other: NotListed) -> Iterator[Line]:
    yield Line(2, rulebook.therapy[other.therapy].name)
    yield from _cautions(other)
    for need in other.needs:
        ways = " / ".join(_labels(rulebook, answers, " and ") for answers in need.answers)
        yield Line(3, f"Rule {need.rule.id} waits for: {ways or 'nothing that the questionnaire asks'}")


def _cautions(option: Listed | NotListed) -> Iterator[Line]:
    for each in option.cautions:
        yield Line(3, f"Caution: {each.concludes.text}{_cites(each)}{_mark(each)}")


def _labels(rulebook: Rulebook, terms: Iterable[str], between: str = ", ") -> str:
    return between.join(rulebook.term[term].label for term in terms)


def _cites(reason: Reason[Any]) -> str:
    return f" [{', '.join(reason.rule.cites)}]" if reason.rule.cites else ""


def _mark(reason: Reason[Any]) -> str:
    why = editorial(reason)
    return f" (editorial: {why})" if why else ""
