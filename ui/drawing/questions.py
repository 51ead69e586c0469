"""What stands around the options of a question."""

from ui.drawing.parts import marks, page_heading, quiet, references
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.questionnaire import Meaning, OptionGroup, QuestionView
from ui.texts import Say


def opening(view: QuestionView, count: int, say: Say) -> Html:
    """Return what stands above the options: where we are, the question, and why it is asked."""
    return join(
        [
            element("p", view.progress, class_="progress"),
            _bar(view.number, count),
            page_heading(view.title),
            element("p", view.help) if view.help else None,
            element(
                "div",
                element(
                    "p",
                    element("strong", say("questions-why")),
                    Html(" "),
                    view.why,
                    Html(" "),
                    references(view.citations),
                ),
                *marks(view.marks),
                class_="line asked",
            ),
            quiet(say("questions-skip")),
        ]
    )


def helped(group: OptionGroup) -> Html | None:
    """Return what has to be said with options of a group, or nothing."""
    texts = [
        join([element("strong", each.label), Html(": "), each.help]) for each in group.options if each.help
    ]
    return bullets(texts, class_="helped") if texts else None


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
