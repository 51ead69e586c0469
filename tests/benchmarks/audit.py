"""How long the audits take: `python -m tests.benchmarks.audit` prints seconds and counts of cases.

They are run on the shipped rulebook, and on a generated one of 5,000 rules and 500 terms;
for `diff`, rules of each are dropped and changed at random.
"""

import sys
import time
from collections.abc import Callable
from random import Random

from engine.audit.changes.difference import difference
from engine.audit.check import check_rulebook
from engine.audit.checks.exact import exact_findings
from engine.audit.proving.prove import claims
from engine.audit.testing.mutants import MutantReport, break_rules
from engine.audit.testing.scenario_runs import ScenarioRuns
from engine.commands.auditing.prove import evaluators_of
from engine.reading.load import RuleFolder, load_folder
from engine.rulebook import Rulebook
from tests.benchmarks.generated import edited, generated_rulebook


def main() -> None:
    """Run the audits on both rulebooks, and print a line for each.

    On the generated rulebook, which has no scenarios, only `check` and `diff` are run.
    """
    folder, generated = load_folder(), generated_rulebook(Random(1))
    shipped = folder.rulebook
    say(f"shipped: {len(shipped.rules):,} rules, {len(shipped.terms):,} terms")
    timed("check", lambda: check(shipped, folder))
    timed("diff", lambda: diff(shipped, edited(Random(2), shipped, 3)))
    timed("prove", lambda: prove(shipped))
    timed("mutants", lambda: mutants(folder))
    say(f"generated: {len(generated.rules):,} rules, {len(generated.terms):,} terms")
    timed("check", lambda: check(generated, folder))
    timed("diff", lambda: diff(generated, edited(Random(2), generated, 20)))


def check(rulebook: Rulebook, folder: RuleFolder) -> str:
    """Run what `check` runs, with the words of the shipped folder."""
    scenarios = folder.scenarios if rulebook is folder.rulebook else ()
    exact = len(list(exact_findings(rulebook)))
    others = len(list(check_rulebook(rulebook, scenarios, folder.words)))
    return f"{len(rulebook.rules):,} cases for each exact check, {exact:,} and {others:,} findings"


def diff(old: Rulebook, new: Rulebook) -> str:
    """Run what `diff` runs."""
    found = difference(old, new)
    return f"{found.cases:,} cases, {len(found.changes):,} examples"


def prove(rulebook: Rulebook) -> str:
    """Run what `prove` runs."""
    proofs = [claim() for claim in claims(rulebook, evaluators_of(rulebook))]
    return f"{sum(each.cases for each in proofs):,} cases for {len(proofs)} claims"


def mutants(folder: RuleFolder) -> str:
    """Run what `mutants` runs."""
    bench = ScenarioRuns.of(folder.rulebook, folder.scenarios)
    report = sum(break_rules(bench), MutantReport())
    return (
        f"{report.breaks:,} breaks, {len(bench.scenarios):,} scenarios, {len(report.unnoticed):,} unnoticed"
    )


def timed(name: str, audit: Callable[[], str]) -> None:
    """Run an audit, and print how long it took and what it counted."""
    begun = time.perf_counter()
    counts = audit()
    say(f"  {name:8} {time.perf_counter() - begun:6.2f} s  {counts}")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
