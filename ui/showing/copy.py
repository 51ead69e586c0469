"""A visitor's own copy of a document beside our words, sentence by sentence, with the counts on top."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.audit.sources.book import Book, Mark, Sentence, book
from engine.audit.sources.source import best_source
from engine.document.copy import decode
from engine.document.words import words
from engine.errors import DocumentError
from engine.rulebook import Rulebook, Source
from ui.showing.resting import in_words
from ui.texts import Say
from ui.views.links import written

MOST = 8
"""How many times the words of the longest document a copy may have; reading time grows with them."""


@dataclass(frozen=True)
class SentenceView:
    """A sentence of the copy, or one that is gone from it.

    Attributes:
        id: the number of our statement; empty where the words are new.
        mark: what became of it, in words; empty where it is as it was.
        text: as it stands in the copy; empty where it is gone.
        gone: what is said in its place.
        says: our words.
        place: where it stands in the copy and in our files.
        resting: what rests on it.
        none: why nothing does; empty if something does.
    """

    id: str
    mark: str
    text: str
    gone: str
    says: str
    place: str
    resting: tuple[str, ...]
    none: str


@dataclass(frozen=True)
class CopyView:
    """A whole copy.

    Attributes:
        counts: how much of the document is there, and what is not as it was.
        damage: the sentences that are not as they were; none if it is another document altogether.
        sections: every sentence, by section.
    """

    title: str
    counts: tuple[str, ...]
    damage: tuple[SentenceView, ...]
    sections: tuple[tuple[str, tuple[SentenceView, ...]], ...]


def copy_view(rulebook: Rulebook, say: Say, content: bytes) -> CopyView | str:
    """Return a copy beside our words, or in one sentence why it cannot be read.

    Args:
        rulebook: what rests on the statements; the source that fits best is taken.
        say: the catalogue.
        content: the copy, as it was handed in; it may hold anything.
    """
    try:
        text = decode(content, "")
        count = len(words(text))
        most = MOST * max((_words(each) for each in rulebook.sources), default=0)
        if not count:
            return say("copy-empty")
        if count > most:
            return say("copy-too-long", count=count, most=most)
        source = best_source(rulebook, text)
    except DocumentError:
        return say("copy-not-text")
    return _view(rulebook, say, book(rulebook, source, text))


def _words(source: Source) -> int:
    return sum(each.words for each in source.statements)


def _view(rulebook: Rulebook, say: Say, made: Book) -> CopyView:
    sections = tuple(
        (
            each.title or say("copy-before"),
            tuple(_sentence(rulebook, say, sentence) for sentence in each.sentences),
        )
        for each in made.sections
    )
    return CopyView(
        title=made.source.title,
        counts=tuple(_counts(say, made)),
        damage=tuple(each for _, sentences in sections for each in sentences if each.mark)
        if made.count(Mark.AS_IT_WAS)
        else (),
        sections=sections,
    )


def _counts(say: Say, made: Book) -> Iterator[str]:
    statements = made.source.statements
    kept = [
        each.statement
        for section in made.sections
        for each in section.sentences
        if each.mark is Mark.AS_IT_WAS and each.statement
    ]
    yield say(
        "copy-counts",
        found=len(kept),
        statements=len(statements),
        words=sum(each.words for each in kept),
        all=_words(made.source),
    )
    counted = {mark: made.count(mark) for mark in Mark if mark is not Mark.AS_IT_WAS}
    if not any(counted.values()):
        yield say("copy-whole")
    elif not kept:
        yield say("copy-another")
    else:
        yield say(
            "copy-damage",
            changed=counted[Mark.CHANGED],
            moved=counted[Mark.MOVED],
            vanished=counted[Mark.VANISHED],
            new=counted[Mark.NEW],
        )


def _sentence(rulebook: Rulebook, say: Say, sentence: Sentence) -> SentenceView:
    statement = sentence.statement
    places = [say("copy-line", line=str(sentence.line))] if sentence.line else []
    places += [written(say, statement.place)] if statement else []
    return SentenceView(
        id=statement.id if statement else "",
        mark=_mark(say, sentence.mark),
        text=sentence.text,
        gone=say("copy-gone", opens=statement.opens) if statement and not sentence.text else "",
        says=statement.says if statement else "",
        place="; ".join(places),
        resting=tuple(
            say("copy-rests", what=in_words(rulebook, say, each), place=written(say, each.place))
            for each in sentence.resting
        ),
        none=_none(say, sentence),
    )


def _mark(say: Say, mark: Mark) -> str:
    match mark:
        case Mark.CHANGED:
            return say("copy-changed")
        case Mark.MOVED:
            return say("copy-moved")
        case Mark.VANISHED:
            return say("copy-vanished")
        case Mark.NEW:
            return say("copy-new")
        case Mark.AS_IT_WAS:
            return ""


def _none(say: Say, sentence: Sentence) -> str:
    if sentence.resting:
        return ""
    if sentence.statement is None:
        return say("copy-new-none")
    if sentence.statement.not_encoded:
        return say("sheet-not-encoded", reason=sentence.statement.not_encoded)
    return say("sheet-nothing-rests")
