"""Saved answers: the part of a page that saves and loads them, and tells what a loaded file was good for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.errors import Fault
from engine.reading.answers import Saved
from engine.reading.nearest import one_line
from engine.rulebook import Rulebook
from engine.saved_answers import Loaded, made_with
from ui.actions import Download, Stay
from ui.context import Context, labels, term_labels
from ui.texts import Labels, Say
from ui.views.controls import Control, control

ANSWERS, ANSWERS_FHIR = "answers.json", "answers-fhir.json"  #: the names of the files
NAMED = 10  #: how many of the answers that were left out are named; the others are counted
FAULTS = 5  #: how many faults of a file are shown


@dataclass(frozen=True)
class LoadedView:
    """The result of loading a file, in words."""

    done: bool  #: whether its answers are the visitor's now
    says: tuple[str, ...]  #: the answers that were loaded, or that there were none
    left_out: tuple[str, ...]  #: what was not taken from the file, and why


@dataclass(frozen=True)
class SavedAnswersView:
    """The part of a page that saves and loads answers."""

    labels: Labels
    nothing: str  #: that there is nothing to save; empty if there is
    save: tuple[Control, ...]  #: a button for each file; none if there is nothing to save
    load: Control
    loaded: LoadedView | None  #: the result of the last file, until an answer changes


def saved_answers(context: Context) -> SavedAnswersView:
    """Return the part of a page that saves and loads answers."""
    say, something = context.say, bool(context.visit.selections)
    files = ((say("saving-save"), ANSWERS), (say("saving-save-fhir"), ANSWERS_FHIR))
    return SavedAnswersView(
        labels=Labels(say, "saving", "title lead warning save-title forms load-title load-says file"),
        nothing="" if something else say("saving-nothing"),
        save=tuple(control(label, Download(name)) for label, name in files if something),
        load=control(say("saving-load"), Stay()),
        loaded=_loaded_view(context.rulebook, say, context.visit.loaded),
    )


def _loaded_view(rulebook: Rulebook, say: Say, loaded: Saved | tuple[Fault, ...] | None) -> LoadedView | None:
    if loaded is None:
        return None
    if not isinstance(loaded, Saved):
        return LoadedView(done=False, says=(say("saving-refused"),), left_out=tuple(_faults(say, loaded)))
    left_out = tuple(_left_out(rulebook, say, loaded))
    if not loaded.loaded.sheet.picked:
        return LoadedView(done=False, says=(say("saving-empty"),), left_out=left_out)
    return LoadedView(done=True, says=tuple(_loaded(rulebook, say, loaded.loaded)), left_out=left_out)


def _faults(say: Say, faults: Sequence[Fault]) -> Iterator[str]:
    for each in faults[:FAULTS]:
        if each.line:
            yield say("saving-fault-line", line=str(each.line), fault=each.message)
        else:
            yield say("saving-fault", fault=each.message)
    if len(faults) > FAULTS:
        yield say("saving-faults-more")


def _loaded(rulebook: Rulebook, say: Say, loaded: Loaded) -> Iterator[str]:
    picked = labels(rulebook, loaded.sheet.picked or ())
    yield say("saving-loaded", count=len(picked), answers="; ".join(picked))
    if loaded.sheet.matters:
        yield say("saving-loaded-matters", answers="; ".join(term_labels(rulebook, loaded.sheet.matters)))
    made = loaded.made_with
    if made is not None and made.fingerprint != made_with(rulebook).fingerprint:
        yield say("saving-other", title=one_line(made.title), version=one_line(made.version))


def _left_out(rulebook: Rulebook, say: Say, saved: Saved) -> Iterator[str]:
    loaded = saved.loaded
    unpicked = labels(rulebook, tuple((question, (option,)) for question, option in loaded.unpicked))
    parted = (
        ("saving-gone", [one_line(each) for each in loaded.gone]),
        ("saving-unasked", term_labels(rulebook, loaded.unasked)),
        ("saving-unpicked", unpicked),
        ("saving-unmarked", term_labels(rulebook, loaded.unmarked)),
    )
    for text, names in parted:
        if names:
            more = [say("saving-more", count=len(names) - NAMED)] if len(names) > NAMED else []
            yield say(text, count=len(names), answers="; ".join([*names[:NAMED], *more]))
    if saved.left_out:
        yield say("saving-person", names=", ".join(saved.left_out))
