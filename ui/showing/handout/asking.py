"""Questions to ask, made from the rules and the cards, and from what the source is silent on.

Each question stands once: with its option, or with all that it is asked of.
"""

from collections.abc import Iterable, Iterator

from engine.cards import Row, card, says
from engine.options import Listed
from engine.rulebook import Alternative, Rulebook, Therapy
from ui.showing.handout.parts import Item, Section
from ui.showing.handout.resting import Resting
from ui.texts import Say
from ui.views.citations import Line, line
from ui.views.notices import NoticeView


def asks(say: Say, text: str) -> bool:
    """Return whether a text of the rulebook holds a question to ask; the catalogue knows the words for it."""
    return any(each in text for each in say("handout-asking").split(" / "))


class Asking:
    """The questions about some options."""

    def __init__(
        self, rulebook: Rulebook, say: Say, resting: Resting, subjects: Iterable[Therapy | Alternative]
    ) -> None:
        self._rulebook, self.say, self._resting = rulebook, say, resting
        self._subjects = tuple(subjects)
        self._silent: dict[str, tuple[Row, tuple[str, ...]]] = {}
        for subject in self._subjects:
            for row in card(rulebook, subject):
                if row.silent:
                    _, names = self._silent.get(row.row, (row, ()))
                    self._silent[row.row] = row, (*names, subject.name)

    def of_one(self, subject: Therapy | Alternative, listed: Listed | None) -> Iterator[Item]:
        """Yield what to ask of one option.

        Args:
            subject: the option.
            listed: the same with its notes; None if it has none, or if they are not to be told.
        """
        notes = ((each.concludes.text, each) for each in (listed.notes if listed else ()))
        yield from self._resting.each((text, each) for text, each in notes if asks(self.say, text))
        for row in card(self._rulebook, subject):
            for entry in row.own:
                if asks(self.say, says(self._rulebook, entry)):
                    yield self._resting.item(line(self._rulebook, self.say, entry))
            if row.silent and self._silent[row.row][1] == (subject.name,):
                yield Item(self.say("handout-silent", row=row.label, text=row.silent))

    def of_several(self, shown: Iterable[NoticeView]) -> Iterator[Section]:
        """Yield what to ask of every therapy, then what to ask of some, with their names.

        Args:
            shown: notices that ask.
        """
        every = [self._resting.item(Line(each.text, each.citations, each.marks)) for each in shown]
        some = []
        therapies = {each.name for each in self._subjects if isinstance(each, Therapy)}
        for row, names in self._in_order():
            if therapies.issubset(names):
                every.append(Item(self.say("handout-silent", row=row.label, text=row.silent)))
            else:
                named = "; ".join(names)
                text = self.say("handout-silent-some", row=row.label, text=row.silent, names=named)
                some.append(Item(text))
        if every:
            yield Section(self.say("handout-questions"), tuple(every))
        if some:
            yield Section(self.say("handout-questions-some"), tuple(some))

    def _in_order(self) -> Iterator[tuple[Row, tuple[str, ...]]]:
        """Yield the rows on which the source is silent for more than one option."""
        for general in self._rulebook.general:
            row, names = self._silent.get(general.row, (None, ()))
            if row and len(names) > 1:
                yield row, names
