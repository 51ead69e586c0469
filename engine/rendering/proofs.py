"""Proofs about every answer sheet, as text for people and as JSON."""

from collections.abc import Iterable
from dataclasses import asdict

from engine.audit.proving.claims import Proof
from engine.serialization import indented


def proof_as_text(proof: Proof) -> str:
    """Return one claim as lines: what became of it, the argument, the cases, the counterexample."""
    if proof.counterexample is not None:
        became = "does not hold"
    else:
        became = "sampled, holds wherever it was tried" if proof.sampled else "holds for every answer sheet"
    lines = [proof.claim, f"  {became}", f"  {proof.argument}", f"  {proof.cases:,} cases"]
    if proof.counterexample is not None:
        lines.append(f"  counterexample: {proof.counterexample}")
    return "\n".join(lines) + "\n"


def proofs_as_json(proofs: Iterable[Proof]) -> str:
    """Return all claims as JSON, ending with a line end."""
    plain = [{"holds": each.counterexample is None, **asdict(each)} for each in proofs]
    return indented({"claims": plain})
