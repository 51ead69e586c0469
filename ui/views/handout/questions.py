"""Questions to ask: texts of rules and cards hold them, each as a sentence that ends with a question mark.

Each question stands once: with its option, or with all options that it is asked of.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.cards import Row, card, says
from engine.options import Listed
from ui.context import Context
from ui.views.citations import Line, line
from ui.views.handout.content import Item, Section
from ui.views.handout.notes import Notes
from ui.views.notices import NoticeView
from ui.views.option_card import Option

_ASKS, _ENDS = "?\u061f\uff1f", ".!?\u061f\uff1f\u3002"
"""The marks that end a question, and those that end any sentence."""
_LEAD_IN = re.compile(rf"[^{_ENDS}]*:\s+(\w)(?=[^{_ENDS}:]*[{_ASKS}])")
"""The words before a question in its sentence, up to a colon, as in `You could ask: how long is it?`."""
_QUESTION = re.compile(rf"[^{_ENDS}]*[{_ASKS}]")


def asks(text: str) -> bool:
    """Return whether a text holds a question."""
    return _QUESTION.search(text) is not None


def direct(text: str) -> str:
    """Return a text with its questions asked directly, without the words that lead up to them."""
    return _LEAD_IN.sub(lambda found: f" {found[1].upper()}", text).strip()


def question(text: str) -> str:
    """Return the questions of a text alone; the whole text where it holds none."""
    return " ".join(each.strip() for each in _QUESTION.findall(direct(text))) or text


class Questions:
    """The questions about some options."""

    def __init__(self, context: Context, notes: Notes, options: Iterable[Option]) -> None:
        self._context, self._notes = context, notes
        self._options = tuple(options)
        self._silent: dict[str, tuple[Row, tuple[str, ...]]] = {}
        for option in self._options:
            for row in card(context.rulebook, option):
                if row.silent:
                    _, names = self._silent.get(row.row, (row, ()))
                    self._silent[row.row] = row, (*names, option.name)

    def of_one(self, option: Option, listed: Listed | None) -> Section:
        """Return the questions about one option; its notes, where they are to be told, ask too."""
        return Section(self._context.say("handout-ask"), tuple(self._of_one(option, listed)))

    def of_several(self, shown: Iterable[NoticeView]) -> tuple[Section, ...]:
        """Return the questions about every therapy, then those about some, with names; notices ask too."""
        every = [self._asked(each.says) for each in shown]
        some, therapies = (
            [],
            {each.name for each in self._options if each.id in self._context.rulebook.therapy},
        )
        for row, names in self._in_order():
            text = question(row.silent)
            if therapies.issubset(names):
                every.append(Item(text))
            else:
                some.append(Item(self._context.say("handout-question-of", text=text, names="; ".join(names))))
        sections = (("handout-questions", every), ("handout-questions-some", some))
        return tuple(Section(self._context.say(title), tuple(items)) for title, items in sections if items)

    def _of_one(self, option: Option, listed: Listed | None) -> Iterator[Item]:
        rulebook, say = self._context.rulebook, self._context.say
        notes = ((each.concludes.text, each) for each in (listed.notes if listed else ()))
        yield from self._notes.each((direct(text), each) for text, each in notes if asks(text))
        for row in card(rulebook, option):
            for entry in row.own:
                if asks(says(rulebook, entry)):
                    yield self._asked(line(rulebook, say, entry))
            if row.silent and self._silent[row.row][1] == (option.name,):
                yield Item(question(row.silent))

    def _asked(self, found: Line) -> Item:
        return self._notes.line(replace(found, text=direct(found.text)))

    def _in_order(self) -> Iterator[tuple[Row, tuple[str, ...]]]:
        """Yield the rows on which the source is silent for more than one option."""
        for general in self._context.rulebook.general:
            row, names = self._silent.get(general.row, (None, ()))
            if row and len(names) > 1:
                yield row, names
