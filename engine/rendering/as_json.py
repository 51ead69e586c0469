"""Explorations, proofs and the questionnaire as the JSON that other programs build on."""

from dataclasses import asdict, fields, is_dataclass
from typing import Any

from engine.audit.why import RuleProof, TermProof, Why, WhyListed, WhyNot
from engine.options import Exploration, Listed, Need, NotListed, Reason
from engine.rulebook import AboutTherapy, Place, Rule, Rulebook
from engine.serialization import fingerprint, indented

Plain = dict[str, Any]


def render_json(exploration: Exploration) -> str:
    """Return the exploration as JSON, indented, ending with a line end."""
    book = exploration.rulebook
    return indented(
        {
            **_asked(exploration),
            "derived": [
                {"term": each.concludes.term, "rule": each.rule.id, "has": each.rule.has, **_rests_on(each)}
                for each in exploration.derived
            ],
            "listed": [_listed(book, each) for each in exploration.listed],
            "not_listed": [_not_listed(each) for each in exploration.not_listed],
            "notices": [
                {"id": notice.id, "text": notice.text, **_rests_on(each)}
                for each in exploration.notices
                for notice in [book.notice[each.concludes.notice]]
            ],
        }
    )


def render_why_json(why: Why) -> str:
    """Return the proofs of therapies as JSON, indented, ending with a line end."""
    book, therapies = why.exploration.rulebook, why.therapies
    return indented(
        {
            **_asked(why.exploration),
            "listed": [_why_listed(book, each) for each in therapies if isinstance(each, WhyListed)],
            "not_listed": [_why_not(book, each) for each in therapies if isinstance(each, WhyNot)],
        }
    )


def render_questionnaire(rulebook: Rulebook) -> str:
    """Return the questions and the terms that each option gives as JSON, ending with a line end."""
    made_with = {
        "title": rulebook.title,
        "version": rulebook.version,
        "fingerprint": fingerprint(rulebook),
        "language": rulebook.language,
    }
    return indented({"rulebook": made_with, "questions": _without_places(rulebook.questions)})


def editorial(reason: Reason[Any]) -> str | None:
    """Return the editorial marks of a reason: its rule's own, and those of the derivations below it."""
    own = [reason.rule.editorial] if reason.rule.editorial else []
    rests_on = [f"{rule.id}: {rule.editorial}" for rule in reason.editorials if rule != reason.rule]
    return "; ".join(own + rests_on) or None


def _without_places(value: object) -> object:
    """Return frozen values as mappings and lists, without places; an empty text is null."""
    if is_dataclass(value):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _without_places(each) for name, each in named if not isinstance(each, Place)}
    return [_without_places(each) for each in value] if isinstance(value, tuple) else value or None


def _asked(exploration: Exploration) -> Plain:
    rulebook = exploration.rulebook
    return {
        "rulebook": {"version": rulebook.version, "fingerprint": fingerprint(rulebook)},
        "answers": {"has": exploration.answers},
    }


def _listed(rulebook: Rulebook, listed: Listed) -> Plain:
    return {
        **_standing(listed),
        "reasons": [_reason(rulebook, each) for each in listed.reasons],
        "fits": [_said(each) for each in listed.fits],
        "cautions": [_said(each) for each in listed.cautions],
        "notes": [_said(each) for each in listed.notes],
    }


def _not_listed(other: NotListed) -> Plain:
    cautions, needs = map(_said, other.cautions), map(_need, other.needs)
    return {"therapy": other.therapy, "cautions": list(cautions), "needs": list(needs)}


def _standing(listed: Listed) -> Plain:
    return {"therapy": listed.therapy, "standing": listed.standing, "alongside": listed.alongside or None}


def _reason(rulebook: Rulebook, reason: Reason[Any]) -> Plain:
    return {
        "rule": reason.rule.id,
        **_conclusion(reason.rule),
        "has": reason.rule.has,
        "answers": reason.answers,
        "via": [each.id for each in reason.via],
        "editorial": editorial(reason),
        "cites": [_statement(rulebook, each) for each in reason.rule.cites],
        **asdict(reason.rule.place),
    }


def _said(reason: Reason[Any]) -> Plain:
    return {**_conclusion(reason.rule), "rule": reason.rule.id, **_rests_on(reason)}


def _rests_on(reason: Reason[Any]) -> Plain:
    return {"cites": reason.rule.cites, "editorial": editorial(reason)}


def _conclusion(rule: Rule) -> Plain:
    """Return what a rule says of its therapy; nothing for a rule that speaks of none."""
    said = asdict(rule.concludes) if isinstance(rule.concludes, AboutTherapy) else {}
    return {name: value or None for name, value in said.items() if name != "therapy"}


def _need(need: Need) -> Plain:
    return {"rule": need.rule.id, "missing": need.missing, "answers": need.answers}


def _statement(rulebook: Rulebook, name: str) -> Plain:
    statement = rulebook.statement[name]
    return {"statement": name, "section": statement.section, "says": statement.says}


def _why_listed(rulebook: Rulebook, each: WhyListed) -> Plain:
    kinds = {"reasons": each.reasons, "fits": each.fits, "cautions": each.cautions, "notes": each.notes}
    proofs = {kind: [_rule_proof(rulebook, one) for one in of_kind] for kind, of_kind in kinds.items()}
    return {**_standing(each.listed), **proofs, "removals": each.removals}


def _why_not(rulebook: Rulebook, each: WhyNot) -> Plain:
    return {
        "therapy": each.therapy,
        "cautions": [_rule_proof(rulebook, proof) for proof in each.cautions],
        "needs": [{**_need(need), **asdict(need.rule.place)} for need in each.needs],
        "answers": each.answers,
    }


def _rule_proof(rulebook: Rulebook, proof: RuleProof) -> Plain:
    rule = proof.rule
    places = {name: asdict(rulebook.statement[name].place) for name in rule.cites}
    return {
        "rule": rule.id,
        **_conclusion(rule),
        "has": [_term_proof(rulebook, each) for each in proof.terms],
        "cites": [{**_statement(rulebook, name), **place} for name, place in places.items()],
        "editorial": rule.editorial or None,
        **asdict(rule.place),
    }


def _term_proof(rulebook: Rulebook, proof: TermProof) -> Plain:
    return {
        "term": proof.term,
        "given": proof.given,
        "above": proof.above,
        "derived_by": [_rule_proof(rulebook, each) for each in proof.ways],
    }
