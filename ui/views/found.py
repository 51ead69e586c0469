"""The search of topics in one's own words, and its answer; each find can be selected at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.finding import Finder, Found
from engine.rulebook import Question, Rulebook
from ui import actions
from ui.context import Context
from ui.lookup import notice_anchor
from ui.views.controls import Control, control
from ui.views.notices import NoticeView, notice


@dataclass(frozen=True)
class FoundView:
    """A field for words, and the answer to the last ones."""

    label: str
    button: str
    words: str  #: the last words, or empty
    notices: tuple[NoticeView, ...]  #: help, where the words speak of danger
    says: tuple[str, ...]  #: the answer, a text after the other; none where nothing was searched
    #: the options that were found, each with the words that it was found by
    options: tuple[tuple[Control, str], ...]


def searchable(rulebook: Rulebook, question: Question) -> bool:
    """Return whether a question asks for topics, of which several can be chosen."""
    gives = {term for choice in question.choices for term in choice.gives}
    return question.choose == "several" and any(rulebook.term[each].kind == "topic" for each in gives)


def found(context: Context, question: Question) -> FoundView:
    """Return the search of a question with the answer to the last words."""
    say, words = context.say, context.visit.search
    finder = context.edition.once("finder", lambda: Finder.of(context.rulebook))
    answer = finder.find(words) if words else None
    return FoundView(
        label=say("find-label"),
        button=say("find-button"),
        words=words,
        notices=tuple(_notices(context, answer)) if answer else (),
        says=(answer.says or (say("find-nothing"),)) if answer else (),
        options=tuple(_options(context, question, answer)) if answer else (),
    )


def _options(context: Context, question: Question, answer: Found) -> Iterator[tuple[Control, str]]:
    """Yield the options that give a topic which was found, best first, each with the words that found it."""
    chosen = context.selected(question.id)
    giving = (each for topic in answer.topics for each in question.choices if topic in each.gives)
    for each in dict.fromkeys(giving):
        button = control(each.label, actions.Pick(question.id, each.id), pressed=each.id in chosen)
        because = (words for topic, some in answer.because if topic in each.gives for words in some)
        yield button, context.say("find-because", words="; ".join(because))


def _notices(context: Context, answer: Found) -> Iterator[NoticeView]:
    """Yield the notices of an answer, which stand where it is, maybe once more on the page."""
    for each in answer.notices:
        yield replace(notice(context.rulebook, context.say, each), anchor=f"found-{notice_anchor(each)}")
