"""Short forms are written out: groups, rules for several terms or therapies, readings, fits for their wish.

All that stands behind this module sees plain forms only, as if their author had written each of them so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from engine.reading.forms.meaning import TermForm
from engine.reading.forms.parts import Founded, GroupForm, RuleForm, Several
from engine.reading.forms.therapies import SharedRuleForm, TherapyRuleForm
from engine.reading.parsed import Path


@dataclass(frozen=True)
class Lookup:
    """The parts that short forms are written out from."""

    words: Mapping[str, str] = field(default_factory=dict)  #: what a text calls each term within a sentence
    therapies: Mapping[str, str] = field(default_factory=dict)  #: the name of each therapy
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: the therapies of each kind
    #: the reason for each reading of a statement, by how it is cited
    readings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Filling:
    """The values put into a rule that is written once for several."""

    in_id: Mapping[str, str]  #: what each slot stands for in the id of the rule
    elsewhere: Mapping[str, str]  #: what it stands for everywhere else
    update: Mapping[str, object]  #: what else the plain rule holds


def members(forms: Iterable[Any]) -> Iterator[tuple[Path, Any]]:
    """Return the forms of a list and the way to each; those of a group get the reason that stands over it."""
    for number, form in enumerate(forms):
        if isinstance(form, GroupForm):
            for place, each in enumerate(form.group):
                reason = each.editorial or form.editorial
                yield (number, "group", place), each.model_copy(update={"editorial": reason})
        else:
            yield (number,), form


def named(form: object) -> Iterator[tuple[Path, str, str]]:
    """Return the names that only a short form holds: the way to each, what it names, and the name."""
    if isinstance(form, Founded):
        readings = (each for each in enumerate(form.cites) if "/" in each[1])
        yield from ((("cites", number), "reading", name) for number, name in readings)
    if isinstance(form, RuleForm):
        yield from ((("each", at), "term", name) for at, _, name in _several(form.each))
    if isinstance(form, SharedRuleForm):
        yield from ((("for", at), "therapy", name) for at, _, name in _several(form.therapies))
        if form.for_kind:
            yield ("for-kind",), "kind of therapy", form.for_kind


def written_out(form: Any, lookup: Lookup) -> Iterator[Any]:  # noqa: ANN401 -- a form of any kind, short or plain
    """Return the plain forms that a form stands for."""
    if not isinstance(form, Founded):
        yield form
    elif not isinstance(form, RuleForm):
        yield _with_readings(form, lookup)
    else:
        for terms, therapies in product(_for_terms(form, lookup), _for_therapies(form, lookup)):
            yield _with_readings(_filled(form, terms, therapies), lookup)


def within_a_sentence(term: TermForm) -> str:
    """Return what a text calls a term within a sentence: its own words for that, or its label."""
    if term.in_a_sentence:
        return term.in_a_sentence
    first, space, rest = term.label.partition(" ")
    is_word = first[1:] == first[1:].lower()
    return f"{first[:1].lower()}{first[1:]}{space}{rest}" if is_word else term.label


def _several(several: Several | None) -> list[tuple[str | int, str, str]]:
    """Return each id with its key in the file, and the word that stands for it in the id of a rule."""
    if isinstance(several, dict):
        return [(word, word, name) for word, name in several.items()]
    return [(number, name, name) for number, name in enumerate(several or ())]


def _for_terms(form: RuleForm, lookup: Lookup) -> Iterator[Filling]:
    for _, word, term in _several(form.each):
        words = lookup.words.get(term, term)
        yield Filling({"{each}": word}, {"{each}": term, "{label}": words}, {"each": None})
    if form.each is None:
        yield Filling({}, {}, {})


def _for_therapies(form: RuleForm, lookup: Lookup) -> Iterator[Filling]:
    if not isinstance(form, SharedRuleForm):
        yield Filling({}, {}, {})
        return
    chosen = form.therapies or list(lookup.kinds.get(form.for_kind or "", ()))
    for _, word, therapy in _several(chosen):
        words = lookup.therapies.get(therapy, therapy)
        yield Filling(
            {"{for}": word}, {"{for}": therapy, "{name}": words}, {"therapies": [therapy], "for_kind": None}
        )


def _filled(form: RuleForm, *fillings: Filling) -> RuleForm:
    update: dict[str, object] = dict(form)
    for filling in fillings:
        for name, value in update.items():
            update[name] = _put_in(value, filling.in_id if name == "id" else filling.elsewhere)
        update |= filling.update
    if isinstance(form, TherapyRuleForm) and form.fits and not form.has:
        update["has"] = [update["fits"]]
    return form.model_copy(update=update)


def _put_in(value: object, slots: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_put_in(each, slots) for each in value]
    if isinstance(value, str):
        for slot, word in slots.items():
            value = value.replace(slot, word)
    return value


def _with_readings(form: Founded, lookup: Lookup) -> Founded:
    """Return a form that cites statements only; the reasons for its readings are among its reasons."""
    if not any("/" in each for each in form.cites):
        return form
    reasons = [form.editorial, *(lookup.readings.get(each) for each in form.cites if "/" in each)]
    editorial = "; ".join(each for each in reasons if each)
    cites = [each.partition("/")[0] for each in form.cites]
    return form.model_copy(update={"cites": cites, "editorial": editorial or None})
