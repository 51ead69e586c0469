"""A visitor's own copy of a document beside our words, sentence by sentence, with the counts on top."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.audit.sources.collation import Collation, Sentence
from engine.document.places import Outcome
from engine.rulebook import Rulebook
from ui.actions import Stay
from ui.context import Context
from ui.copies import Refusal
from ui.texts import Labels, Say
from ui.views.controls import Control, control
from ui.views.links import Link, dependent_link, written
from ui.views.records import not_encoded


@dataclass(frozen=True)
class SentenceView:
    """A sentence of the copy, or one that is gone from it."""

    id: str  #: the number of our statement; empty where the words are new
    mark: str  #: its fate, in words; empty where it is as it was
    text: str  #: as it stands in the copy; empty where it is gone
    gone: str  #: said in the place of a text that is gone
    says: str  #: our words
    place: str  #: where it stands in the copy and in our files
    resting_label: str  #: how much rests on it
    resting: tuple[Link, ...]  #: what rests on it
    none: str  #: why nothing does; empty if something does


@dataclass(frozen=True)
class CopyView:
    """A whole copy."""

    title: str
    counts: tuple[str, ...]  #: how much of the document is there, and what is not as it was
    labels: Labels
    #: the sentences that are not as they were; none if it is another document altogether
    damage: tuple[SentenceView, ...]
    sections: tuple[tuple[str, tuple[SentenceView, ...]], ...]  #: every sentence, by section


@dataclass(frozen=True)
class OwnCopy:
    """The part of a page that takes a copy and shows it."""

    labels: Labels
    read: Control
    refused: str  #: why the copy that was handed in cannot be read, or empty
    copy: CopyView | None  #: the copy that was handed in


def own_copy(context: Context) -> OwnCopy:
    """Return the part of a page that takes a copy and shows it."""
    say, copy = context.say, context.visit.copy
    return OwnCopy(
        labels=Labels(say, "copy", "open lead kept file"),
        read=control(say("copy-read"), Stay()),
        refused=say(f"copy-refused-{copy.why.value}", most=copy.most) if isinstance(copy, Refusal) else "",
        copy=_copy(say, copy) if isinstance(copy, Collation) else None,
    )


def _copy(say: Say, collation: Collation) -> CopyView:
    rulebook = collation.rulebook
    sections = tuple(
        (each.title or say("copy-before"), tuple(_sentence(say, rulebook, one) for one in each.sentences))
        for each in collation.sections
    )
    damage = (each for _, sentences in sections for each in sentences if each.mark)
    return CopyView(
        title=collation.source.title,
        counts=tuple(_counts(say, collation)),
        labels=Labels(say, "copy", "marked every yours ours"),
        damage=tuple(damage) if collation.found else (),
        sections=sections,
    )


def _counts(say: Say, collation: Collation) -> Iterator[str]:
    statements, found = collation.source.statements, collation.found
    yield say(
        "copy-counts",
        found=len(found),
        statements=len(statements),
        words=sum(each.words for each in found),
        all=sum(each.words for each in statements),
    )
    if not found:
        yield say("copy-another")
    elif not (collation.damaged or collation.new):
        yield say("copy-whole")
    else:
        yield say(
            "copy-damage",
            changed=collation.count(Outcome.CHANGED),
            moved=collation.count(Outcome.MOVED),
            vanished=collation.count(Outcome.VANISHED),
            new=len(collation.new),
        )


def _sentence(say: Say, rulebook: Rulebook, sentence: Sentence) -> SentenceView:
    statement = sentence.statement
    places = [say("copy-line", line=str(sentence.line))] if sentence.line else []
    places += [written(say, statement.place)] if statement else []
    return SentenceView(
        id=statement.id if statement else "",
        mark="" if sentence.outcome is Outcome.FOUND else say(f"copy-mark-{sentence.outcome.value}"),
        text=sentence.text,
        gone=say("copy-gone", opens=statement.opens) if statement and not sentence.text else "",
        says=statement.says if statement else "",
        place="; ".join(places),
        resting_label=say("copy-resting", count=len(sentence.dependents)),
        resting=tuple(dependent_link(rulebook, say, each) for each in sentence.dependents),
        none=_none(say, sentence),
    )


def _none(say: Say, sentence: Sentence) -> str:
    if sentence.dependents:
        return ""
    if sentence.statement is None:
        return say("copy-new-none")
    if sentence.statement.not_encoded:
        return not_encoded(say, sentence.statement)
    return say("record-nothing-rests")
