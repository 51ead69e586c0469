"""Folders of rules to spoil: a small one of our own, or a copy of the shipped one."""

import shutil
from pathlib import Path

from engine.errors import RulebookError
from engine.reading.load import SHIPPED, load_folder

SMALL = {
    "rulebook.yaml": """\
title: Rainy days
version: "1.0.0"
language: en
""",
    "sources/almanac.yaml": """\
title: The almanac
publisher: not known
taken: 2026-01-31
owner: the authors
review-months: 12
next-review: 2027-01-31
limits: It is one almanac.
statements:
  - id: A001
    section: Rain
    opens: Rain makes one wet
    words: 4
    sha256: 0123456789abcdef
    says: Rain is wet.
  - id: A002
    section: Rain
    opens: A walk helps
    words: 3
    sha256: 123456789abcdef0
    says: Some people like a walk.
  - id: A003
    section: Rain
    opens: Next page
    words: 2
    sha256: 23456789abcdef01
    not-encoded: the label of a link
""",
    "vocabulary.yaml": """\
- id: drizzle
  kind: topic
  label: Drizzle
  says: A little rain.
  cites: [A001]
  is-a:
    - term: rain
      cites: [A001]
- id: rain
  kind: topic
  label: Rain
  says: Water from above.
  cites: [A001]
  is-a: [{term: weather, cites: [A001]}]
- id: child
  kind: circumstance
  label: A child
  says: A young person.
  editorial: the almanac does not speak of age
- id: be-outside
  kind: wish
  label: Be outside
  says: To be outside.
  cites: [A002]
- id: weather
  kind: derived
  label: Weather
  says: Whatever comes from above.
  editorial: the almanac does not say it
- id: wet-child
  kind: derived
  label: A wet child
  says: A child in the rain.
  editorial: the almanac does not say it
""",
    "standings.yaml": """\
editorial: the almanac does not rank
standings:
  - id: praised
    label: Praised
    says: The almanac praises it.
    wording: [splendid]
  - id: named
    label: Named
    says: The almanac names it.
    wording: [some people]
companions:
  - id: umbrella
    label: with an umbrella
    says: The almanac speaks of it with an umbrella.
""",
    "derivations.yaml": """\
- id: child-in-rain-is-wet
  has: [child, rain]
  derives: wet-child
  cites: [A001]
""",
    "general.yaml": """\
kinds:
  - id: pastime
    label: Pastime
    says: Something to do.
    editorial: the group is ours
rows:
  - {row: about, label: What it is, silent: Ask what it is.}
  - {row: what-happens, label: What happens, silent: Ask what happens.}
  - {row: good, label: Good, by-kind: {pastime: {short: Liked., entries: [A002]}}, silent: Ask what is good.}
  - {row: hard, label: Hard, silent: Ask what is hard.}
  - {row: how-long, label: How long, silent: Ask how long.}
  - {row: who-takes-part, label: Who takes part, silent: Ask who comes.}
  - row: who-provides
    label: Who provides it
    all: {short: No one., entries: [{text: Nobody has to do it., editorial: the almanac names nobody}]}
    silent: Ask who does it.
""",
    "therapies/reading.yaml": """\
name: Reading
kind: pastime
form-of: {therapy: walking, cites: [A002]}
about: [A001]
rules:
  - id: reading-for-wet-children
    has: [wet-child]
    lists: praised
    cites: [A001]
  - id: reading-needs-light
    has: [child]
    cautions: A book needs light.
    editorial: the almanac does not speak of light
in-short: {says: To read a book., editorial: the almanac does not say what it is}
""",
    "therapies/reading.test.yaml": """\
- name: A child in the rain reads
  has: [child, drizzle]
  lists: praised
  because: [reading-for-wet-children]
  cautions: [reading-needs-light]
- name: A child in dry weather does not read, and the caution stays
  has: [child]
  cautions: [reading-needs-light]
""",
    "therapies/walking.yaml": """\
name: Walking
also-called: [a stroll]
kind: pastime
about:
  - A001
  - text: A walk goes somewhere.
    editorial: the almanac does not say where
rules:
  - id: walking-for-rain
    has: [rain]
    lists: named
    alongside: umbrella
    cites: [A002]
  - id: walking-fits-being-outside
    has: [be-outside]
    fits: be-outside
    cites: [A002]
  - id: walking-gets-wet
    has:
      - drizzle
      - child
    notes: A001
    cites: [A001]
in-short: {says: "A stroll, in short.", cites: [A002]}
""",
    "therapies/walking.test.yaml": """\
- name: Rain lists a walk
  has: [rain]
  lists: named
  alongside: umbrella
  because: [walking-for-rain]
- name: A child in a drizzle gets wet
  has: [drizzle, child, be-outside]
  lists: named
  alongside: umbrella
  because: [walking-for-rain]
  notes: [walking-gets-wet]
  fits: [walking-fits-being-outside]
- name: A wish alone lists nothing
  has: [be-outside]
""",
    "derivations.test.yaml": """\
- name: A child in a drizzle is a wet child
  has: [child, drizzle]
  derives: [rain, weather, wet-child]
""",
    "notices.yaml": """\
- id: help
  where: [every-page]
  title: Help
  text: Help is there.
  contacts:
    - region: Everywhere
      says: Call somebody.
      links: [{label: Call 1, to: "tel:1"}]
  checked: 2026-01-31
  editorial: the almanac names no help
- id: for-children
  has: [child]
  where: [results]
  title: For children
  text: Take a coat.
  cites: [A001]
""",
    "notices.test.yaml": """\
- name: Children are told to take a coat
  has: [child]
  shows: [help, for-children]
""",
    "questionnaire.yaml": """\
- id: sky
  title: What comes from above?
  why: It decides the list.
  choose: several
  editorial: the question is ours
  groups:
    - label: Water
      choices:
        - term: drizzle
        - term: rain
          help: More than a drizzle.
- id: person
  title: Who are you, and what would you like?
  why: It changes the notes.
  choose: one
  editorial: the question is ours
  groups:
    - choices:
        - id: young
          label: A child who would like to be outside
          gives: [child, be-outside]
        - id: nobody
          label: Rather not say
          gives: []
""",
    "questionnaire.test.yaml": """\
- name: A young person in a drizzle
  picks: {sky: [drizzle], person: [young]}
  has: [drizzle, child, be-outside]
""",
    "alternatives.yaml": """\
- id: staying-in-bed
  name: Staying in bed
  about: [{text: One stays in bed., editorial: the almanac does not name it}]
  in-short: {says: To stay in bed., editorial: the almanac does not name it}
""",
    "about.yaml": """\
- id: what-rain-is
  title: What rain is
  entries: [A001, {text: It falls., editorial: the almanac does not say so}]
""",
    "words.yaml": """\
avoid:
  - word: nice
    forms: [nicer]
    instead: say what you mean
exempt:
  - phrase: a nice day
    reason: a greeting
""",
}
"""A rulebook with one of everything, by the names of its files."""


def small_folder(tmp_path: Path) -> Path:
    """Return a new folder that holds the small rulebook."""
    return write(tmp_path / "small", SMALL)


def shipped_folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped rules."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "shipped"))


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder, which is made if needed, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a part of a file, which must stand there once."""
    path = folder / name
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
    path.write_bytes(text.replace(old, new).encode())


def faults(folder: Path) -> list[str]:
    """Return every fault of a folder as its author reads it, with paths below the folder."""
    try:
        load_folder(folder)
    except RulebookError as error:
        return [str(fault).replace(f"{folder}/", "") for fault in error.faults]
    return []
