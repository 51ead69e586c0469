"""Handouts of the shipped rules, for the tests of what they say and of how they are printed."""

from dataclasses import replace

from engine.saved_answers import picks_of
from tests.visiting import SETTING, edition_of
from ui.context import Context
from ui.views.foundations import Foundation
from ui.views.handout.compose import handout
from ui.views.handout.content import Handout, Item, Section
from ui.visit import Visit, offered

EDITION = edition_of()
RULEBOOK = EDITION.rulebook
OCD = "obsessive-compulsive-disorder"
OCD_ANSWERS = (OCD, "rather-no-medication", "change-unhelpful-thoughts")
TYPICAL = (
    *("cognitive-behavioral-therapy", "exposure-therapy", "psychodynamic-therapy"),
    "no-therapy-for-now",
)
HOSTILE = (
    "#let x = 1; $a$ *b* _c_ `d` <label> @ref // no",
    "<script>alert(1)</script> & \"quoted\" 'too'",
    '[brackets] {braces} \\ #sys.inputs #read("/etc/passwd")',
)
"""Texts that mean something to typst or to a browser."""
FOREIGN = (
    "עברית",
    "العربية",
    "\u202eoverride",
    "\U0001f600 \U0001f468\u200d\U0001f469",
    "中文",
    "a\x07b\x00c",
    "\ue000",
)
"""Texts from right to left, signs that no typeface of ours has, and signs that are none."""


def context(
    *answers: str,
    chosen: tuple[str, ...] = (),
    compared: tuple[str, ...] = (),
    matters: tuple[str, ...] = (),
    told: bool = True,
) -> Context:
    """Return the context of a visit with answers, given as terms that a question asks for."""
    selections = offered(RULEBOOK, picks_of(RULEBOOK, answers).picks)
    visit = Visit(selections, taken=chosen, compared=compared, matters=matters, with_answers=told)
    return Context(EDITION, visit, SETTING)


def made(
    *answers: str, chosen: tuple[str, ...] = (), matters: tuple[str, ...] = (), told: bool = True
) -> Handout:
    """Return a handout."""
    return handout(context(*answers, chosen=chosen, matters=matters, told=told))


def typical() -> Handout:
    """Return the handout of somebody with OCD who would rather not take medication."""
    return made(*OCD_ANSWERS, chosen=TYPICAL, matters=("change-unhelpful-thoughts",))


def holding(text: str) -> Handout:
    """Return a handout that holds a text wherever an author may have written one."""
    view, item = typical(), Item(text, "1")
    section = Section(text, (item, Item(text)))
    first = replace(
        view.options[0], name=text, cautions=section, about=(item,), known=(section,), questions=section
    )
    return replace(
        view,
        options=(first, *view.options[1:]),
        answers=section,
        matters=section,
        questions=(section,),
        help=(replace(view.help[0], title=text),),
        rests_on=replace(view.rests_on, lists=((text, (Foundation(text, text),)), *view.rests_on.lists)),
    )
