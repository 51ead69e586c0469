"""Composes a handout of the answers and of the options that a person takes along."""

import re
from collections.abc import Iterator

from engine.options import Listed, Reason
from engine.rulebook import Alternative, Cautions, Lists, Therapy
from ui.context import Context, labels, term_labels
from ui.views.citations import Line, line, marks
from ui.views.foundations import reviewed, sources
from ui.views.handout.content import Handout, Help, Item, Option, Region, RestsOn, Section, Way
from ui.views.handout.notes import Notes
from ui.views.handout.questions import Questions, asks
from ui.views.notices import NoticeView, notices
from ui.views.option_card import card_of
from ui.views.standing import Wording, standing_words, wordings

MOST = 3  #: how many options are taken along where none was chosen


def handout(context: Context) -> Handout:
    """Return the handout of a visit."""
    return _Composer(context).handout()


def taken(context: Context) -> tuple[str, ...]:
    """Return the options of a handout in the order of the list: listed, always there, not listed.

    Where nothing was chosen, the list is taken from its top.
    Without the answers nothing may tell of the list: only what was chosen is there, by name.
    """
    exploration, chosen = context.exploration, context.marked(context.visit.taken)
    if not context.visit.with_answers:
        name = {each: context.rulebook.subject[each].name.casefold() for each in chosen}
        return tuple(sorted(chosen, key=lambda each: name[each]))
    listed = tuple(each.therapy for each in exploration.listed)
    always = (each.id for each in context.rulebook.alternatives)
    order = (*listed, *always, *(each.therapy for each in exploration.not_listed))
    return tuple(each for each in order if each in chosen) or listed[:MOST]


