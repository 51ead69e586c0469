"""Everything that a page needs to draw itself, put together once per run."""

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from engine import clock
from engine.errors import Fault
from engine.options import Exploration
from engine.questionnaire import answer_sheet
from engine.reading.load import SHIPPED, load_folder
from engine.rulebook import Rulebook
from ui import choices, picks, tries
from ui.rulebooks import Edition, Rulebooks
from ui.showing.handout.parts import Origin
from ui.showing.notices import NoticeView, notices
from ui.showing.questionnaire import Picks
from ui.showing.stamp import Stamp, stamp
from ui.texts import Texts, texts

FOLDER = "TREATMENT_OPTIONS_RULES"
"""The environment variable that names another folder of rules than the shipped one."""


@dataclass(frozen=True)
class Visit:
    """One run of the app for one visitor."""

    edition: Edition
    faults: tuple[Fault, ...]
    picks: Picks
    tries: tuple[Picks, ...]
    pages: Mapping[str, StreamlitPage]

    @property
    def rulebook(self) -> Rulebook:
        """Return the rulebook that is shown."""
        return self.edition.rulebook

    @cached_property
    def say(self) -> Texts:
        """Return the texts in the language of the rulebook."""
        return texts(self.edition.rulebook.language)

    @cached_property
    def exploration(self) -> Exploration:
        """Return what the answers amount to."""
        return self.explored(self.picks)

    @cached_property
    def trying(self) -> Exploration:
        """Return what the answers with all tries amount to; the same as without where nothing is tried."""
        return self.explored(self.tries[-1]) if self.tries else self.exploration

    def explored(self, picks: Picks) -> Exploration:
        """Return what other picks amount to."""
        return self.edition.explore(answer_sheet(self.rulebook, picks))

    def chosen(self, key: str) -> tuple[str, ...]:
        """Return the therapies and other choices that were marked, by one of the keys of `ui.choices`."""
        return choices.chosen(session(), key, self.rulebook.subject)

    @cached_property
    def matters(self) -> tuple[str, ...]:
        """Return the wishes that matter most, among those that were told, in the order of the vocabulary."""
        marked = choices.chosen(session(), choices.MATTERS, self.exploration.answers)
        return tuple(each for each in self.rulebook.term if each in marked)

    @cached_property
    def stamp(self) -> Stamp:
        """Return what the page says of itself."""
        return stamp(self.edition.rulebook, self.say, self.edition.fingerprint, self.today)

    @cached_property
    def today(self) -> date:
        """Return the day it is where this runs."""
        return clock.today()

    @cached_property
    def origin(self) -> Origin:
        """Return what is handed out of this visit is made from, and when."""
        reviews, rules = self.edition.reviews, self.rulebook.rule
        read = sum(any(reviews.holds(stamp) for stamp in reviews.of(rule)) for rule in rules)
        return Origin(self.edition.fingerprint, read, self.today)

    def notices(self, where: str) -> tuple[NoticeView, ...]:
        """Return the notices that belong to a place."""
        return notices(self.exploration, self.say, where)


@cache
def rulebooks(folder: str) -> Rulebooks:
    """Return the one watcher of a folder of rules, shared by all sessions; no visitor can make it forget."""
    return Rulebooks(Path(folder), load_folder)


def session() -> MutableMapping[str, Any]:
    """Return the state of this session."""
    return st.session_state  # type: ignore[return-value]


def watched() -> Rulebooks:
    """Return the watcher of the folder that this process serves."""
    return rulebooks(os.environ.get(FOLDER) or str(SHIPPED))


def visit(edition: Edition, faults: tuple[Fault, ...], pages: Mapping[str, StreamlitPage]) -> Visit:
    """Return a run of the app for the visitor of this session."""
    picked = picks.collect(session(), edition.rulebook)
    return Visit(edition, faults, picked, tries.tried(session(), edition.rulebook), pages)
