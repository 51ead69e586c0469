"""Proofs: a rule with the answers, the derivations and the statements that it rests on."""

from collections.abc import Iterable

from ui.drawing.parts import cited, marks, way
from ui.markup import Html, bullets, element, join
from ui.showing.proofs import Proof, Step
from ui.showing.things import rule_key
from ui.texts import Say


def proofs(views: Iterable[Proof], say: Say) -> Html:
    """Return proofs as a list."""
    return element("ol", *(_proof(view, say) for view in views), class_="proofs")


def _proof(view: Proof, say: Say) -> Html:
    told = join(_some(view.told)) if view.told else Html(say("proof-nothing"))
    via = bullets((_derivation(each, say) for each in view.via), class_="via") if view.via else None
    return element(
        "li",
        element("p", view.step.concludes, class_="concludes"),
        element(
            "dl",
            *_entry(say("proof-told"), told),
            *_entry(say("proof-rule"), _rule(view.step.rule)),
            *_entry(say("proof-needs"), join(_some(view.step.needs))),
            *_entry(say("proof-through"), via),
            *_entry(say("proof-cites"), _foundation(view.step)),
            *_entry(say("proof-file"), element("code", view.step.place)),
        ),
    )


def _rule(name: str) -> Html:
    return way(rule_key(name), name, "way id")


def _some(labels: tuple[str, ...]) -> Iterable[Html]:
    return (element("span", label, class_="term") for label in labels)


def _entry(term: str, content: Html | None) -> tuple[Html, ...]:
    return (element("dt", term), element("dd", content)) if content else ()


def _derivation(step: Step, say: Say) -> Html:
    return join(
        [
            element("p", step.concludes, class_="concludes"),
            element("p", say("proof-rule"), Html(" "), _rule(step.rule)),
            element("p", say("proof-needs"), Html(" "), join(_some(step.needs))),
            _foundation(step),
            element("p", say("proof-file"), Html(" "), element("code", step.place)),
        ]
    )


def _foundation(step: Step) -> Html:
    return join([cited(step.citations) if step.citations else None, *marks(step.marks)])
