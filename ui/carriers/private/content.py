"""An edition as one JSON file, and back without pydantic or YAML, for a visitor's own browser."""

import json
from dataclasses import dataclass

from engine.rule_folder import Sample, Scenario, Stamp
from engine.rulebook import Rulebook
from engine.serialization import converter
from ui.edition import Edition
from ui.views.reading_level import READING, ReadingLevel, reading_level


@dataclass(frozen=True)
class Content:
    """All that an edition is made of."""

    rulebook: Rulebook
    scenarios: tuple[Scenario, ...]
    samples: tuple[Sample, ...]
    stamps: tuple[Stamp, ...]
    reading: ReadingLevel  #: measured beforehand, as that takes long


def to_json(edition: Edition) -> str:
    """Return an edition as JSON: the same edition gives the same text."""
    content = Content(
        edition.rulebook, edition.scenarios, edition.samples, edition.stamps, reading_level(edition)
    )
    return json.dumps(converter(Scenario).unstructure(content), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Edition:
    """Return the edition of a JSON text that `to_json` wrote."""
    content = converter(Scenario).structure(json.loads(text), Content)
    edition = Edition(content.rulebook, content.scenarios, content.samples, content.stamps)
    edition.once(READING, lambda: content.reading)
    return edition