class _Composer:
    """One handout, in the order of reading, since its notes are numbered on the way."""

    def __init__(self, context: Context) -> None:
        self.context, self.rulebook, self.say = context, context.rulebook, context.say
        self.tells = context.visit.with_answers
        self.exploration = context.exploration
        self.listed = {each.therapy: each for each in self.exploration.listed if self.tells}
        self.taken = taken(context)
        self.notes = Notes(self.rulebook, self.say)
        self.subjects = tuple(self.rulebook.subject[each] for each in self.taken)
        self.asking = Questions(context, self.notes, self.subjects)

    def handout(self) -> Handout:
        """Return the handout."""
        say, found = self.say, notices(self.exploration, self.say, "handout")
        shown = [each for each in found if self.tells or not each.prompted]  # none tells an answer left out
        plain = [each for each in shown if not each.contacts]
        return Handout(
            language=self.rulebook.language,
            title=say("handout-talk"),
            made=say("handout-made", date=self.context.setting.today),
            opening=tuple(
                Section(each.title, (self.notes.line(each.says),))
                for each in plain
                if not asks(each.says.text)
            ),
            help=tuple(self._help(each) for each in shown if each.contacts),
            answers=self._answers(),
            matters=self._matters(),
            options_title=say("handout-options"),
            note=tuple(self._note()),
            options=tuple(map(self._option, self.subjects)),
            questions=self.asking.of_several(each for each in plain if asks(each.says.text)),
            next_step=say("handout-next"),
            writing=say("handout-writing"),
            rests_on=self._rests_on(),
            unshown=say("handout-unshown"),
        )

    def _help(self, shown: NoticeView) -> Help:
        regions = tuple(
            Region(each.region, each.says, tuple(way(*link) for link in each.links))
            for each in shown.contacts
        )
        return Help(shown.title, self.notes.line(shown.says), regions, shown.checked)

    def _answers(self) -> Section:
        """Return the answers in the words that were tapped, or that they are left out."""
        told = labels(self.rulebook, self.context.visit.selections) or (self.say("handout-answers-none"),)
        texts = told if self.tells else (self.say("handout-answers-left-out"),)
        return Section(self.say("handout-answers"), tuple(map(Item, texts)))

    def _matters(self) -> Section:
        wishes = (each for each in self.exploration.answers if each in self.context.visit.matters)
        found = term_labels(self.rulebook, wishes) if self.tells else ()
        return Section(self.say("handout-matters"), tuple(map(Item, found)))

    def _note(self) -> Iterator[str]:
        chosen = set(self.taken).intersection(self.context.visit.taken)
        rest = [self.rulebook.therapy[each].name for each in self.listed if each not in self.taken]
        always = [each.name for each in self.rulebook.alternatives if each.id not in self.taken]
        if not self.taken and not self.tells:
            yield self.say("handout-nothing-chosen")
        elif not self.taken:
            yield self.say("handout-nothing-listed")
        elif not chosen:
            yield self.say("handout-first", count=len(self.taken))
        if rest:
            yield self.say("handout-rest", count=len(rest), names="; ".join(rest))
        if always:
            yield self.say("handout-always", names="; ".join(always))

    def _option(self, subject: Therapy | Alternative) -> Option:
        listed = self.listed.get(subject.id)
        return Option(
            id=subject.id,
            name=subject.name,
            cautions=Section(self.say("card-cautions"), tuple(self._cautions(subject))),
            about=(
                self.notes.line(card_of(self.context, subject.id).in_short),
                *self._spoken(subject, listed),
            ),
            known=tuple(self._known(listed)) if listed else (),
            questions=self.asking.of_one(subject, listed),
        )

    def _cautions(self, subject: Therapy | Alternative) -> Iterator[Item]:
        """Yield its cautions; without the answers every one that there can be, which tells nothing."""
        if self.tells:
            found = self.exploration.cautions(subject.id)
            yield from self.notes.each((each.concludes.text, each) for each in found)
            return
        for rule in self.rulebook.rules:
            if isinstance(rule.concludes, Cautions) and rule.concludes.therapy == subject.id:
                needs = self.say("rule-and").join(term_labels(self.rulebook, rule.has))
                text = self.say("handout-caution", needs=needs, text=rule.concludes.text)
                yield self.notes.fired(text, Reason(rule, rule.concludes, rule.has, ()))

    def _spoken(self, subject: Therapy | Alternative, listed: Listed | None) -> Iterator[Item]:
        """Yield how the source speaks of it for each answer; without the answers, of which kind it is."""
        if isinstance(subject, Alternative):
            yield Item(self.say("handout-alternative"))
        elif listed:
            yield from (self._wording(each) for each in wordings(self.rulebook, listed))
        elif self.tells:
            yield Item(self.say("handout-not-listed"))
        else:
            kind = next(each.label for each in self.rulebook.kinds if each.id == subject.kind)
            yield Item(self.say("handout-kind", kind=kind))

    def _wording(self, wording: Wording) -> Item:
        standing = self.rulebook.standing[wording.standing]
        companion = [each.says for each in self.rulebook.companions if each.id == wording.companion]
        told = (each for each in self.rulebook.term if each in wording.answers)
        answers = "; ".join(term_labels(self.rulebook, told))
        text = self.say("handout-spoken", answers=answers, says=" ".join([standing.says, *companion]))
        grouping = self.notes.foundations.of_line(Line("", (), marks(self.say, standing.editorial)))
        return self.notes.fired(text, *wording.reasons, own=grouping)

    def _known(self, listed: Listed) -> Iterator[Section]:
        fits = ((self.rulebook.term[each.concludes.wish].label, each) for each in listed.fits)
        notes = ((each.concludes.text, each) for each in listed.notes if not asks(each.concludes.text))
        for title, fired in (("handout-fits", fits), ("card-notes", notes)):
            if items := tuple(self.notes.each(fired)):
                yield Section(self.say(title), items)

    def _rests_on(self) -> RestsOn:
        rulebook, say = self.rulebook, self.say
        passages = tuple(
            Section(each.title, tuple(self.notes.line(line(rulebook, say, entry)) for entry in each.entries))
            for each in rulebook.about
            if "handout" in each.also_on
        )
        more = tuple(self._also_listed())
        fingerprint = self.context.edition.fingerprint
        made = say(
            "handout-rulebook", title=rulebook.title, version=rulebook.version, fingerprint=fingerprint
        )
        lists = (
            ("handout-notes", self.notes.numbered),
            ("foundations-statements", self.notes.statements),
            ("foundations-ours", self.notes.foundations.ours),
        )
        return RestsOn(
            title=say("handout-rests-on"),
            passages=(*passages, *more),
            sources=sources(self.context),
            made=(reviewed(self.context), made),
            lists=tuple((say(title), found) for title, found in lists if found),
        )

    def _also_listed(self) -> Iterator[Section]:
        """Yield the reasons that stronger words for the same answers leave out, so that none is lost."""
        for option, listed in ((each, self.listed[each]) for each in self.taken if each in self.listed):
            shown = {each.rule for wording in wordings(self.rulebook, listed) for each in wording.reasons}
            hidden = [each for each in listed.reasons if each.rule not in shown]
            if items := tuple(self.notes.fired(self._reason(each), each) for each in hidden):
                yield Section(self.say("handout-also", name=self.rulebook.subject[option].name), items)

    def _reason(self, reason: Reason[Lists]) -> str:
        told, lists = "; ".join(term_labels(self.rulebook, reason.answers)), reason.concludes
        spoken = standing_words(self.rulebook, self.say, lists.standing, lists.alongside)
        return self.say("card-told", standing=spoken, told=told)


def way(label: str, address: str) -> Way:
    """Return a link with its number in the label, since a link on paper cannot be followed."""
    number = address.partition(":")[2].partition("?")[0]
    told, bare = (re.sub(r"\W", "", each) for each in (label, number))
    return Way(label if bare in told else f"{label} ({number})", address)
