"""Findings in the samples: words, sentences, reading level, and answers that nobody could pick."""

from collections.abc import Iterator, Sequence

from engine.audit.checks.reading_level import check_pages
from engine.audit.checks.texts import Page, VisibleText
from engine.audit.checks.wording import check_wording
from engine.audit.findings import Finding, finding
from engine.banned_words import BannedWords
from engine.rulebook import Rulebook
from engine.sample import Sample
from engine.saved_answers import picks_of


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
