"""Rules that can never matter: redundant, masked, dead, out of reach.

Each of these checks is exact: it finds a rule if, and only if, what it says holds for every sheet.
Redundant, masked and dead speak of sheets that may name any term, derived ones too.
Redundant speaks of each conclusion by itself.
Out of reach speaks of the sheets that come out when the questionnaire is answered.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from engine.audit.findings import Finding, finding
from engine.audit.proving.minimal_case import Cases
from engine.inference.counting import Counting
from engine.inference.proof import Inference
from engine.minimal_sets import cone
from engine.rulebook import Cautions, Derives, Lists, Question, Rule, Rulebook, Shows


def idle_rules(rulebook: Rulebook) -> Iterator[Finding]:
    """Return what every exact check finds."""
    yield from redundant_rules(rulebook)
    yield from masked_rules(rulebook)
    yield from dead_rules(rulebook)
    yield from rules_out_of_reach(rulebook)


def redundant_rules(rulebook: Rulebook) -> Iterator[Finding]:
    """Find rules without which, on every sheet, the same would be concluded.

    Exact, by the minimal case of each rule, for sheets that may name any term, each conclusion by itself.
    Of two rules that say the same both are found, since either can go.
    """
    cases = Cases(rulebook.rules)
    for rule in rulebook.rules:
        if cases.conclude(rule, without_it=True):
            message = f"the other rules conclude the same whenever `{rule.id}` fires; take it out"
            yield finding(rule.place, "redundant-rule", message)


def masked_rules(rulebook: Rulebook) -> Iterator[Finding]:
    """Find rules whose standing is never shown, as another rule always gives the therapy a stronger one.

    Exact, by the minimal case of each rule, for sheets that may name any term.
    A remark where the rule cites a statement that those with a stronger standing do not:
    a source may well say a weaker and a stronger thing, and both are among the reasons.
    """
    cases = Cases(rulebook.rules)
    rank = {standing: number for number, standing in enumerate(rulebook.standing)}
    for rule in rulebook.rules:
        if isinstance(rule.concludes, Lists):
            stronger = tuple(_stronger(rule, rule.concludes, cases, rank))
            if stronger:
                standing = min((each.standing for _, each in stronger), key=rank.__getitem__)
                says = f"whenever `{rule.id}` fires, another rule lists it as `{standing}`"
                own = [each for each in rule.cites if not any(each in other.cites for other, _ in stronger)]
                what = (
                    f"both may stand, as this one alone rests on {', '.join(own)}"
                    if own
                    else "take one of them out"
                )
                yield finding(rule.place, "masked-rule", f"{says}; {what}", is_remark=bool(own))


def _stronger(rule: Rule, lists: Lists, cases: Cases, rank: dict[str, int]) -> Iterator[tuple[Rule, Lists]]:
    """Return the rules that list the same therapy with a stronger standing whenever a rule fires."""
    for other in cases.proof(rule.has).fired:
        end, more = other.concludes, rank[lists.standing]
        if isinstance(end, Lists) and end.therapy == lists.therapy and rank[end.standing] < more:
            yield other, end


def dead_rules(rulebook: Rulebook) -> Iterator[Finding]:
    """Find rules that stand in no proof of anything that is shown, on any sheet.

    These are the notes and fits of a therapy that nothing lists,
    and the derivations from which no chain of rules leads to something that a visitor is shown.
    Exact, by one case for all: more terms never take a rule out of a proof,
    so a rule that is in no proof on the sheet with every term is in none on any other.
    """
    everything = Cases(rulebook.rules).proof(rulebook.term)
    listed = {each.lists for each in everything.fired if each.lists is not None}
    shown = [rule for rule in everything.fired if _is_shown(rule, listed)]
    in_a_proof = {rule.id for rule in shown}
    in_a_proof.update(rule.id for rule in cone(everything.fired, (t for rule in shown for t in rule.has)))
    for rule in rulebook.rules:
        if rule.id not in in_a_proof:
            message = (
                f"`{rule.id}` leads nowhere: nothing that is shown rests on it; take it out"
                if rule.derives is not None
                else f"`{rule.id}` is never shown, as no rule lists its therapy; add one with `lists`"
            )
            yield finding(rule.place, "dead-rule", message)


def _is_shown(rule: Rule, listed: set[str]) -> bool:
    match rule.concludes:
        case Lists() | Cautions() | Shows():
            return True
        case Derives():
            return False
        case about:
            return about.therapy in listed


def rules_out_of_reach(rulebook: Rulebook) -> Iterator[Finding]:
    """Find rules that no answers to the questionnaire make fire.

    Exact: of a question with one answer, no two options are ever picked together.
    More answers never take anything away,
    so a rule that does not fire with every option of the undecided questions needs no further look,
    and one that fires without them fires with any.
    """
    counting = Counting(rulebook.rules)
    certain = _terms(question for question in rulebook.questions if question.choose != "one")
    single = [question for question in rulebook.questions if question.choose == "one"]
    fires = set(counting.fire(certain)[0])
    may_fire = counting.infer(rulebook.askable)
    able = {rule.id for rule in may_fire.fired}
    for position, rule in enumerate(rulebook.rules):
        if position in fires:
            continue
        if rule.id not in able or not _may_be_reached(rule, may_fire, certain, single):
            message = (
                f"no answers to the questionnaire make `{rule.id}` fire; ask for its terms, or take it out"
            )
            yield finding(rule.place, "unreachable-rule", message)


def _may_be_reached(
    rule: Rule, may_fire: Inference, certain: frozenset[str], single: Iterable[Question]
) -> bool:
    """Return whether a rule fires for certain terms and one option of each question.

    Only terms and derivations that lead to the rule are looked at, and only questions that give such a term.
    """
    leading, derivations = may_fire.support(rule)
    given = [{leading.intersection(each.gives) for each in question.choices} for question in single]
    counting = Counting((*derivations, rule))
    return _reached(counting, certain & leading, [options for options in given if any(options)])


def _reached(counting: Counting, certain: frozenset[str], single: Sequence[set[frozenset[str]]]) -> bool:
    """Return whether the last rule fires for certain terms and one of the sets of each question."""
    last = len(counting.rules) - 1
    if last not in counting.fire(certain.union(*chain.from_iterable(single)))[0]:
        return False
    if not single or last in counting.fire(certain)[0]:
        return True
    question, *others = single
    return any(_reached(counting, certain | each, others) for each in question)


def _terms(questions: Iterable[Question]) -> frozenset[str]:
    return frozenset(term for question in questions for choice in question.choices for term in choice.gives)
