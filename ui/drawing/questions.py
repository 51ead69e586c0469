"""What stands around the options of a question."""

from collections.abc import Collection

from ui.drawing.parts import act, marks, page_heading, references
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.everyday import FoundOption
from ui.showing.matters import MattersView
from ui.showing.questionnaire import Meaning, OptionGroup, QuestionView
from ui.texts import Say


def opening(view: QuestionView | MattersView, count: int, say: Say) -> Html:
    """Return what stands above the options: where we are, the question, and that it can be skipped."""
    helped = join([view.help, Html(" "), say("questions-skip")]) if view.help else say("questions-skip")
    return join(
        [
            element("p", view.progress, class_="progress"),
            _bar(view.number, count),
            page_heading(view.title),
            element("p", helped),
        ]
    )


def asked(view: QuestionView | MattersView, say: Say) -> Html:
    """Return why a question is asked, to be opened."""
    cited = references(view.citations) if isinstance(view, QuestionView) else None
    ours = marks(view.marks) if isinstance(view, QuestionView) else ()
    why = element("div", element("p", view.why, Html(" "), cited), *ours, class_="line asked")
    return disclosure(say("questions-why"), why, class_="more", id="why")


def found(view: tuple[FoundOption, ...], question: str, picked: Collection[str], say: Say) -> Html:
    """Return the options that were found by everyday words, each to be picked with one tap.

    Args:
        view: what was found.
        question: where it was looked for.
        picked: what is picked already.
        say: the catalogue.
    """
    items = (_found(each, question, each.id in picked, say) for each in view)
    count = element("p", say("find-found", count=len(view)), role="status", class_="found")
    return element("div", count, bullets(items, class_="found-options") if view else None, class_="finding")


def _found(view: FoundOption, question: str, picked: bool, say: Say) -> Html:  # noqa: FBT001
    because = say("find-because", words="; ".join(view.because)) if view.because else None
    button = act("pick", f"{question} {view.id}", view.label, "act pill", pressed=picked)
    return join([button, element("span", because, class_="quiet") if because else None])


def helped(group: OptionGroup) -> Html | None:
    """Return what has to be said with options of a group, or nothing."""
    texts = [
        join([element("strong", each.label), Html(": "), each.help]) for each in group.options if each.help
    ]
    return bullets(texts, class_="helped") if texts else None


def behind(view: QuestionView, say: Say) -> Html:
    """Return what can be opened below the options: what their words mean, and why we ask."""
    return join([explained(view, say), asked(view, say)])


def explained(view: QuestionView, say: Say) -> Html | None:
    """Return what the words of the options mean, to be opened."""
    meanings = [_meaning(each) for group in view.groups for each in group.meanings]
    return (
        disclosure(say("questions-words"), element("dl", *meanings), class_="more words")
        if meanings
        else None
    )


def _meaning(view: Meaning) -> Html:
    says = element("p", view.says, Html(" "), references(view.citations))
    also = element("p", view.also_called, class_="quiet") if view.also_called else None
    return join(
        [
            element("dt", view.label),
            element("dd", element("div", says, *marks(view.marks), class_="line"), also),
        ]
    )


def _bar(number: int, count: int) -> Html:
    steps = (element("li", class_="done" if each <= number else "ahead") for each in range(1, count + 1))
    return element("ol", *steps, class_="steps", aria_hidden="true")
