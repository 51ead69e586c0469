"""Files of scenarios and samples become scenarios and samples, with every name in them checked."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from engine.reading.forms.beside_rules import TherapyScenarioForm
from engine.reading.nearest import quoted
from engine.reading.references import Position
from engine.rule_folder import (
    Citations,
    DerivationScenario,
    NoticeScenario,
    QuestionScenario,
    Sample,
    Scenario,
    SearchScenario,
    TherapyScenario,
)
from engine.rulebook import Cautions, Conclusion, Fits, Lists, Notes, Rulebook

CONCLUSIONS: dict[str, type[Conclusion]] = {
    "because": Lists,
    "cautions": Cautions,
    "notes": Notes,
    "fits": Fits,
}
"""Under which key of a scenario the rules with which conclusion stand."""


def therapy_scenarios(therapy: str, document: Position, rulebook: Rulebook) -> Iterator[TherapyScenario]:
    """Return the scenarios of a therapy; what is wrong is noted in the references of the position."""
    for here, form in document.each(document.document.form.root):
        _check_standing(here, form)
        rules = {key: _rules(here.below(key), getattr(form, key), therapy, rulebook) for key in CONCLUSIONS}
        yield here.made(
            TherapyScenario,
            form,
            therapy=therapy,
            has=_has(here, form.has),
            **rules,
            cites=_cites(here, form.cites, frozenset().union(*rules.values())),
        )


def derivation_scenarios(document: Position, rulebook: Rulebook) -> Iterator[DerivationScenario]:
    """Return the scenarios of the derivations."""
    for here, form in document.each(document.document.form.root):
        derives = frozenset(here.below("derives").many("term", form.derives))
        deriving = (rule.id for rule in rulebook.rules if form.cites and rule.derives in derives)
        cites = _cites(here, form.cites, frozenset(deriving))
        yield DerivationScenario(form.name, _has(here, form.has), derives, here.place, cites)


def notice_scenarios(document: Position, rulebook: Rulebook) -> Iterator[NoticeScenario]:
    """Return the scenarios of the notices."""
    for here, form in document.each(document.document.form.root):
        for position, name in here.each(form.shows, "shows"):
            if position.one("rule", name) in rulebook.rule and name not in rulebook.notice:
                position.fault(f"the rule `{name}` shows no notice")
        shows, cites = frozenset(form.shows), _cites(here, form.cites, form.shows)
        yield NoticeScenario(form.name, _has(here, form.has), shows, here.place, cites)


def question_scenarios(document: Position, rulebook: Rulebook) -> Iterator[QuestionScenario]:
    """Return the scenarios of the questionnaire."""
    options = {question.id: {choice.id for choice in question.choices} for question in rulebook.questions}
    for here, form in document.each(document.document.form.root):
        for question, picked in form.picks.items():
            at_question = here.below("picks", question)
            at_question.one("question", question)
            for position, option in at_question.each(picked):
                if question in options and option not in options[question]:
                    position.fault(f"the question `{question}` has no option `{option}`")
        picks = tuple((question, frozenset(picked)) for question, picked in form.picks.items())
        yield QuestionScenario(form.name, picks, _has(here, form.has), here.place)


def search_scenarios(document: Position, _: Rulebook) -> Iterator[SearchScenario]:
    """Return the scenarios of the search, one for each phrase."""
    seen: set[str] = set()
    for here, form in document.each(document.document.form.root):
        topics = here.below("topics").many("term", form.topics)
        replies = frozenset(here.below("replies").many("reply", form.replies))
        for position, phrase in here.each(form.phrases, "phrases"):
            if phrase in seen:
                position.fault(f"{quoted(phrase)} is held to an answer already; leave out one")
            seen.add(phrase)
            yield SearchScenario(form.name, phrase, topics, replies, form.help is not None, position.place)


def sample(name: str, here: Position, rulebook: Rulebook) -> Sample:
    """Return the sample of a file; what is wrong is noted in the references of the position."""
    form = here.document.form
    has = here.below("has").many("term", form.has)
    matters = here.below("matters").many("term", form.matters)
    for at, term in here.each(matters, "matters"):
        if term in rulebook.term and term not in has:
            at.fault(f"`{term}` is not in `has`, so it cannot matter most")
        elif term in rulebook.term and rulebook.term[term].kind != "wish":
            at.fault(f"`{term}` is a {rulebook.term[term].kind}, and only a wish can matter most")
    return here.made(Sample, form, id=name)


BY_KIND: dict[str, Callable[[Position, Rulebook], Iterator[Scenario]]] = {
    "derivations.test": derivation_scenarios,
    "notices.test": notice_scenarios,
    "questionnaire.test": question_scenarios,
    "search.test": search_scenarios,
}
"""The readers of scenario files, by the kind of the file; those of therapies stand beside a therapy each."""


def _has(here: Position, terms: Iterable[str]) -> frozenset[str]:
    return frozenset(here.below("has").many("term", terms))


def _cites(here: Position, cites: Mapping[str, list[str]], expected: Collection[str]) -> Citations:
    """Return citations after checking that each rule is one that the scenario expects."""
    for rule in cites:
        at_rule = here.below("cites", rule)
        if at_rule.one("rule", rule) in at_rule.references.names("rule") and rule not in expected:
            at_rule.fault(f"the rule `{rule}` is not among those that this scenario expects")
    return tuple(
        (rule, frozenset(here.below("cites", rule).cites(statements))) for rule, statements in cites.items()
    )


def _check_standing(here: Position, form: TherapyScenarioForm) -> None:
    if form.lists is not None:
        here.below("lists").one("standing", form.lists)
    if form.alongside is not None:
        here.below("alongside").one("companion", form.alongside)


def _rules(here: Position, names: Iterable[str], therapy: str, rulebook: Rulebook) -> frozenset[str]:
    """Return rules after checking that each is one of this therapy, with the conclusion that belongs here."""
    listed = here.many("rule", names)
    key = here.path[-1]
    for position, name in here.each(listed):
        concludes = rulebook.rule[name].concludes if name in rulebook.rule else None
        if concludes is None:
            continue
        if getattr(concludes, "therapy", None) != therapy:
            position.fault(f"the rule `{name}` is not one of `{therapy}`")
        elif not isinstance(concludes, CONCLUSIONS[str(key)]):
            right = next(each for each, kind in CONCLUSIONS.items() if isinstance(concludes, kind))
            position.fault(f"the rule `{name}` belongs under `{right}`")
    return frozenset(listed)
