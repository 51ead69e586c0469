"""Claims about every answer sheet, shown by running the real code, or refuted by a counterexample.

Rules are definite clauses: what is concluded from some terms is concluded from every sheet that holds them.
So for most of these claims a few cases stand for every sheet; each claim says which, and why they do.
That the evaluators keep to this meaning is a claim too, the last one, and it is sampled.
A claim that is only sampled says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from engine import options
from engine.audit.proving.agreement import evaluators_agree, no_order
from engine.audit.proving.claims import Explore, Proof, Runs, Tried, has, proved
from engine.audit.sources.foundations import uncited
from engine.inference.counting import Counting
from engine.inference.proof import Evaluator
from engine.options import Exploration, Reason
from engine.rulebook import Cautions, Rulebook


def claims(rulebook: Rulebook, evaluators: Mapping[str, Evaluator]) -> tuple[Callable[[], Proof], ...]:
    """Return every claim, ready to be proved; the evaluators, by name, must agree."""
    runs = Runs(rulebook, _explorer(rulebook))
    of_options = [parted, wishes_never_remove, reasons_stay, cautions_stay, founded, no_order]
    if _of_every_page(rulebook):
        of_options.insert(-1, notices_of_every_page)
    return (*(partial(claim, runs) for claim in of_options), partial(evaluators_agree, rulebook, evaluators))


def _explorer(rulebook: Rulebook) -> Explore:
    counting = Counting(rulebook.rules)

    def explore(asked: Rulebook, answers: Iterable[str]) -> Exploration:
        ready = counting if asked.rules is rulebook.rules else Counting(asked.rules)
        return options.explore(asked, answers, lambda _, given: ready.infer(given))

    return explore


def parted(runs: Runs) -> Proof:
    """Every therapy is either listed or not listed, never both, never twice and never neither."""
    book = runs.rulebook

    def tried() -> Tried:
        for sheet in ((), runs.terms):
            yield _not_parted(book, runs.on(sheet), sheet)
        for rule in runs.listing:
            found = runs.on(rule.has)
            there = rule.lists in _listed(found)
            yield (
                _not_parted(book, found, rule.has) if there else f"{has(rule.has)}: `{rule.id}` lists nothing"
            )
        for therapy in book.therapy:
            others = tuple(rule for rule in book.rules if rule not in runs.listing or rule.lists != therapy)
            without = Runs(replace(book, rules=others), runs.explore).on(runs.terms)
            there = therapy in _listed(without)
            yield (
                f"`{therapy}` is listed without any rule" if there else _not_parted(book, without, runs.terms)
            )

    argument = (
        "a rule lists its therapy on its own terms, and so on every sheet on which it fires; "
        "with the rules of a therapy left out and every term given it is not listed, "
        "and so it is on no sheet on which none of them fires"
    )
    return proved("listed and not listed part the therapies", argument, tried())


def wishes_never_remove(runs: Runs) -> Proof:
    """A therapy that is listed stays listed when a wish is added."""
    wishes = [term.id for term in runs.rulebook.terms if term.kind == "wish"]
    plain = frozenset(runs.terms).difference(wishes)

    def tried() -> Tried:
        for rule in runs.listing:
            yield _removed(runs, frozenset(rule.has), wishes)
        for wish in wishes:
            yield _removed(runs, frozenset(), [wish])
            yield _removed(runs, plain, [wish])

    argument = (
        "each rule that lists a therapy was run on its own terms and with every wish besides, "
        "and each wish beside nothing and beside everything that is no wish; "
        "what is listed on a rule's own terms is listed on every sheet on which it fires"
    )
    return proved("no wish removes a therapy", argument, tried())


def reasons_stay(runs: Runs) -> Proof:
    """A reason that is shown stays shown when an answer is added."""

    def tried() -> Tried:
        for number, (rule, sheet) in enumerate(runs.cases):
            further = runs.terms[number % len(runs.terms) :][:1] if runs.terms else ()
            one_more = runs.explore(runs.rulebook, sheet.union(further))
            found = (runs.on(sheet), one_more, runs.on(runs.terms))
            for more, exploration in zip((sheet, sheet.union(further), runs.terms), found, strict=True):
                gone = rule.id not in {each.rule.id for each in _reasons(exploration)}
                yield (
                    f"{has(more)}: `{rule.id}` is not shown, though all its terms are there" if gone else None
                )

    argument = (
        "a rule has no way to ask for what is not there, so one that fires on its own terms fires "
        "on every sheet that holds them; "
        "each was run on its own terms, with one more, and with every term there is "
        "(a note or fit together with each rule that lists its therapy)"
    )
    return proved("adding an answer never removes a reason", argument, tried())


def cautions_stay(runs: Runs) -> Proof:
    """A therapy that a rule cautions about is never shown without the caution, listed or not."""

    def tried() -> Tried:
        for rule in runs.rulebook.rules:
            if isinstance(rule.concludes, Cautions):
                therapy = rule.concludes.therapy
                lists = (each.has for each in runs.listing if each.lists == therapy)
                for beside in ((), *lists, runs.terms):
                    sheet = frozenset((*rule.has, *beside))
                    shown = {each.rule.id for each in runs.on(sheet).cautions(therapy)}
                    bare = f"{has(sheet)}: `{therapy}` is shown without `{rule.id}`"
                    yield None if rule.id in shown else bare

    argument = (
        "a caution needs its own terms and nothing else, and a therapy is listed or not listed; "
        "each was run on its own terms, with those of each rule that lists its therapy, and with every term"
    )
    return proved("no therapy is shown without its cautions", argument, tried())


def founded(runs: Runs) -> Proof:
    """Nothing is shown without a citation or an editorial mark."""

    def tried() -> Tried:
        for _, sheet in runs.cases:
            rules = (rule for each in _reasons(runs.on(sheet)) for rule in (each.rule, *each.via))
            bare = next((rule for rule in rules if not (rule.cites or rule.editorial)), None)
            yield f"{has(sheet)}: `{bare.id}` has no citation and no editorial mark" if bare else None
        yield from uncited(runs.rulebook)

    argument = (
        "what can be shown is finite: each rule was made to fire and its whole proof looked at, "
        "and so was each entry of each card, each passage, term, kind and question"
    )
    return proved("nothing is shown without a citation or an editorial mark", argument, tried())


def notices_of_every_page(runs: Runs) -> Proof:
    """The notices of every page that need no answers are always there, and there is at least one."""
    book = runs.rulebook
    of_every_page = _of_every_page(book)
    named = [notice for notice in of_every_page if not book.rule[notice].has]

    def tried() -> Tried:
        if not named:
            yield "no notice for `every-page` has an empty `has`"
        for sheet in (frozenset[str](), *(sheet for _, sheet in runs.cases), frozenset(runs.terms)):
            there = {each.concludes.notice for each in runs.on(sheet).notices}
            missing = next((notice for notice in named if notice not in there), None)
            yield f"{has(sheet)}: the notice `{missing}` is not shown" if missing else None

    argument = (
        "a rule that needs no terms fires on the sheet with none, and so on every sheet; "
        "run on that one, on each rule's own terms and with every term"
    )
    notices = ", ".join(f"`{each}`" for each in named or of_every_page)
    return proved(f"always there, on every page: {notices}", argument, tried())


def _of_every_page(rulebook: Rulebook) -> list[str]:
    return [each.id for each in rulebook.notices if "every-page" in each.where]


def _not_parted(rulebook: Rulebook, found: Exploration, sheet: Iterable[str]) -> str | None:
    """Return in words which therapy does not stand in exactly one of the two lists."""
    shown = [*(each.therapy for each in found.listed), *(each.therapy for each in found.not_listed)]
    wrong = next((therapy for therapy in rulebook.therapy if shown.count(therapy) != 1), None)
    return f"{has(sheet)}: `{wrong}` is shown {shown.count(wrong)} times" if wrong is not None else None


def _removed(runs: Runs, sheet: frozenset[str], wishes: Iterable[str]) -> str | None:
    before, after = _listed(runs.on(sheet)), _listed(runs.on(sheet.union(wishes)))
    gone = next(iter(sorted(before - after)), None)
    return None if gone is None else f"{has(sheet)}: with {', '.join(wishes)}, `{gone}` is listed no more"


def _listed(found: Exploration) -> frozenset[str]:
    return frozenset(each.therapy for each in found.listed)


def _reasons(found: Exploration) -> Iterator[Reason[Any]]:
    """Return everything that is shown with a reason."""
    for listed in found.listed:
        yield from listed.reasons
        yield from listed.fits
        yield from listed.notes
    for therapy in found.therapies:
        yield from therapy.cautions
    yield from found.derived
    yield from found.notices
