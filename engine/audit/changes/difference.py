"""Two rulebooks compared by what they do: which answer sheets now get something else.

Exact by the minimal-case argument: where every rule of each rulebook finds its conclusion
in the other one from its own terms alone, no sheet gets anything else.
Sheets may name any term, derived ones too, and each conclusion is looked at by itself.
What is compared is what is shown: a note or a fit counts where both list its therapy, a caution everywhere.
The order of the list is compared as far as it follows the standings;
among therapies of the same standing it follows cautions, wishes that fit and names.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.audit.changes import unfolding
from engine.audit.changes.list_order import order_changes
from engine.audit.changes.rewritten import rewritten_edges, rewritten_rules, rewritten_texts, told_otherwise
from engine.audit.proving.minimal_case import Cases
from engine.rulebook import Cautions, Conclusion, Derives, Fits, Lists, Notes, Rule, Rulebook, Shows

Watch = Callable[[Sequence[Rule]], Iterable[Rule]]
"""A function that hands the cases on one by one, and may show progress."""


Example = tuple[tuple[str, str], frozenset[str]]
"""The subject of a change, and a sheet that gets it otherwise."""

MOST_EXAMPLES = 2000
"""How many examples are looked for, shared out among the rules; each rule that makes a difference has one."""


@dataclass(frozen=True)
class Change:
    """A change for a smallest sheet."""

    kind: str  #: `therapy`, `notice`, `term`, or `order` of the list
    about: str  #: the therapy, notice or term that it is about
    sheet: tuple[str, ...]  #: the terms of the example; leaving one out makes the difference go away
    before: tuple[str, ...]  #: the conclusions about it, in words; empty for none
    after: tuple[str, ...]  #: the conclusions now
    rules: tuple[str, ...]  #: the rules that make the difference: `+` is new, `-` is gone, `~` is another


@dataclass(frozen=True)
class Difference:
    """Everything that differs between two rulebooks."""

    #: the smallest answer sheets that get something else; empty if, and only if, none does
    changes: tuple[Change, ...]
    #: is-a edges that came (`+ child is a parent`), went (`-`), or are founded otherwise (`~`)
    edges: tuple[str, ...]
    #: notes and fits that came, went or changed with a therapy that is listed otherwise now: they are shown
    #: where it is listed
    along: tuple[str, ...]
    reasons: tuple[str, ...]  #: rules that came, went or changed, though no sheet gets anything else by it
    #: other content that was rewritten, by kind and name: read otherwise, listed the same
    texts: tuple[str, ...]
    #: whether there is an example for each way in which something changed; if so many ways lead to a term
    #: that not all were followed, the shortest were
    complete: bool
    cases: int  #: how many cases were run to know whether anything differs


def difference(old: Rulebook, new: Rulebook, watch: Watch = iter) -> Difference:
    """Return what changed from one rulebook to another; terms, therapies and rules may exist in one only.

    The cases of each direction go through `watch`, which hands them back one by one.
    """
    before, after = Cases(old.rules), Cases(new.rules)
    rewritten, effective = dict(rewritten_rules(old, new)), told_otherwise(old, new)
    lost, all_lost = _examples(before, after, watch)
    gained, all_gained = _examples(after, before, watch)
    changes = [
        Change(
            *about,
            tuple(sorted(sheet)),
            _in_words(before, sheet, about),
            _in_words(after, sheet, about),
            tuple(
                f"{rewritten[rule]} {rule}"
                for rule in sorted(_proof(before, after, sheet, about) & effective)
            ),
        )
        for about, sheet in lost | gained
    ]
    changes += [Change("order", "the list", *each, ()) for each in order_changes(old, new, before, after)]
    named = {rule.partition(" ")[2] for change in changes for rule in change.rules}
    along = (
        _along(old, new, {change.about for change in changes if change.kind == "therapy"}) & effective - named
    )
    return Difference(
        changes=tuple(sorted(changes, key=_rank)),
        edges=tuple(rewritten_edges(old, new)),
        along=tuple(f"{sign} {rule}" for rule, sign in rewritten.items() if rule in along),
        reasons=tuple(f"{sign} {rule}" for rule, sign in rewritten.items() if rule not in named | along),
        texts=tuple(rewritten_texts(old, new)),
        complete=all_lost and all_gained,
        cases=len(old.rules) + len(new.rules),
    )


def _along(old: Rulebook, new: Rulebook, therapies: set[str]) -> set[str]:
    """Return the notes and fits of therapies that are listed otherwise now."""
    return {
        rule.id
        for rule in (*old.rules, *new.rules)
        if isinstance(rule.concludes, Notes | Fits) and rule.concludes.therapy in therapies
    }


def _rank(change: Change) -> tuple[int, str, int, tuple[str, ...]]:
    kinds = ("therapy", "notice", "term", "order")
    return kinds.index(change.kind), change.about, len(change.sheet), change.sheet


def _examples(before: Cases, after: Cases, watch: Watch) -> tuple[set[Example], bool]:
    """Return the smallest sheets that have lost a conclusion, and whether these are all.

    Where a therapy is no longer listed, its notes and fits go with it: that is one change, of the therapy.
    """
    traced = unfolding.trace(before, after)
    affected = sum(not traced.ways.keys().isdisjoint(rule.has) for rule in before.rules)
    most = max(1, MOST_EXAMPLES // max(1, affected))
    found, complete = set[Example](), traced.complete
    for rule in watch(before.rules):
        sheets = traced.sheets(rule.has)
        examples = list(islice(_of_rule(before, after, traced, rule, sheets), most + 1))
        complete = complete and len(examples) <= most and len(sheets) <= unfolding.MOST_SHEETS
        found.update((subject(rule.concludes), sheet) for sheet in examples[:most])
    return found, complete


def _of_rule(
    before: Cases, after: Cases, traced: unfolding.Traced, rule: Rule, sheets: Iterable[frozenset[str]]
) -> Iterator[frozenset[str]]:
    """Return the smallest sheets on which the conclusion of a rule was shown, and is no longer.

    A note or a fit can be seen beside each rule that lists its therapy: one sheet is shown, a small one.
    """
    for sheet in sheets:
        if not after.draw(rule.concludes, sheet):
            found = (
                _smallest(before, after, whole, rule.concludes)
                for whole in _where_shown(before, after, traced, rule, sheet)
                if not after.draw(rule.concludes, whole)
            )
            yield from islice(found, 1)


def _where_shown(
    before: Cases, after: Cases, traced: unfolding.Traced, rule: Rule, sheet: frozenset[str]
) -> Iterator[frozenset[str]]:
    """Return a sheet with what it takes, if it is for a note or a fit, that both list the therapy."""
    if not isinstance(rule.concludes, Notes | Fits):
        yield sheet
        return
    therapy = rule.concludes.therapy
    for listing in sorted(before.listing.get(therapy, ()), key=lambda each: len(each.has)):
        for gate in traced.sheets(listing.has):
            if after.lists(therapy, sheet | gate):
                yield sheet | gate
            else:
                yield from (sheet.union(gate, other.has) for other in after.listing.get(therapy, ()))


def _smallest(before: Cases, after: Cases, sheet: frozenset[str], conclusion: Conclusion) -> frozenset[str]:
    """Return as few of the terms as still show the difference.

    What lacks a conclusion on a sheet lacks it on fewer terms, so only what is there needs to be looked at.
    """
    for term in sorted(sheet):
        fewer = sheet - {term}
        if before.draw(conclusion, fewer) and _both_list(before, after, fewer, conclusion):
            sheet = fewer
    return sheet


def _both_list(before: Cases, after: Cases, sheet: frozenset[str], conclusion: Conclusion) -> bool:
    """Return whether a note or a fit would be shown by both; everything else always would."""
    if not isinstance(conclusion, Notes | Fits):
        return True
    return before.lists(conclusion.therapy, sheet) and after.lists(conclusion.therapy, sheet)


def _in_words(cases: Cases, sheet: Iterable[str], about: tuple[str, str]) -> tuple[str, ...]:
    return tuple(sorted(in_words(each) for each in cases.shown(sheet) if subject(each) == about))


def _proof(before: Cases, after: Cases, sheet: frozenset[str], about: tuple[str, str]) -> set[str]:
    """Return the rules of the proofs of what only one of two sets of rules concludes about something."""
    shown = before.shown(sheet), after.shown(sheet)
    proof: set[str] = set()
    for cases, own in ((before, shown[0] - shown[1]), (after, shown[1] - shown[0])):
        ends = {each for each in own if subject(each) == about}
        gated = any(isinstance(each, Notes | Fits) for each in ends)
        inference = cases.proof(sheet)
        for rule in inference.fired:
            gate = gated and rule.lists == about[1]
            if rule.concludes in ends or gate:
                proof |= {rule.id, *(each.id for each in inference.support(rule)[1])}
    return proof


def subject(conclusion: Conclusion) -> tuple[str, str]:
    """Return what a conclusion is about: a therapy, a term or a notice, and which."""
    match conclusion:
        case Derives(term=term):
            return "term", term
        case Shows(notice=notice):
            return "notice", notice
        case about:
            return "therapy", about.therapy


def in_words(conclusion: Conclusion) -> str:
    """Return a conclusion in words."""
    match conclusion:
        case Lists(standing=standing, alongside=alongside):
            return f"listed as {standing}" + (f" alongside {alongside}" if alongside else "")
        case Cautions(text=text):
            return f"cautioned: {' '.join(text.split())}"
        case Notes(text=text):
            return f"noted: {' '.join(text.split())}"
        case Fits(wish=wish):
            return f"fits {wish}"
        case Derives():
            return "derived"
        case Shows():
            return "shown"
