"""The engines that are measured side by side: each is given a rulebook, and says which rules fire."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import count
from typing import Any

from engine.inference.counting import Counting
from engine.inference.production import ProductionSystem
from engine.rulebook import Derives, Rule, Rulebook
from tests.stock_matcher import StockMatcher

Ask = Callable[[frozenset[str]], Sequence[int]]
"""A question: the positions of the rules that fire for a sheet, in any order, each once."""
Clause = tuple[Sequence[str], str | None]
"""The terms that a rule needs, and the one that it derives."""


def ours(rulebook: Rulebook) -> Ask:
    """Return experta with our matcher."""
    return _by_experta(ProductionSystem(rulebook))


def stock(rulebook: Rulebook) -> Ask:
    """Return experta with its own matcher."""
    return _by_experta(ProductionSystem(rulebook, StockMatcher))


def _by_experta(system: ProductionSystem) -> Ask:
    return system._fire  # noqa: SLF001 -- positions are what all the others give too


def chainer(rulebook: Rulebook) -> Ask:
    """Return the chainer in plain Python that audits use."""
    fire = Counting(rulebook.rules).fire
    return lambda sheet: fire(sheet)[0]


QUESTIONS_OF_A_CLIPS = 50
"""After so many questions CLIPS gets a fresh environment, as it slows down with each question to one.

Building it is no part of what is measured: a median over questions leaves the one that builds out.
"""


def clips(rulebook: Rulebook) -> Ask:
    """Return CLIPS, in an environment that is never old."""
    asked, fresh = count(1), [one_clips(rulebook)]

    def ask(sheet: frozenset[str]) -> Sequence[int]:
        if next(asked) % QUESTIONS_OF_A_CLIPS == 0:
            fresh[0] = one_clips(rulebook)
        return fresh[0](sheet)

    return ask


def one_clips(rulebook: Rulebook) -> Ask:
    """Return one environment of CLIPS: a template for each kind of term, conditions ordered rarest first.

    A rule adds its position to a global, which is read once: of the ways tried, the fastest.
    """
    library = import_module("clips")
    environment = library.Environment()
    kinds = {term: f"kind-{position}" for position, term in enumerate({each.kind for each in rulebook.terms})}
    template = {each.id: kinds[each.kind] for each in rulebook.terms}
    symbol = {each.id: f"t{position}" for position, each in enumerate(rulebook.terms)}
    for name in kinds.values():
        environment.build(f"(deftemplate {name} (slot id (type SYMBOL)))")
    environment.build("(defglobal ?*fired* = (create$))")

    def fact(term: str) -> str:
        return f"({template[term]} (id {symbol[term]}))"

    for position, (has, derives) in enumerate(_clauses(rulebook.rules)):
        then = f"(bind ?*fired* ?*fired* {position})" + (
            "" if derives is None else f" (assert {fact(derives)})"
        )
        environment.build(f"(defrule r{position} {' '.join(map(fact, has))} => {then})")
    templates = {name: environment.find_template(name) for name in kinds.values()}
    declare = {term: (templates[template[term]], library.Symbol(symbol[term])) for term in symbol}
    fired = environment.find_global("fired")

    def ask(sheet: frozenset[str]) -> Sequence[int]:
        environment.reset()
        for term in sheet:
            facts, name = declare[term]
            facts.assert_fact(id=name)
        environment.run()
        return fired.value  # type: ignore[no-any-return]

    return ask


def zen(rulebook: Rulebook) -> Ask:
    """Return GoRules zen: decision tables that collect; they do not chain, so a loop asks until all is there.

    The derivations have a table of their own, so that the loop does not ask the rest again.
    """
    engine = import_module("zen").ZenEngine()
    symbol = {each.id: f"t{position}" for position, each in enumerate(rulebook.terms)}
    clauses = list(enumerate(_clauses(rulebook.rules)))
    derives = {position: term for position, (_, term) in clauses if term is not None}
    tables = [
        engine.create_decision(
            json.dumps(_table([each for each in clauses if (each[0] in derives) == chained], symbol))
        )
        for chained in (True, False)
    ]

    def ask(sheet: frozenset[str]) -> Sequence[int]:
        there, known = set(sheet), 0
        fired: list[int] = []
        while len(there) != known:
            known = len(there)
            fired = _collected(tables[0].evaluate({symbol[term]: True for term in there}))
            there.update(derives[position] for position in fired)
        return [*fired, *_collected(tables[1].evaluate({symbol[term]: True for term in there}))]

    return ask


def _table(clauses: Sequence[tuple[int, Clause]], symbol: dict[str, str]) -> dict[str, Any]:
    """Return a graph of one decision table: the terms of a rule are a condition, its position the output."""
    rules = [
        {"_id": f"r{at}", "i": " and ".join(f"{symbol[term]} == true" for term in has), "o": str(at)}
        for at, (has, _) in clauses
    ]
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": "i", "name": "terms"}],
        "outputs": [{"id": "o", "name": "rule", "field": "rule"}],
        "rules": rules,
    }
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }


def _collected(answer: Any) -> list[int]:  # noqa: ANN401 -- zen's own mapping
    return [row["rule"] for row in answer["result"]]


def generated_code(rulebook: Rulebook) -> Ask:
    """Return Python code made for this rulebook alone, a function for each term: the best Python can do."""
    lines: dict[str, list[str]] = {}
    always: list[int] = []
    for position, (has, derives) in enumerate(_clauses(rulebook.rules)):
        if not has:
            always.append(position)
        for term in has:
            others = [f"{other!r} in done" for other in has if other != term]
            lines.setdefault(term, []).append(
                f" if {' and '.join(others) or 'True'}:\n  fired.append({position})"
            )
            if derives is not None:
                lines[term].append(
                    f"  if {derives!r} not in there: there.add({derives!r}); todo.append({derives!r})"
                )
    on: dict[str, Callable[..., None]] = {}
    for position, (term, body) in enumerate(lines.items()):
        source = "\n".join([f"def on_{position}(fired, done, there, todo):", *body])
        made: dict[str, Any] = {}
        exec(compile(source, "generated", "exec"), made)  # noqa: S102 -- the code is made a few lines above
        on[term] = made[f"on_{position}"]
    first = [
        (position, derives) for position, (has, derives) in enumerate(_clauses(rulebook.rules)) if not has
    ]

    def ask(sheet: frozenset[str]) -> Sequence[int]:
        there, done = {*sheet, *(derives for _, derives in first if derives is not None)}, set[str]()
        todo, fired = list(there), list(always)
        while todo:
            term = todo.pop()
            done.add(term)
            if term in on:
                on[term](fired, done, there, todo)
        return fired

    return ask


def _clauses(rules: Sequence[Rule]) -> list[Clause]:
    """Return the terms of each rule, the rarest first, and the term that it derives, if it does."""
    frequency = Counter(term for rule in rules for term in set(rule.has))
    return [
        (
            sorted(dict.fromkeys(rule.has), key=frequency.__getitem__),
            rule.concludes.term if isinstance(rule.concludes, Derives) else None,
        )
        for rule in rules
    ]


PEERS: dict[str, Callable[[Rulebook], Ask]] = {
    "ours": ours,
    "stock matcher": stock,
    "CLIPS": clips,
    "GoRules zen": zen,
    "plain Python": chainer,
    "generated code": generated_code,
}
"""Each engine by the name under which it is told."""
PACKAGES = {"CLIPS": "clips", "GoRules zen": "zen"}
"""Packages that an engine needs that may not be installed."""
