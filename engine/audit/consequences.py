"""The rules read forwards: under each term, the rules that need it and derive, list or fit something."""

from dataclasses import dataclass

from engine.rulebook import Derives, Fits, Lists, Rule, Rulebook, Term


@dataclass(frozen=True)
class Consequences:
    """A term with the rules that need it, alone or beside other terms."""

    term: Term
    #: derivations first, then what lists a therapy, then what fits a wish; each in the order of the rulebook
    rules: tuple[Rule, ...]


def consequences(rulebook: Rulebook) -> tuple[Consequences, ...]:
    """Return the terms that a rule needs to derive, list or fit something, in the order of the vocabulary."""
    kinds = (Derives, Lists, Fits)
    rules = [rule for kind in kinds for rule in rulebook.rules if isinstance(rule.concludes, kind)]
    every = (Consequences(term, tuple(r for r in rules if term.id in r.has)) for term in rulebook.terms)
    return tuple(each for each in every if each.rules)
