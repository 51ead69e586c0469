"""Makes a handout of the answers and of what a person takes along."""

import re
from collections.abc import Iterable, Iterator

from engine.cards import card
from engine.minimal_sets import smallest
from engine.options import Exploration, Listed, NotListed, Reason
from engine.rulebook import Alternative, Cautions, Contact, Lists, Therapy
from ui.showing.handout.asking import Asking, asks
from ui.showing.handout.parts import (
    Foundations,
    Handout,
    Help,
    Item,
    Option,
    Origin,
    Place,
    Section,
    Taking,
    Way,
)
from ui.showing.handout.resting import Resting
from ui.texts import Say
from ui.views.answer_sets import rows
from ui.views.citations import Line, line, marks
from ui.views.notices import NoticeView, notices
from ui.views.stamp import stamp
from ui.views.standing import standing_words

MOST = 3
"""How many options are taken along where none was chosen."""


def handout(exploration: Exploration, say: Say, taking: Taking, origin: Origin) -> Handout:
    """Return the handout.

    Args:
        exploration: the answers, and what they amount to.
        say: the catalogue.
        taking: what the person takes along.
        origin: what it is made from, and when.
    """
    return _Making(exploration, say, taking, origin).handout()


def taken(exploration: Exploration, taking: Taking) -> tuple[str, ...]:
    """Return the options of a handout in the order of the list: listed, other choices, not listed.

    Where nothing was chosen, the list is taken from its top.
    Without the answers nothing may tell of the list: only what was chosen is there, by name.

    Args:
        exploration: the answers, and what they amount to.
        taking: what the person takes along.
    """
    rulebook, chosen = exploration.rulebook, taking.chosen
    if not taking.answers:
        known = (rulebook.subject[each] for each in chosen if each in rulebook.subject)
        return tuple(each.id for each in sorted(known, key=lambda each: each.name.casefold()))
    listed = tuple(each.therapy for each in exploration.listed)
    others = (each.id for each in rulebook.alternatives)
    order = (*listed, *others, *(each.therapy for each in exploration.not_listed))
    return tuple(each for each in order if each in chosen) or listed[:MOST]


