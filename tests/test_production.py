"""The production system: what experta is given, what it says, and that it leaves no trace."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inference import production, reference
from engine.inference.matching import rarest_terms_index
from engine.inference.production import ProductionSystem, _Engine, _Facts, _Has, infer
from engine.inference.proof import Inference
from engine.rulebook import Rulebook
from tests.rulebooks import (
    AWKWARD_TERMS,
    derives,
    fits,
    is_a,
    lists,
    notes,
    random_rulebook,
    random_sheet,
    rulebooks,
    shows,
    small_rulebook,
)

experta: Any = vars(production)["experta"]
ROOT = Path(__file__).parents[1]

FROZENDICTS = {
    "missing": "raise ModuleNotFoundError('no frozendict')",
    "1.2": "import collections\nclass frozendict(collections.Mapping): pass",
    "2": "class frozendict(dict): pass",
}

ASK = """
        from tests.rulebooks import is_a, small_rulebook
        inference = engine.inference.production.infer(small_rulebook(is_a("a", "b")), ["a"])
        print([rule.id for rule in inference.fired])
"""


def fired(rulebook: Rulebook, *answers: str) -> list[str]:
    """Return the ids of the rules that fire."""
    return [rule.id for rule in infer(rulebook, answers).fired]


def test_a_rule_fires_when_every_term_is_there_given_or_derived() -> None:
    rulebook = small_rulebook(lists("both", ["low", "tired"]), lists("one", ["low"]))
    assert fired(rulebook, "low") == ["one"]
    assert fired(rulebook, "low", "tired") == ["both", "one"]
    assert fired(rulebook, "tired") == []
    rulebook = small_rulebook(
        fits("fits", ["c"], "talk"), notes("notes", ["b", "c"]), derives("b-c", ["b"], "c"), is_a("a", "b")
    )
    assert fired(rulebook, "a") == ["fits", "notes", "b-c", "is-a:a:b"]
    assert infer(rulebook, ["a"]).terms == {"a", "b", "c"}


def test_a_notice_without_terms_fires_whatever_the_answers() -> None:
    rulebook = small_rulebook(shows("always"), lists("one", ["low"]), shows("too"))
    assert fired(rulebook) == ["always", "too"]
    assert fired(rulebook, "low", "unknown") == ["always", "one", "too"]


def test_what_no_rule_knows_is_given_and_nothing_more_and_a_term_that_is_named_twice_is_one() -> None:
    assert infer(small_rulebook(lists("one", ["low"])), ["unknown"]) == Inference(frozenset({"unknown"}), ())
    assert fired(small_rulebook(), "low") == []
    assert fired(small_rulebook(lists("twice", ["low", "low"])), "low") == ["twice"]


def test_a_cycle_of_derivations_ends() -> None:
    rulebook = small_rulebook(is_a("a", "b"), is_a("b", "c"), is_a("c", "a"), is_a("a", "a"))
    assert fired(rulebook, "b") == ["is-a:a:b", "is-a:b:c", "is-a:c:a", "is-a:a:a"]
    assert infer(rulebook, ["b"]).terms == {"a", "b", "c"}


@pytest.mark.parametrize("name", AWKWARD_TERMS)
def test_a_term_may_look_like_anything_and_so_may_a_rule(name: str) -> None:
    others = [each for each in AWKWARD_TERMS if each != name]
    rulebook = small_rulebook(
        lists("alone", [name]), is_a(name, "parent"), lists("with-it", [name, "parent"]), lists("not", others)
    )
    assert fired(rulebook, name) == ["alone", f"is-a:{name}:parent", "with-it"]
    assert fired(small_rulebook(lists(name, ["low"])), "low") == [name]


@given(rulebooks(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(rulebook: Rulebook, random: Random) -> None:
    answers = list(rulebook.term)
    shuffled = random.sample(answers, len(answers))
    system = ProductionSystem(rulebook)
    assert system.infer(answers) == system.infer(shuffled) == system.infer([*shuffled, *answers])


def test_the_latest_term_fires_first_then_the_first_rule_of_the_files() -> None:
    rulebook = small_rulebook(
        lists("on-a", ["a"]), lists("on-b", ["b"]), lists("on-b-too", ["b"]), derives("b-c", ["b"], "c"),
        lists("on-c", ["c"]), lists("on-a-and-b", ["a", "b"]), shows("always"),
    )  # fmt: skip
    order = [rulebook.rules[position].id for position in _Engine(rulebook.rules).ask(["b", "a"])]
    assert order == ["on-a", "on-b", "on-b-too", "b-c", "on-c", "on-a-and-b", "always"]


def test_one_question_leaves_nothing_for_the_next() -> None:
    system = ProductionSystem(small_rulebook(is_a("a", "b"), lists("on-b", ["b"]), shows("always")))
    first = system.infer(["a"])
    assert [rule.id for rule in system.infer([]).fired] == ["always"]
    assert [rule.id for rule in system.infer(["b"]).fired] == ["on-b", "always"]
    assert system.infer(["a"]) == first


def test_no_answer_stays_in_memory() -> None:
    system = ProductionSystem(small_rulebook(lists("one", ["low"]), lists("two", ["low", "a-gap"])))
    system.infer(["low", "a-secret"])
    facts = [each for each in gc.get_objects() if isinstance(each, experta.Fact)]
    assert [fact for fact in facts if "a-secret" in fact.values()] == []
    assert [fact for fact in facts if "low" in fact.values() and fact.get("__factid__") is not None] == []


def test_ten_thousand_questions_leave_memory_as_it_was() -> None:
    random = Random(0)
    rulebook = random_rulebook(random)
    system = ProductionSystem(rulebook)
    asked = [random_sheet(random, list(rulebook.term)) for _ in range(100)]
    for sheet in asked:
        system.infer(sheet)
    gc.collect()
    before = len(gc.get_objects())
    for number in range(10_000):
        system.infer(asked[number % 100] | {f"unknown-{number}"})
    gc.collect()
    assert len(gc.get_objects()) - before < 100


def test_threads_and_rulebooks_never_mix_though_they_build_and_ask_at_the_same_time() -> None:
    books = [
        small_rulebook(*(is_a(f"t{n}", f"t{n + step}") for n in range(12)), shows(f"by-{step}"))
        for step in (1, 2)
    ]
    systems = [ProductionSystem(book) for book in books]

    def ask(number: int) -> bool:
        which, answers = number % 2, [f"t{number % 12}"]
        return systems[which].infer(answers) == reference.infer(books[which], answers)

    def build_and_ask(seed: int) -> bool:
        rulebook = random_rulebook(Random(seed))
        return infer(rulebook, rulebook.term) == reference.infer(rulebook, rulebook.term)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(400)))
        assert all(pool.map(build_and_ask, range(80)))


@pytest.mark.parametrize(
    ("owner", "where"),
    [(_Facts, "declare"), (_Engine, "run"), (_Engine, "get_activations"), (_Engine, "reset")],
)
@pytest.mark.parametrize("calls", [1, 2, 3])
def test_a_question_that_fails_halfway_does_not_spoil_the_next(
    monkeypatch: pytest.MonkeyPatch, owner: type[Any], where: str, calls: int
) -> None:
    rulebook = small_rulebook(is_a("a", "b"), lists("on-b", ["b"]), lists("on-c", ["c"]), shows("always"))
    system = ProductionSystem(rulebook)
    with monkeypatch.context() as patch, suppress(InterruptedError):
        patch.setattr(owner, where, failing(getattr(owner, where), calls))
        system.infer(["a", "c"])
    assert system.infer(["a"]) == reference.infer(rulebook, ["a"])


def test_an_error_inside_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Engine, "run", failing(_Engine.run, 1))
    with pytest.raises(InterruptedError):
        infer(small_rulebook(shows("always")), [])


def failing(method: Callable[..., Any], calls: int) -> Callable[..., Any]:
    """Return a method that breaks off after so many calls have done their work."""
    left = iter(range(calls - 1))

    def broken(*args: object, **kwargs: object) -> Any:  # noqa: ANN401
        result = method(*args, **kwargs)
        if next(left, None) is None:
            raise InterruptedError
        return result

    return broken


def test_dropped_rulebooks_leave_no_engine_behind() -> None:
    def used(seed: int) -> weakref.ref[_Engine]:
        system = ProductionSystem(random_rulebook(Random(seed)))
        system.infer([])
        assert system._engine  # noqa: SLF001
        return weakref.ref(system._engine)  # noqa: SLF001

    engines = [used(seed) for seed in range(20)]
    gc.collect()
    assert [engine() for engine in engines] == [None] * 20


# The matcher


def test_a_production_is_built_when_its_rule_first_fires() -> None:
    engine = _Engine(small_rulebook(is_a("a", "b"), lists("on-b", ["b"]), lists("on-c", ["b", "c"])).rules)
    built = [[production.__name__ for production in engine.productions.values()]]
    for answers in (["a"], ["b", "c"]):
        engine.ask(answers)
        built.append([production.__name__ for production in engine.productions.values()])
    assert built == [[], ["is-a:a:b", "on-b"], ["is-a:a:b", "on-b", "on-c"]]


def test_a_rule_is_indexed_under_the_two_terms_that_the_fewest_rules_need() -> None:
    often, rare = lists("0", ["often"]), lists("1", ["often", "rare"])
    rules = [often, rare, shows("2"), lists("3", ["b", "often", "a"])]
    single, paired = rarest_terms_index(rules)
    assert single == {"often": [0], None: [2]}
    assert paired == {
        "rare": {"often": [(1, ())]},
        "often": {"rare": [(1, ())]},
        "b": {"a": [(3, ("often",))]},
        "a": {"b": [(3, ("often",))]},
    }


def test_a_fact_cannot_be_taken_back() -> None:
    engine = _Engine(small_rulebook(lists("on-a", ["a"])).rules)
    fact = engine.declare(_Has({0: "a"}))
    with pytest.raises(NotImplementedError, match="never taken back"):
        engine.retract(fact)


# The import


def test_importing_and_asking_writes_nothing_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        assert fired(small_rulebook(is_a("a", "b")), "a") == ["is-a:a:b"]
    assert caplog.records == []


PROGRAMS = {
    "nothing in use leaves a trace": """
        import logging, sys
        before = logging.root.handlers[:], logging.root.level, logging.lastResort
        import engine.inference.production
        assert (logging.root.handlers, logging.root.level, logging.lastResort) == before
        assert "frozendict" not in sys.modules
""",
    "a frozendict in use stays": """
        import sys, frozendict
        import engine.inference.production
        assert sys.modules["frozendict"] is frozendict
""",
    "an experta in use stays": """
        import experta
        former = experta.KnowledgeEngine
        import engine.inference.production
        assert engine.inference.production.experta.KnowledgeEngine is former
""",
    "an import that failed is done anew": """
        try:
            import experta
        except AttributeError:
            pass
        else:
            assert not hasattr(experta, "KnowledgeEngine")
        import engine.inference.production
""",
}


@pytest.mark.parametrize(
    ("program", "version"),
    [
        *(("nothing in use leaves a trace", version) for version in FROZENDICTS),
        ("a frozendict in use stays", "2"),
        ("an experta in use stays", "2"),
        ("an import that failed is done anew", "missing"),
        ("an import that failed is done anew", "1.2"),
    ],
)
def test_it_works_with_any_frozendict_and_leaves_alone_what_is_in_use(
    tmp_path: Path, program: str, version: str
) -> None:
    (tmp_path / "frozendict.py").write_text(FROZENDICTS[version])
    command = [sys.executable, "-W", "error", "-c", dedent(PROGRAMS[program] + ASK)]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "['is-a:a:b']\n")
