"""Every page of the shipped rules in every state in which it looks different, by name."""

from collections.abc import Mapping
from dataclasses import replace

from tests.visiting import SETTING, Visitor, edition_of
from ui import actions as do
from ui.actions import Action, Answer, Compare, Explain, Go, Load, LookUp, Order, Search, Step, Take, Use
from ui.context import APP, Setting
from ui.edition import Edition
from ui.lookup import CONSEQUENCES, KINDS, key
from ui.visit import PAGES

MARKED = ("cognitive-behavioral-therapy", "play-therapy", "no-therapy-for-now")
"""Options that are gathered to compare and for the handout."""
ANSWERED: tuple[Action, ...] = (
    Answer("topics", ("obsessive-compulsive-disorder",)),
    Answer("for-whom", ("a-child",)),
    Answer("goals", ("express-feelings", "learn-coping-skills")),
    do.Weigh(("express-feelings",)),
    *map(Compare, MARKED),
    *map(Take, MARKED),
)
CRISIS = Answer("topics", ("chronic-suicidality", "depression"))
RECORDS = ("rule:cbt-first-choice-for-ocd", "option:play-therapy", "term:dysthymia", "statement:S047")
STATES: Mapping[str, tuple[Action, ...]] = {
    **{each: (Go(each),) for each in PAGES},
    **{f"{each}, answered": (*ANSWERED, Go(each)) for each in PAGES},
    **{f"question {each}": (*ANSWERED, Step(each)) for each in range(1, 9)},
    "what matters, without wishes": (CRISIS, Step(8)),
    "questions, help": (CRISIS, Go("questions")),
    "questions, found": (Go("questions"), Search("my son cannot sit still")),
    "questions, nothing found": (Go("questions"), Search("xyzzy")),
    "questions, loaded": (Go("questions"), Load(b"{has: [adhd, gone, mental-illness], matters: [adhd]}")),
    "list, help": (CRISIS, Go("list")),
    "list, by fit": (*ANSWERED, Go("list"), Order("fit")),
    "list, by name": (*ANSWERED, Go("list"), Order("name")),
    "list, sources": (*ANSWERED, Go("list"), do.ShowSources()),
    "list, large": (*ANSWERED, Go("list"), do.Enlarge()),
    "list, explained": (*ANSWERED, Go("list"), Explain("dual-diagnosis-services")),
    "list, listed one explained": (*ANSWERED, Go("list"), Explain(MARKED[0])),
    "list, tried with": (*ANSWERED, Go("list"), do.TryWith(("depression",))),
    "list, tried without": (*ANSWERED, Go("list"), do.TryWithout(("obsessive-compulsive-disorder",))),
    "list, sample tried": (*ANSWERED, Go("clinicians"), Use("alcohol-alone")),
    "list, no room": (*ANSWERED, Go("list"), Compare("art-therapy"), Compare("family-therapy")),
    "list, refused file": (Go("list"), Load(b"no sheet")),
    "list, lost": (Go("list"), do.Lose()),
    "handout, without answers": (*ANSWERED, Go("handout"), do.Tell()),
    "clinicians, two samples": (
        *ANSWERED, Go("clinicians"), do.Show(1, "alcohol-alone"), do.Show(2, "a-child-with-adhd"),
    ),
    "rules, found": (Go("rules"), do.Find("depression")),
    "rules, nothing found": (Go("rules"), do.Find("xyzzy")),
    "rules, copy": (Go("rules"), do.ReadCopy(b"Psychotherapy and Psychosocial Treatments. And more.")),
    "rules, refused copy": (Go("rules"), do.ReadCopy(b"\0")),
    **{f"rules, {each}": (Go("rules"), LookUp(each)) for each in RECORDS},
    **{f"rules, all {each}": (Go("rules"), LookUp(key("all", each))) for each in (*KINDS, CONSEQUENCES)},
}  # fmt: skip
FAULTY = replace(SETTING, faulty=True)
SETTINGS: Mapping[str, Setting] = {"rules, found": FAULTY, "privacy": replace(SETTING, carrier=APP)}
"""The settings of the states that look different in another one."""


def visitor_in(state: str, edition: Edition | None = None) -> Visitor:
    """Return a visitor who is in a state."""
    visitor = Visitor(edition or edition_of(), setting=SETTINGS.get(state, SETTING))
    return visitor.act(*STATES[state])
