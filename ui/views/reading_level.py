"""The years of school that the pages ask for, as computed from their texts."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from engine.audit.checks.reading_level import HIGHEST_GRADE, levels_of
from engine.audit.checks.samples_and_catalogue import pages_of
from engine.audit.checks.texts import pages
from engine.reading.catalogue import read_catalogue
from engine.rulebook import Rulebook
from ui import texts
from ui.edition import Edition
from ui.texts import Say
from ui.views.passages import Passage, passage

READING = "reading"
"""Under which name an edition keeps the level that was measured."""
AIM = 6  #: the US grade that the texts aim for


@dataclass(frozen=True)
class ReadingLevel:
    """The grades that were measured."""

    count: int  #: how many cards and pages there are; none where the language has no measure
    middle: float  #: the grade that half of them do not exceed
    hardest: float  #: the highest grade


def measured(rulebook: Rulebook, catalogue: Path) -> ReadingLevel:
    """Return the reading level of all that a visitor can read, in a rulebook and a folder of texts."""
    read = (*pages(rulebook), *pages_of(read_catalogue(catalogue)))
    grades = [max(0.0, grade) for page, grade in levels_of(rulebook, read) if any(page.texts)]
    return ReadingLevel(len(grades), median(grades), max(grades)) if grades else ReadingLevel(0, 0.0, 0.0)


def reading_level(edition: Edition) -> ReadingLevel:
    """Return the reading level of all that visitors can read in an edition, measured once."""
    folder = texts.FOLDER / texts.texts(edition.language).language
    return edition.once(READING, lambda: measured(edition.rulebook, folder))


def in_words(say: Say, level: ReadingLevel) -> Passage:
    """Return a reading level as a passage."""
    if not level.count:
        return passage("reading", say("about-reading-title"), say("about-reading-none"))
    text = say(
        "about-reading",
        count=level.count,
        middle=f"{level.middle:.1f}",
        hardest=f"{level.hardest:.1f}",
        aim=AIM,
        limit=int(HIGHEST_GRADE),
    )
    return passage("reading", say("about-reading-title"), text)