class _Making:
    """One handout in the making, in the order of reading, since what is ours is counted on the way."""

    def __init__(self, exploration: Exploration, say: Say, taking: Taking, origin: Origin) -> None:
        self.exploration, self.rulebook, self.say = exploration, exploration.rulebook, say
        self.taking, self.origin = taking, origin
        self.listed = {each.therapy: each for each in exploration.listed}
        self.waiting = {each.therapy: each for each in exploration.not_listed}
        self.taken = taken(exploration, taking)
        self.subjects = tuple(self.rulebook.subject[each] for each in self.taken)
        self.resting = Resting(self.rulebook, say)
        self.asking = Asking(self.rulebook, say, self.resting, self.subjects)

    def handout(self) -> Handout:
        """Return the handout."""
        say, shown = self.say, self._notices()
        return Handout(
            language=self.rulebook.language,
            title=say("handout-talk"),
            made=say("handout-made", date=self.origin.today),
            opening=tuple(
                self._notice(each) for each in shown if not each.contacts and not asks(say, each.text)
            ),
            help=tuple(self._help(each) for each in shown if each.contacts),
            told=tuple(self._told()),
            options_title=say("handout-options"),
            note=tuple(self._note()),
            options=tuple(self._option(each) for each in self.subjects),
            questions=tuple(
                self.asking.of_several(each for each in shown if not each.contacts and asks(say, each.text))
            ),
            writing=say("handout-writing"),
            foundations=self._foundations(),
            unshown=say("handout-unshown"),
        )

    def _notices(self) -> tuple[NoticeView, ...]:
        """Return the notices of a handout, without those that would tell what is left out."""
        shown = notices(self.exploration, self.say, "handout")
        return tuple(each for each in shown if self.taking.answers or not each.prompted)

    def _notice(self, shown: NoticeView) -> Section:
        return Section(shown.title, (self._text(shown),))

    def _help(self, shown: NoticeView) -> Help:
        return Help(shown.title, self._text(shown), tuple(map(_place, shown.contacts)), shown.checked)

    def _text(self, shown: NoticeView) -> Item:
        return self.resting.item(Line(shown.text, shown.citations, shown.marks))

    def _told(self) -> Iterator[Section]:
        if not self.taking.answers:
            yield Section(self.say("handout-told"), (Item(self.say("handout-told-left-out")),))
            return
        told = self._labels(self.exploration.answers) or [self.say("handout-told-nothing")]
        yield Section(self.say("handout-told"), tuple(map(Item, told)))
        if matters := self._labels(self.taking.matters):
            yield Section(self.say("handout-matters"), tuple(map(Item, matters)))

    def _note(self) -> Iterator[str]:
        chosen = set(self.taken).intersection(self.taking.chosen)
        rest = [self.rulebook.therapy[each].name for each in self.listed if each not in self.taken]
        others = [each.name for each in self.rulebook.alternatives if each.id not in self.taken]
        if not self.taken and not self.taking.answers:
            yield self.say("handout-nothing-chosen")
        elif not self.taken:
            yield self.say("handout-nothing-listed")
        elif not chosen:
            yield self.say("handout-first", count=len(self.taken))
        if rest and self.taking.answers:
            yield self.say("handout-rest", count=len(rest), names="; ".join(rest))
        if others:
            yield self.say("handout-always", names="; ".join(others))

    def _option(self, subject: Therapy | Alternative) -> Option:
        listed, waiting = self.listed.get(subject.id), self.waiting.get(subject.id)
        told = listed if self.taking.answers else None
        spoken = self._spoken(subject, told, waiting)
        about = tuple(self._about(subject))
        parts = (
            Section(self.say("card-cautions"), tuple(self._cautions(subject))),
            *(self._reasons(told) if told else ()),
            *(self._needs(waiting) if waiting and self.taking.answers else ()),
            Section(self.say("handout-ask"), tuple(self.asking.of_one(subject, told))),
        )
        return Option(subject.id, subject.name, spoken, about, tuple(each for each in parts if each.items))

    def _spoken(
        self, subject: Therapy | Alternative, listed: Listed | None, waiting: NotListed | None
    ) -> Item:
        """Return how the source speaks of it for which answers; without the answers, of which kind it is."""
        if isinstance(subject, Alternative):
            return Item(self.say("handout-alternative"))
        if not listed:
            return Item(
                self.say("handout-not-listed") if self.taking.answers and waiting else self._kind(subject)
            )
        standing = self.rulebook.standing[listed.standing]
        companion = [each.says for each in self.rulebook.companions if each.id == listed.alongside]
        answers = {
            answer
            for each in listed.reasons
            if each.concludes.standing == listed.standing
            for answer in each.answers
        }
        told = "; ".join(self._labels(each for each in self.exploration.answers if each in answers))
        text = " ".join([self.say("handout-spoken", told=told, says=standing.says), *companion])
        return self.resting.item(Line(text, marks=marks(self.say, standing.editorial)))

    def _kind(self, therapy: Therapy) -> str:
        kind = next(each.label for each in self.rulebook.kinds if each.id == therapy.kind)
        return self.say("handout-kind", kind=kind)

    def _about(self, subject: Therapy | Alternative) -> Iterator[Item]:
        """Yield the first thing that the card says of it alone."""
        for row in card(self.rulebook, subject)[:1]:
            for entry in row.own[:1]:
                yield self.resting.item(line(self.rulebook, self.say, entry))

    def _cautions(self, subject: Therapy | Alternative) -> Iterator[Item]:
        """Yield its cautions; without the answers every one that there can be, which tells nothing."""
        if self.taking.answers:
            yield from self.resting.each(
                (each.concludes.text, each) for each in self.exploration.cautions(subject.id)
            )
            return
        for rule in self.rulebook.rules:
            if isinstance(rule.concludes, Cautions) and rule.concludes.therapy == subject.id:
                needs = self.say("rule-and").join(self.rulebook.term[each].label for each in rule.has)
                text = self.say("handout-caution", needs=needs, text=rule.concludes.text)
                yield Item(text, self.resting.ruled((rule,)), self.resting.of((rule,)))

    def _reasons(self, listed: Listed) -> Iterator[Section]:
        fits = ((self.rulebook.term[each.concludes.wish].label, each) for each in listed.fits)
        notes = ((each.concludes.text, each) for each in listed.notes)
        known = ((text, each) for text, each in notes if not asks(self.say, text))
        yield Section(self.say("handout-why"), tuple(self._why(listed)))
        yield Section(self.say("handout-fits"), tuple(self.resting.each(fits)))
        yield Section(self.say("card-notes"), tuple(self.resting.each(known)))

    def _why(self, listed: Listed) -> Iterator[Item]:
        """Yield the reasons; those that say the same of several answers on the same grounds are one item."""
        alike: dict[object, list[Reason[Lists]]] = {}
        for each in listed.reasons:
            grounds = (each.concludes, each.via, self.resting.of((each.rule,)))
            alike.setdefault(grounds, []).append(each)
        for reasons in alike.values():
            answers = {answer for each in reasons for answer in each.answers}
            told = "; ".join(self._labels(each for each in self.exploration.answers if each in answers))
            spoken = self._listing(reasons[0].concludes)
            yield self.resting.fired(self.say("handout-reason", told=told, spoken=spoken), *reasons)

    def _listing(self, lists: Lists) -> str:
        return standing_words(self.rulebook, self.say, lists.standing, lists.alongside)

    def _needs(self, waiting: NotListed) -> Iterator[Section]:
        """Yield what would list it; the last way carries the rules of all of them."""
        rules = tuple(each.rule for each in waiting.needs)
        sets = smallest(frozenset(each) for need in waiting.needs for each in need.answers)
        ways = [each.text for each in rows(self.rulebook, self.say, waiting.needs, sets)]
        *others, last = ways or [self.say("needs-nothing")]
        items = (*map(Item, others), Item(last, self.resting.ruled(rules), self.resting.of(rules)))
        yield Section(self.say("needs-summary"), items)

    def _foundations(self) -> Foundations:
        rulebook, say, origin = self.rulebook, self.say, self.origin
        passages = tuple(
            Section(
                each.title, tuple(self.resting.item(line(rulebook, say, entry)) for entry in each.entries)
            )
            for each in rulebook.about
            if "handout" in each.also_on
        )
        sources = stamp(rulebook, say, origin.fingerprint, origin.today).sources
        named = {
            "title": rulebook.title,
            "version": rulebook.version,
            "fingerprint": origin.fingerprint,
        }
        return Foundations(
            title=say("handout-rests-on"),
            sources=tuple(f"{each.line} {each.limits}" for each in sources),
            statements_title=say("handout-statements"),
            statements=self.resting.statements,
            ours_title=say("handout-ours"),
            ours=self.resting.ours,
            passages=passages,
            made=(
                say("rules-read", read=origin.read, rules=len(rulebook.rules)),
                say("handout-rulebook", **named),
            ),
        )

    def _labels(self, terms: Iterable[str]) -> list[str]:
        return [self.rulebook.term[each].label for each in terms]


def _place(contact: Contact) -> Place:
    return Place(contact.region, contact.says, tuple(_way(*each) for each in contact.links))


def _way(label: str, address: str) -> Way:
    """Return a link with its number in the label, since a link on paper cannot be followed."""
    number = address.partition(":")[2].partition("?")[0]
    told, bare = (re.sub(r"\W", "", each) for each in (label, number))
    return Way(label if bare in told else f"{label} ({number})", address)
