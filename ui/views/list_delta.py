"""The delta of two lists in words: of a what-if, and of two answer sheets side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from engine.list_delta import ListDelta
from engine.options import Listed, Reason
from engine.rulebook import Fits
from ui.context import term_labels
from ui.texts import Say
from ui.views.citations import Line, reasoned
from ui.views.links import Link, rule_link
from ui.views.standing import standing_words

RESULTS = "results"  #: where the notices stand that belong to a list
ADDED, REMOVED = "added", "removed"  #: the two sides of a delta, which are attributes of it as well


@dataclass(frozen=True)
class RuleBehind:
    """A rule that makes a difference."""

    link: Link
    because: Line  #: the answers that it rests on, as a sentence


RulesBehind = tuple[str, tuple[RuleBehind, ...]]  #: rules under a heading, which may be empty


@dataclass(frozen=True)
class Change:
    """A difference in one option, or a notice that is not on both lists."""

    name: str  #: of the option or the notice
    brief: str  #: how the source speaks of it, for an option that is on one list only; else empty
    says: tuple[str, ...]  #: sentences on it
    because: str  #: the answers that it goes back to, as a sentence; empty where `says` tells them
    behind: tuple[RulesBehind, ...]  #: the rules that make the difference


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one kind."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class DeltaView:
    """Everything that differs between two lists."""

    title: str  #: the what-if, or that two lists are compared
    answers: tuple[str, ...]  #: which answers differ, as sentences; none where the title says it
    opens: str  #: that a line opens to its rules; empty where there are no lines
    groups: tuple[ChangeGroup, ...]  #: the differences, the most important first
    remarks: tuple[str, ...]  #: that nothing differs, or that the order or only the answers do


def what_if_delta(delta: ListDelta, say: Say) -> DeltaView:
    """Return the delta between the list for the given answers and the list for the tried ones."""
    added, removed = (_labels(delta, each) for each in (delta.answers.added, delta.answers.removed))
    if added and removed:
        title = say("delta-if-instead", added=added, removed=removed)
    elif added:
        title = say("delta-if", added=added)
    else:
        title = say("delta-if-not", removed=removed) if removed else say("delta-if-nothing")
    return _InWords(delta, say, "what-if", (ADDED, REMOVED)).view(title)


def sheets_delta(delta: ListDelta, say: Say) -> DeltaView:
    """Return the delta between the lists for two answer sheets, neither of which comes before the other."""
    first, second = delta.answers.removed, delta.answers.added
    answers = (
        say("delta-first-answers", answers=_labels(delta, first)) if first else "",
        say("delta-second-answers", answers=_labels(delta, second)) if second else "",
    )
    words = _InWords(delta, say, "sheets", (REMOVED, ADDED))
    return words.view(say("delta-sheets"), tuple(filter(None, answers)))


@dataclass(frozen=True)
class _InWords:
    """A delta with the catalogue."""

    delta: ListDelta
    say: Say
    manner: str  #: the part of the ids of texts that tells a what-if from two sheets
    sides: tuple[str, str]  #: the sides of the delta, in the order in which they are shown

    def view(self, title: str, answers: tuple[str, ...] = ()) -> DeltaView:
        filled = ((heading, tuple(changes)) for heading, changes in self._groups())
        groups = tuple(ChangeGroup(heading, changes) for heading, changes in filled if changes)
        opens = self.say("delta-opens") if groups else ""
        return DeltaView(title, answers, opens, groups, tuple(self._remarks(groups)))

    def _groups(self) -> Iterator[tuple[str, Iterable[Change]]]:
        say, manner = self.say, self.manner
        for side in self.sides:
            yield say(f"{manner}-options-{side}"), map(self._option, attrgetter(side)(self.delta))
        yield say(f"{manner}-restated"), self._restated()
        for side in self.sides:
            yield say(f"{manner}-cautions-{side}"), self._cautions(side)
        for kind in ("notes", "fits", "lists"):
            for side in self.sides:
                yield say(f"{manner}-{kind}-{side}"), self._reasons(kind, side)
        for side in self.sides:
            yield say(f"{manner}-notices-{side}"), self._notices(side)

    def _option(self, listed: Listed) -> Change:
        """Return an option that is on one list only, with its standing and all that is said of it there."""
        cautions = (self.say("proof-cautions", text=each.concludes.text) for each in listed.cautions)
        fits = dict.fromkeys(self._fit(each) for each in listed.fits)
        notes = (self.say("proof-notes", text=each.concludes.text) for each in listed.notes)
        name, standing = self._name(listed.therapy), self._standing(listed)
        behind = self._behind(("", (*listed.reasons, *listed.cautions, *listed.fits, *listed.notes)))
        return Change(name, standing, (*cautions, *fits, *notes), self._because(listed.reasons), behind)

    def _restated(self) -> Iterator[Change]:
        one, other = self.say(f"{self.manner}-before"), self.say(f"{self.manner}-after")
        for each in self.delta.changed:
            if each.restated:
                stands = ((one, self._standing(each.before)), (other, self._standing(each.after)))
                says = tuple(self.say("delta-stands", list=name, standing=words) for name, words in stands)
                behind = self._behind((one, each.lists.removed), (other, each.lists.added))
                yield Change(self._name(each.therapy), "", says, "", behind)

    def _cautions(self, side: str) -> Iterator[Change]:
        """Yield the cautions on one side only, of any option, but for those that `_option` says."""
        said = {each.rule.id for listed in attrgetter(side)(self.delta) for each in listed.cautions}
        for reason in attrgetter(side)(self.delta.cautions):
            if reason.rule.id not in said:
                yield self._change(self._name(reason.concludes.therapy), (reason.concludes.text,), reason)

    def _reasons(self, kind: str, side: str) -> Iterator[Change]:
        """Yield the options on both lists that have reasons of one kind on one side only."""
        for each in self.delta.changed:
            reasons = attrgetter(f"{kind}.{side}")(each)
            if reasons and not (kind == "lists" and each.restated):
                texts = (self._said(kind, reason) for reason in reasons if kind != "lists")
                yield self._change(self._name(each.therapy), tuple(dict.fromkeys(texts)), *reasons)

    def _notices(self, side: str) -> Iterator[Change]:
        for reason in attrgetter(side)(self.delta.notices):
            notice = self.delta.after.rulebook.notice[reason.concludes.notice]
            if RESULTS in notice.where:
                yield self._change(notice.title, (), reason)

    def _change(self, name: str, says: tuple[str, ...], *reasons: Reason[Any]) -> Change:
        return Change(name, "", says, self._because(reasons), self._behind(("", reasons)))

    def _remarks(self, groups: tuple[ChangeGroup, ...]) -> Iterator[str]:
        if not groups and not self.delta.reordered:
            yield self.say(f"{self.manner}-same")
        if self.delta.reordered:
            yield self.say(f"{self.manner}-reordered")
        names = ", ".join(self._name(each.therapy) for each in self.delta.changed if each.rests_otherwise)
        if names:
            yield self.say(f"{self.manner}-rests-otherwise", names=names)

    def _name(self, option: str) -> str:
        return self.delta.after.rulebook.therapy[option].name

    def _standing(self, listed: Listed) -> str:
        return standing_words(self.delta.after.rulebook, self.say, listed.standing, listed.alongside)

    def _said(self, kind: str, reason: Reason[Any]) -> str:
        return self._fit(reason) if kind == "fits" else reason.concludes.text

    def _fit(self, reason: Reason[Fits]) -> str:
        return self.say("delta-fit", wish=self.delta.after.rulebook.term[reason.concludes.wish].label)

    def _because(self, reasons: Iterable[Reason[Any]]) -> str:
        """Return the answers that reasons rest on, in the order of the vocabulary."""
        answers = {answer for each in reasons for answer in each.answers}
        ordered = (each for each in self.delta.after.rulebook.term if each in answers)
        return self.say("delta-because", answers=_labels(self.delta, ordered)) if answers else ""

    def _behind(self, *groups: tuple[str, Iterable[Reason[Any]]]) -> tuple[RulesBehind, ...]:
        found = ((title, tuple(map(self._rule, reasons))) for title, reasons in groups)
        return tuple((title, rules) for title, rules in found if rules)

    def _rule(self, reason: Reason[Any]) -> RuleBehind:
        rulebook, because = self.delta.after.rulebook, self._because((reason,))
        line = reasoned(rulebook, self.say, because, reason)
        return RuleBehind(rule_link(rulebook, self.say, reason.rule), line)


def _labels(delta: ListDelta, terms: Iterable[str]) -> str:
    return "; ".join(term_labels(delta.after.rulebook, terms))
