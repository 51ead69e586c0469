"""A step of the questionnaire as a plain page."""

from collections.abc import Iterable
from dataclasses import dataclass

from ui.drawing.notices import notices
from ui.drawing.parts import page_heading, quiet
from ui.drawing.questions import asked, explained
from ui.markup import Html, element, join, void
from ui.plain.form import LONGEST, MATTERS, PICK, WORDS, Told, hidden
from ui.plain.parts import button, form, option
from ui.showing.everyday import FoundOption
from ui.showing.matters import MattersView
from ui.showing.notices import NoticeView
from ui.showing.questionnaire import OptionGroup, OptionView, QuestionView
from ui.texts import Say


@dataclass(frozen=True)
class Asking:
    """A question with what stands around it.

    Attributes:
        count: how many steps there are.
        so_far: what was told so far, as a sentence.
        beside: the notices that its options brought up.
        searchable: whether options can be looked for.
        found: what was found; None if nothing was looked for.
    """

    view: QuestionView
    count: int
    so_far: str
    beside: tuple[NoticeView, ...]
    searchable: bool
    found: tuple[FoundOption, ...] | None


def question(asking: Asking, told: Told, say: Say) -> Html:
    """Return a question; options that were found by everyday words stand first."""
    view, found = asking.view, asking.found or ()
    first = [each.id for each in found]
    return form(
        hidden(told, {(_name(view), each.id) for each in view.options}),
        _head(view, say),
        _finding(asking, told, say) if asking.searchable else None,
        _fieldset(say("find-found", count=len(found)), _found(view, found, told, say)) if found else None,
        *(_group(view, each, told, first) for each in view.groups),
        _clear(view, told, say),
        notices(asking.beside),
        explained(view, say),
        asked(view, say),
        _ways(view.number, asking.count, asking.so_far, say),
    )


def matters(view: MattersView, told: Told, so_far: str, say: Say) -> Html:
    """Return the step in which is marked what matters most."""
    shown = {(MATTERS, each.id) for each in view.options}
    marked = (
        option("checkbox", (MATTERS, each.id), each.label, picked=each.id in told.matters)
        for each in view.options
    )
    return form(
        hidden(told, shown),
        _head(view, say),
        _fieldset(say("matters-label"), marked) if shown else quiet(view.none),
        asked(view, say) if shown else None,
        _ways(view.number, view.number, so_far, say),
    )


def _head(view: QuestionView | MattersView, say: Say) -> Html:
    helped = " ".join(filter(None, (view.help, say("plain-skip"))))
    return join(
        [element("p", view.progress, class_="progress"), page_heading(view.title), element("p", helped)]
    )


def _finding(asking: Asking, told: Told, say: Say) -> Html:
    words = told.words if asking.found is not None else ""
    typed = void("input", type="text", id=WORDS, name_=WORDS, value=words, maxlength=str(LONGEST))
    find = button(f"find {asking.view.number}", say("find-button"), part=WORDS)
    return element(
        "div",
        element("label", say("find-label"), for_=WORDS),
        element("div", typed, find, class_="ways"),
        element("p", say("find-found", count=0)) if asking.found == () else None,
        class_="finding",
    )


def _found(view: QuestionView, found: Iterable[FoundOption], told: Told, say: Say) -> Iterable[Html]:
    options = {each.id: each for each in view.options}
    for each in found:
        because = say("find-because", words="; ".join(each.because)) if each.because else ""
        yield _option(view, options[each.id], told, because)


def _group(view: QuestionView, group: OptionGroup, told: Told, first: list[str]) -> Html | None:
    """Return the options of a group but for those that stand first; nothing where none is left."""
    left = [_option(view, each, told) for each in group.options if each.id not in first]
    return _fieldset(group.label or view.title, left) if left else None


def _option(view: QuestionView, each: OptionView, told: Told, because: str = "") -> Html:
    texts = " ".join(filter(None, (each.help, because)))
    helped = element("small", texts) if texts else None
    kind = "checkbox" if view.several else "radio"
    picked = each.id in told.picks.get(view.id, ())
    return option(kind, (_name(view), each.id), each.label, helped, picked=picked)


def _fieldset(label: str, options: Iterable[Html]) -> Html:
    return element("fieldset", element("legend", label), *options)


def _clear(view: QuestionView, told: Told, say: Say) -> Html | None:
    if view.several or view.id not in told.picks:
        return None
    return element("p", button(f"clear {view.number}", say("questions-clear")))


def _name(view: QuestionView) -> str:
    return f"{PICK}{view.id}"


def _ways(number: int, count: int, so_far: str, say: Say) -> Html:
    last = number == count
    onward = ("list", say("questions-last")) if last else (f"question {number + 1}", say("questions-next"))
    ways = element(
        "div",
        button(*onward, main=True),
        button(f"question {number - 1}", say("questions-back")) if number > 1 else None,
        None if last else button("list", say("questions-list")),
        class_="ways",
    )
    return join([ways, quiet(so_far), quiet(say("plain-back"))])
