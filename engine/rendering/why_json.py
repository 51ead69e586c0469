"""Proofs of therapies, listed or not, as JSON for machines."""

import json
from typing import Any

from engine.audit.why import RuleProof, TermProof, Why, WhyListed, WhyNot
from engine.rulebook import Cautions, Fits, Lists, Notes, Rule, Rulebook
from engine.serialization import fingerprint


def render_why_json(why: Why) -> str:
    """Return the proofs as JSON, indented, ending with a line end; files are named below `rules`."""
    rulebook = why.exploration.rulebook
    plain = {
        "rulebook": {"version": rulebook.version, "fingerprint": fingerprint(rulebook)},
        "answers": {"has": list(why.exploration.answers)},
        "listed": [_listed(rulebook, each) for each in why.therapies if isinstance(each, WhyListed)],
        "not_listed": [_not_listed(rulebook, each) for each in why.therapies if isinstance(each, WhyNot)],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _listed(rulebook: Rulebook, each: WhyListed) -> dict[str, Any]:
    return {
        "therapy": each.therapy,
        "standing": each.listed.standing,
        "alongside": each.listed.alongside or None,
        "reasons": [_rule(rulebook, proof) for proof in each.reasons],
        "fits": [_rule(rulebook, proof) for proof in each.fits],
        "cautions": [_rule(rulebook, proof) for proof in each.cautions],
        "notes": [_rule(rulebook, proof) for proof in each.notes],
        "removals": [list(terms) for terms in each.removals],
    }


def _not_listed(rulebook: Rulebook, each: WhyNot) -> dict[str, Any]:
    needs = [
        {
            "rule": need.rule.id,
            "missing": list(need.missing),
            "answers": [list(terms) for terms in need.answers],
            "file": need.rule.place.file,
            "line": need.rule.place.line,
        }
        for need in each.needs
    ]
    return {
        "therapy": each.therapy,
        "cautions": [_rule(rulebook, proof) for proof in each.cautions],
        "needs": needs,
        "answers": [list(terms) for terms in each.answers],
    }


def _rule(rulebook: Rulebook, proof: RuleProof) -> dict[str, Any]:
    rule = proof.rule
    return {
        "rule": rule.id,
        **_conclusion(rule),
        "has": [_term(rulebook, each) for each in proof.terms],
        "cites": [_statement(rulebook, each) for each in rule.cites],
        "editorial": rule.editorial or None,
        "file": rule.place.file,
        "line": rule.place.line,
    }


def _term(rulebook: Rulebook, proof: TermProof) -> dict[str, Any]:
    return {
        "term": proof.term,
        "given": proof.given,
        "above": proof.above,
        "derived_by": [_rule(rulebook, each) for each in proof.ways],
    }


def _statement(rulebook: Rulebook, name: str) -> dict[str, Any]:
    statement = rulebook.statement[name]
    return {
        "statement": name,
        "section": statement.section,
        "says": statement.says,
        "file": statement.place.file,
        "line": statement.place.line,
    }


def _conclusion(rule: Rule) -> dict[str, Any]:
    match rule.concludes:
        case Lists(standing=standing, alongside=alongside):
            return {"standing": standing, "alongside": alongside or None}
        case Fits(wish=wish):
            return {"wish": wish}
        case Cautions(text=text) | Notes(text=text):
            return {"text": text}
        case _:
            return {}
