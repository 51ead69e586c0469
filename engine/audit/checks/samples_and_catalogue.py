"""Findings in the visible texts that are no rules: the samples, and a catalogue in Fluent."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from engine.audit.checks.reading_level import check_pages
from engine.audit.checks.texts import Page, VisibleText
from engine.audit.checks.wording import check_wording
from engine.audit.findings import Finding, finding
from engine.reading.catalogue import VALUE, File
from engine.rule_folder import BannedWords, Sample
from engine.rulebook import Rulebook
from engine.saved_answers import picks_of

ENDS = (".", "!", "?")


def check_samples(rulebook: Rulebook, samples: Sequence[Sample], words: BannedWords) -> Iterator[Finding]:
    """Return every finding on the samples of a rulebook."""
    yield from samples_out_of_reach(rulebook, samples)
    yield from check_pages(
        rulebook, (Page(f"sample {each.id}", each.place, (each.says,)) for each in samples)
    )
    for sample in samples:
        for text in (VisibleText(sample.place, sample.title), VisibleText(sample.place, sample.says)):
            yield from check_wording(text, words)


def samples_out_of_reach(rulebook: Rulebook, samples: Sequence[Sample]) -> Iterator[Finding]:
    """Find samples that nobody could give by picking options."""
    for sample in samples:
        if left := picks_of(rulebook, sample.has).left:
            terms = ", ".join(f"`{each}`" for each in left)
            message = f"no options give {terms} together with the rest; take it out, or ask for it"
            yield finding(sample.place, "unpickable-sample", message)


def check_catalogue(rulebook: Rulebook, files: Iterable[File], words: BannedWords) -> Iterator[Finding]:
    """Return every finding on the texts of a catalogue, each once, where it is written.

    The language of the rulebook says how reading is measured; its names are left out.
    """
    files = tuple(files)
    yield from check_pages(rulebook, pages_of(files))
    for text in (text for file in files for text in file.texts):
        found = (
            each
            for reading in text.readings
            for each in check_wording(VisibleText(text.place, reading), words)
        )
        yield from dict.fromkeys(found)


def pages_of(files: Iterable[File]) -> Iterator[Page]:
    """Return each file as a page; values are left out, and so are labels, which are no sentences."""
    for file in files:
        readings = (reading.replace(VALUE, "").strip() for text in file.texts for reading in text.readings)
        sentences = tuple(each for each in readings if each.endswith(ENDS))
        yield Page(f"texts of {PurePath(file.place.file).stem}", file.place, sentences)
