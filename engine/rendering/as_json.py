"""An exploration as the JSON that other programs build on."""

import json
from typing import Any

from engine.options import Exploration, Listed, Need, NotListed, Reason
from engine.rulebook import Cautions, Derives, Lists, Notes, Rulebook, Shows
from engine.serialization import fingerprint


def render_json(exploration: Exploration) -> str:
    """Return the exploration as JSON, indented, ending with a line end."""
    return json.dumps(as_plain(exploration), ensure_ascii=False, indent=2) + "\n"


def as_plain(exploration: Exploration) -> dict[str, Any]:
    """Return the exploration as lists, mappings and strings."""
    rulebook = exploration.rulebook
    return {
        "rulebook": {"version": rulebook.version, "fingerprint": fingerprint(rulebook)},
        "answers": {"has": list(exploration.answers)},
        "derived": [_derived(each) for each in exploration.derived],
        "listed": [_listed(rulebook, each) for each in exploration.listed],
        "not_listed": [_not_listed(each) for each in exploration.not_listed],
        "notices": [_notice(rulebook, each) for each in exploration.notices],
    }


def editorial(reason: Reason[Any]) -> str | None:
    """Return the editorial marks of a reason: its rule's own, and those of the derivations below it."""
    own = [reason.rule.editorial] if reason.rule.editorial else []
    rests_on = [f"{rule.id}: {rule.editorial}" for rule in reason.editorials if rule != reason.rule]
    return "; ".join(own + rests_on) or None


def _derived(reason: Reason[Derives]) -> dict[str, Any]:
    return {
        "term": reason.concludes.term,
        "rule": reason.rule.id,
        "has": list(reason.rule.has),
        "cites": list(reason.rule.cites),
        "editorial": editorial(reason),
    }


def _listed(rulebook: Rulebook, listed: Listed) -> dict[str, Any]:
    return {
        "therapy": listed.therapy,
        "standing": listed.standing,
        "alongside": listed.alongside or None,
        "reasons": [_reason(rulebook, each) for each in listed.reasons],
        "fits": [{"wish": each.concludes.wish, **_founded(each)} for each in listed.fits],
        "cautions": [_text(each) for each in listed.cautions],
        "notes": [_text(each) for each in listed.notes],
    }


def _not_listed(other: NotListed) -> dict[str, Any]:
    return {
        "therapy": other.therapy,
        "cautions": [_text(each) for each in other.cautions],
        "needs": [_need(each) for each in other.needs],
    }


def _reason(rulebook: Rulebook, reason: Reason[Lists]) -> dict[str, Any]:
    return {
        "rule": reason.rule.id,
        "standing": reason.concludes.standing,
        "alongside": reason.concludes.alongside or None,
        "has": list(reason.rule.has),
        "answers": list(reason.answers),
        "via": [each.id for each in reason.via],
        "editorial": editorial(reason),
        "cites": [
            {
                "statement": each,
                "section": rulebook.statement[each].section,
                "says": rulebook.statement[each].says,
            }
            for each in reason.rule.cites
        ],
        "file": reason.rule.place.file,
        "line": reason.rule.place.line,
    }


def _text(reason: Reason[Cautions] | Reason[Notes]) -> dict[str, Any]:
    return {"text": reason.concludes.text, **_founded(reason)}


def _founded(reason: Reason[Any]) -> dict[str, Any]:
    return {"rule": reason.rule.id, "cites": list(reason.rule.cites), "editorial": editorial(reason)}


def _need(need: Need) -> dict[str, Any]:
    return {
        "rule": need.rule.id,
        "missing": list(need.missing),
        "answers": [list(each) for each in need.answers],
    }


def _notice(rulebook: Rulebook, reason: Reason[Shows]) -> dict[str, Any]:
    return {
        "id": reason.concludes.notice,
        "text": rulebook.notice[reason.concludes.notice].text,
        "cites": list(reason.rule.cites),
        "editorial": editorial(reason),
    }
