"""Findings in the visible texts that are no rules: words, sentences, reading level."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from engine.audit.checks.reading_level import check_pages
from engine.audit.checks.texts import Page, VisibleText
from engine.audit.checks.wording import check_wording
from engine.audit.findings import Finding
from engine.banned_words import BannedWords
from engine.reading.catalogue import VALUE, File
from engine.rulebook import Rulebook

ENDS = (".", "!", "?")


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
