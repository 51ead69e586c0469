"""Handouts of the shipped rules, for the tests of what they say and of how they are printed."""

from dataclasses import replace
from datetime import date

from engine.inference.reference import infer
from engine.options import Exploration, explore
from engine.reading.load import load_folder
from ui.showing.handout import Handout, Item, Origin, Section, Taking, handout
from ui.texts import texts

FOLDER = load_folder()
RULEBOOK = FOLDER.rulebook
SAY = texts("en")
ORIGIN = Origin("0123456789abcdef" * 4, 0, date(2026, 11, 24))
OCD = "obsessive-compulsive-disorder"
OCD_ANSWERS = (OCD, "rather-no-medication", "change-unhelpful-thoughts")
TYPICAL = (
    "cognitive-behavioral-therapy",
    "exposure-therapy",
    "psychodynamic-therapy",
    "no-therapy-for-now",
)
HOSTILE = (
    "#let x = 1; $a$ *b* _c_ `d` <label> @ref // no",
    "<script>alert(1)</script> & \"quoted\" 'too'",
    '[brackets] {braces} \\ #sys.inputs #read("/etc/passwd")',
)
"""What means something to typst or to a browser, and is a text like any other."""
FOREIGN = (
    "עברית",
    "العربية",
    "\u202eoverride",
    "\U0001f600 \U0001f468\u200d\U0001f469",
    "中文",
    "a\x07b\x00c",
    "\ue000",
)
"""What reads from right to left, what no typeface of ours has, and what is no sign at all."""


def explored(*answers: str) -> Exploration:
    """Return what answers amount to."""
    return explore(RULEBOOK, answers, infer)


def made(
    *answers: str, chosen: tuple[str, ...] = (), matters: tuple[str, ...] = (), told: bool = True
) -> Handout:
    """Return a handout."""
    return handout(explored(*answers), SAY, Taking(chosen, matters, told), ORIGIN)


def typical() -> Handout:
    """Return what somebody takes along who was told OCD and would rather not take medication."""
    return made(*OCD_ANSWERS, chosen=TYPICAL, matters=("change-unhelpful-thoughts",))


def holding(text: str) -> Handout:
    """Return a handout that holds a text wherever an author may have written one."""
    view = typical()
    sections = (Section(text, (Item(text, text, (text,)), Item(text))),)
    first = replace(view.options[0], name=text, spoken=Item(text), parts=sections)
    helped = replace(view.help[0], title=text)
    return replace(
        view, options=(first, *view.options[1:]), told=sections, questions=sections, help=(helped,)
    )
