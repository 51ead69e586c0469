"""Picked options: the answers that they give, and how these are saved and picked again, with other rules."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from types import MappingProxyType
from typing import Any

from engine.rulebook import Choice, Question, Rulebook
from engine.serialization import fingerprint, indented

Picks = Mapping[str, tuple[str, ...]]  #: the ids of the picked options, by the id of the question
NOTHING: Picks = MappingProxyType({})


@dataclass(frozen=True)
class MadeWith:
    """The rulebook that a sheet was made with."""

    title: str
    version: str
    fingerprint: str


@dataclass(frozen=True)
class SavedAnswers:
    """An answer sheet with all that a person may save."""

    has: tuple[str, ...]  #: the terms that are true of the person
    #: the options that were picked, question by question; None where the sheet does not say
    picked: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    matters: tuple[str, ...] = ()  #: the wishes that matter most
    rulebook: MadeWith | None = None  #: what it was made with; None where the sheet does not say


@dataclass(frozen=True)
class Expressed:
    """Answers, as picks."""

    picks: Picks  #: what to pick
    #: the answers that no picks give together with the others, and without further ones
    left: tuple[str, ...]


@dataclass(frozen=True)
class Loaded:
    """A saved sheet, as far as a rulebook still knows what stands in it."""

    sheet: SavedAnswers  #: what is left of it, with picks, as if it had been made with this rulebook
    gone: tuple[str, ...]  #: ids of terms, questions and options that the rulebook does not have
    unasked: tuple[str, ...]  #: terms that the rulebook has, and that no picks give
    #: questions and options that the rulebook has, and that say something else than the sheet
    unpicked: tuple[tuple[str, str], ...]
    unmarked: tuple[str, ...]  #: wishes that were marked as mattering most, and are no such wishes
    made_with: MadeWith | None  #: the rulebook that the sheet was made with; None where it does not say


def answer_sheet(rulebook: Rulebook, picks: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the terms that picked options give; those that the questionnaire does not know are left out."""
    picked = {question: frozenset(options) for question, options in picks.items()}
    return frozenset(
        term
        for question in rulebook.questions
        for choice in question.choices
        if choice.id in picked.get(question.id, frozenset())
        for term in choice.gives
    )


def made_with(rulebook: Rulebook) -> MadeWith:
    """Return what a sheet says of the rulebook that it is made with."""
    return MadeWith(rulebook.title, rulebook.version, fingerprint(rulebook))


def sheet_of(rulebook: Rulebook, picks: Picks, matters: Iterable[str] = ()) -> SavedAnswers:
    """Return the sheet that picks amount to; what the questionnaire does not offer is left out.

    Of what matters most, only wishes that the picks give are kept.
    """
    offered = {
        question.id: tuple(each.id for each in question.choices if each.id in picks.get(question.id, ()))
        for question in rulebook.questions
    }
    has, marked = answer_sheet(rulebook, offered), frozenset(matters)
    in_order = tuple(term for term in rulebook.term if term in has)
    return SavedAnswers(
        has=in_order,
        picked=tuple((question, options) for question, options in offered.items() if options),
        matters=tuple(term for term in in_order if term in marked and _is_wish(rulebook, term)),
        rulebook=made_with(rulebook),
    )


def as_plain(sheet: SavedAnswers) -> dict[str, Any]:
    """Return a sheet as lists, mappings and texts; what it does not say is left out."""
    plain: dict[str, Any] = {"has": list(sheet.has)}
    if sheet.picked is not None:
        plain["picked"] = {question: list(options) for question, options in sheet.picked}
    if sheet.matters:
        plain["matters"] = list(sheet.matters)
    if sheet.rulebook is not None:
        plain["rulebook"] = asdict(sheet.rulebook)
    return plain


def to_json(sheet: SavedAnswers) -> str:
    """Return a sheet as JSON, indented, ending with a line end; `explore` takes it."""
    return indented(as_plain(sheet))


def picks_of(rulebook: Rulebook, terms: Iterable[str], before: Picks = NOTHING) -> Expressed:
    """Return picks that give as many of these terms as can be, and never another one.

    The terms may be derived, or unknown to the rulebook; the picks before may be made with other rules.
    Of several such picks it takes those with most of what was picked before, then the fewest options.
    An option that gives no term is picked only if it was picked before.
    """
    wanted = tuple(dict.fromkeys(terms))
    found = [_Found(frozenset(), (), 0, 0)]
    for number, question in enumerate(rulebook.questions):
        later = frozenset(term for each in rulebook.questions[number + 1 :] for term in _gives(each.choices))
        further: dict[frozenset[str], _Found] = {}
        for each in found:
            for longer in _longer(each, question, frozenset(wanted), before.get(question.id, ())):
                key = longer.given & later
                further[key] = max(further.get(key, longer), longer, key=_worth)
        found = list(further.values())
    best = max(found, key=_worth)
    return Expressed(
        picks=_without_needless(rulebook, dict(best.picks), before),
        left=tuple(term for term in wanted if term not in best.given),
    )


