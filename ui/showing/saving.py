"""Saved answers: the files that are offered, and in words what was taken of a loaded one and what was not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.errors import AnswersError, Fault
from engine.reading.answers import Saved, load_saved
from engine.reading.nearest import one_line
from engine.rendering import fhir
from engine.rulebook import Rulebook
from engine.saved_answers import Loaded, SavedAnswers, made_with, sheet_of, to_json
from ui.texts import Say
from ui.what_if import Picks

NAMED = 10
"""How many of the things that were left out are named; the others are counted."""
TOLD = 5
"""How many faults of a file are told."""


@dataclass(frozen=True)
class LoadedView:
    """What became of a file, in words.

    Attributes:
        done: whether its answers are the visitor's now.
        says: what was loaded, or that nothing was.
        left_out: what was not taken from the file, and why.
    """

    done: bool
    says: tuple[str, ...]
    left_out: tuple[str, ...]


def as_sheet(rulebook: Rulebook, picks: Picks, matters: Iterable[str]) -> str:
    """Return answers as a file that this app and the command line take."""
    return to_json(sheet_of(rulebook, picks, matters))


def as_fhir(rulebook: Rulebook, picks: Picks) -> str:
    """Return answers as a file that other systems take: FHIR R4, without anything of a person."""
    return fhir.to_json(fhir.response(rulebook, picks))


def take(rulebook: Rulebook, say: Say, content: bytes) -> tuple[SavedAnswers | None, LoadedView]:
    """Return the answers in a file, or None if there is nothing to take over, and what to say of it.

    Args:
        rulebook: the rulebook that is shown.
        say: the catalogue.
        content: the file, as it was handed in; it may hold anything.
    """
    try:
        saved = load_saved(content, rulebook)
    except AnswersError as error:
        return None, _refused(say, error.faults)
    sheet = saved.loaded.sheet
    left_out = tuple(_left_out(rulebook, say, saved))
    if not sheet.picked:
        return None, LoadedView(done=False, says=(say("saving-empty"),), left_out=left_out)
    return sheet, LoadedView(done=True, says=tuple(_loaded(rulebook, say, saved.loaded)), left_out=left_out)


def _refused(say: Say, faults: Sequence[Fault]) -> LoadedView:
    told = [
        say("saving-fault-line", line=str(each.line), fault=each.message)
        if each.line
        else say("saving-fault", fault=each.message)
        for each in faults[:TOLD]
    ]
    more = [say("saving-faults-more")] if len(faults) > TOLD else []
    return LoadedView(done=False, says=(say("saving-refused"),), left_out=(*told, *more))


def _loaded(rulebook: Rulebook, say: Say, loaded: Loaded) -> Iterator[str]:
    picked = loaded.sheet.picked or ()
    labels = [_label(rulebook, question, each) for question, options in picked for each in options]
    yield say("saving-loaded", count=len(labels), answers="; ".join(labels))
    if loaded.sheet.matters:
        yield say(
            "saving-loaded-matters",
            answers="; ".join(rulebook.term[each].label for each in loaded.sheet.matters),
        )
    made = loaded.made_with
    if made is not None and made.fingerprint != made_with(rulebook).fingerprint:
        yield say("saving-other", title=one_line(made.title), version=one_line(made.version))


def _left_out(rulebook: Rulebook, say: Say, saved: Saved) -> Iterator[str]:
    loaded = saved.loaded
    if loaded.gone:
        names = _named(say, [one_line(each) for each in loaded.gone])
        yield say("saving-gone", count=len(loaded.gone), answers=names)
    if loaded.unasked:
        names = _named(say, [rulebook.term[each].label for each in loaded.unasked])
        yield say("saving-unasked", count=len(loaded.unasked), answers=names)
    if loaded.unpicked:
        names = _named(say, [_label(rulebook, *each) for each in loaded.unpicked])
        yield say("saving-unpicked", count=len(loaded.unpicked), answers=names)
    if loaded.unmarked:
        names = _named(say, [rulebook.term[each].label for each in loaded.unmarked])
        yield say("saving-unmarked", count=len(loaded.unmarked), answers=names)
    if saved.left_out:
        yield say("saving-person", names=", ".join(saved.left_out))


def _named(say: Say, names: Sequence[str]) -> str:
    more = [say("saving-more", count=len(names) - NAMED)] if len(names) > NAMED else []
    return "; ".join([*names[:NAMED], *more])


def _label(rulebook: Rulebook, question: str, option: str) -> str:
    return next(
        choice.label
        for each in rulebook.questions
        if each.id == question
        for choice in each.choices
        if choice.id == option
    )
