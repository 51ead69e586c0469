"""Answers to what a visitor typed: the topics of these names, whether help is shown, and what is said.

A phrase is found as a run of words; of two that overlap, the longer speaks.
Words of danger are never outdone by a name.
A saying takes away what it shares a word with; danger is only taken away by what is said to be harmless.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from engine.finding.lexicon import UNANSWERED, Lexicon, Phrase
from engine.finding.words import LONGEST, Words
from engine.rulebook import Reply, Rulebook, Search

DANGER, NAME = "danger", "name"
MOST = 2
"""How many answers of a sort are given at once."""


@dataclass(frozen=True)
class Found:
    """The answer to what was typed."""

    topics: tuple[str, ...]  #: the ids of topics, best first
    help: bool  #: whether the words speak of danger, so that the help block is shown beside the answer
    notices: tuple[str, ...]  #: the ids of the notices that are shown beside it: the help block first
    says: tuple[str, ...]  #: what a visitor reads, one text after the other
    replies: tuple[str, ...]  #: the ids of the replies that were given
    because: tuple[tuple[str, tuple[str, ...]], ...]  #: each topic with the words that it was found by


@dataclass(frozen=True)
class Run:
    """A phrase and where it was found: from the word at `start` to the one before `end`."""

    phrase: Phrase
    start: int
    end: int

    @property
    def reply(self) -> Reply:
        """Return the reply that the phrase belongs to."""
        return self.phrase.reply

    def within(self, other: "Run") -> bool:
        """Return whether another run holds all of this one and more."""
        return other.start <= self.start and self.end <= other.end and len(self) < len(other)

    def meets(self, other: "Run") -> bool:
        """Return whether two runs share a word."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        """Return how many words it has."""
        return self.end - self.start


@dataclass(frozen=True)
class Finder:
    """The search of a rulebook, ready for any number of visitors; it keeps nothing of what they type."""

    search: Search
    lexicon: Lexicon
    help: tuple[str, ...]  #: the notices of every page, which are shown for danger

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Finder":
        """Return the search of a rulebook."""
        help_ = tuple(each.id for each in rulebook.notices if "every-page" in each.where)
        return cls(rulebook.search, Lexicon.of(rulebook), help_)

    def find(self, text: str) -> Found:
        """Return the answer to what somebody typed; of a long text to its beginning."""
        words = self.lexicon.spelling.words(text[:LONGEST])[: LONGEST // 2]
        runs = _lasting(tuple(_runs(self.lexicon, words)))
        leading = [run for run in runs if run.reply.topics and not self.lexicon.denied(words, run.start)]
        because = _because(words, leading)
        replies = self._replies({run.reply.id for run in runs if run.reply.kind != NAME or run in leading})
        danger = any(each.kind == DANGER for each in replies)
        beside = (name for each in replies for name in each.notices)
        return Found(
            topics=tuple(because),
            help=danger,
            notices=tuple(dict.fromkeys((*(self.help if danger else ()), *beside))),
            says=tuple(dict.fromkeys(self._says(replies, found=bool(because)))),
            replies=tuple(each.id for each in replies),
            because=tuple((topic, tuple(some)) for topic, some in because.items()),
        )

    def _replies(self, given: AbstractSet[str]) -> list[Reply]:
        """Return replies in the order of the rulebook; beside danger only names are answered."""
        replies = [each for each in self.lexicon.replies if each.id in given and each.kind not in UNANSWERED]
        danger = any(each.kind == DANGER for each in replies)
        return [each for each in replies if each.kind in {DANGER, NAME} or not danger]

    def _says(self, replies: Iterable[Reply], *, found: bool) -> Iterator[str]:
        """Return what a visitor reads: on danger first, then on topics, and then on one thing more."""
        danger = [each.says for each in replies if each.kind == DANGER]
        others = [each.says for each in replies if each.kind != DANGER and each.says]
        yield from danger[:MOST]
        if found:
            yield self.search.found
        yield from others[: 1 if found or danger else MOST]
        if not (found or danger or others):
            yield self.search.unknown


def find(rulebook: Rulebook, text: str) -> Found:
    """Return the answer of a rulebook to what somebody typed; a `Finder` can be asked more than once."""
    return Finder.of(rulebook).find(text)


def _because(words: Words, runs: Iterable[Run]) -> dict[str, dict[str, None]]:
    """Return each topic with the words that it was found by, the longest run first."""
    because: dict[str, dict[str, None]] = {}
    for run in sorted(runs, key=lambda run: (-len(run), run.start)):
        for topic in run.reply.topics:
            because.setdefault(topic, {})[" ".join(words[run.start : run.end])] = None
    return because


def _runs(lexicon: Lexicon, words: Words) -> Iterator[Run]:
    """Return every phrase that stands in what was typed, with each place where it begins."""
    typed = lexicon.typed(words)
    for start, readings in enumerate(typed.readings):
        phrases = dict.fromkeys(each for word in sorted(readings) for each in lexicon.starting.get(word, ()))
        for phrase in phrases:
            end = typed.run_from(phrase.parts, start)
            if end > start and (not phrase.alone or typed.only_passed(start, end)):
                yield Run(phrase, start, end)


def _lasting(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs that no other outdoes."""
    return tuple(run for run in runs if not any(_outdoes(other, run) for other in runs))


def _outdoes(one: Run, other: Run) -> bool:
    """Return whether a run speaks in place of another."""
    outdone_by = UNANSWERED[1:] if other.reply.kind == DANGER else UNANSWERED
    if one.reply.kind in UNANSWERED:
        return one.reply.kind in outdone_by and one.meets(other) and not one.within(other)
    return other.within(one) and (one.reply.kind == DANGER or other.reply.kind != DANGER)