def load(
    rulebook: Rulebook,
    *,
    has: Collection[str] | None,
    picked: Picks,
    matters: Iterable[str] = (),
    made_with: MadeWith | None = None,
) -> Loaded:
    """Return what a rulebook still knows of a sheet, and all that it does not.

    The terms count, and not the options: these may have come to mean something else.
    Where the sheet says only what was picked, `has` is None; where it does not say that, `picked` is empty.
    """
    offered = {each.id: {choice.id for choice in each.choices} for each in rulebook.questions}
    terms = tuple(_first_of(rulebook, picked)) if has is None else tuple(dict.fromkeys(has))
    expressed = picks_of(rulebook, [term for term in terms if term in rulebook.term], picked)
    sheet = sheet_of(rulebook, expressed.picks, matters)
    options = [(question, option) for question, each in picked.items() for option in dict.fromkeys(each)]
    lost = [each for each in options if each[1] not in expressed.picks.get(each[0], ())]
    gone = [term for term in terms if term not in rulebook.term]
    gone += [option for question, option in lost if option not in offered.get(question, set())]
    return Loaded(
        sheet=sheet,
        gone=tuple(dict.fromkeys(gone)),
        unasked=expressed.left,
        unpicked=tuple(
            (question, option)
            for question, option in lost
            if option in offered.get(question, set()) and option not in expressed.left
        ),
        unmarked=tuple(
            dict.fromkeys(term for term in matters if term in sheet.has and not _is_wish(rulebook, term))
        ),
        made_with=made_with,
    )


@dataclass(frozen=True)
class _Found:
    """Picks for the first questions, what they give, how many were picked before, and how many there are."""

    given: frozenset[str]
    picks: tuple[tuple[str, tuple[str, ...]], ...]
    kept: int
    count: int


def _worth(found: _Found) -> tuple[int, int, int]:
    return len(found.given), found.kept, -found.count


def _longer(
    found: _Found, question: Question, wanted: frozenset[str], before: Collection[str]
) -> Iterator[_Found]:
    """Return what can be picked at one more question."""
    allowed = [each for each in question.choices if wanted.issuperset(each.gives)]
    useful = [each for each in allowed if each.gives or each.id in before]
    several = question.choose == "several"
    ways = [_all_that_add(found, useful, before)] if several else [[], *([each] for each in useful)]
    for way in ways:
        picked = tuple(each.id for each in question.choices if each in way)
        yield _Found(
            given=found.given | _gives(way),
            picks=(*found.picks, (question.id, picked)),
            kept=found.kept + sum(each in before for each in picked),
            count=found.count + len(picked),
        )


def _all_that_add(found: _Found, useful: Iterable[Choice], before: Collection[str]) -> list[Choice]:
    """Return the options that were picked before, and of the others those that add a term."""
    way: list[Choice] = []
    for each in sorted(useful, key=lambda one: (one.id not in before, -len(one.gives))):
        if each.id in before or not (found.given | _gives(way)).issuperset(each.gives):
            way.append(each)
    return way


def _without_needless(rulebook: Rulebook, picks: Picks, before: Picks) -> Picks:
    """Return picks without those that were not picked before and give nothing that the others do not."""
    needed = dict(picks)
    given = answer_sheet(rulebook, picks)
    for question, options in picks.items():
        for option in options:
            rest = {**needed, question: tuple(each for each in needed[question] if each != option)}
            if option not in before.get(question, ()) and answer_sheet(rulebook, rest) == given:
                needed = rest
    return {question: options for question, options in needed.items() if options}


def _first_of(rulebook: Rulebook, picked: Picks) -> Iterator[str]:
    """Return the terms that picks give, of which a question may have more than it takes."""
    for question in rulebook.questions:
        options = (each for each in question.choices if each.id in picked.get(question.id, ()))
        for option in options if question.choose == "several" else islice(options, 1):
            yield from option.gives


def _gives(choices: Iterable[Choice]) -> frozenset[str]:
    return frozenset(term for each in choices for term in each.gives)


def _is_wish(rulebook: Rulebook, term: str) -> bool:
    return rulebook.term[term].kind == "wish"
