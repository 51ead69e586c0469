"""The damage of a copy that was held against the statements, for people and for other programs."""

import json
from collections.abc import Iterator

from engine.audit.sources.collation import Collation, Sentence
from engine.document.layout import excerpt
from engine.document.outcomes import Outcome
from engine.rendering.findings import file_of
from engine.rulebook import Statement


def collation_as_text(collation: Collation, rules: str = "rules") -> str:
    """Return the counts, and what is to be looked at, with what rests on it.

    `rules` is the folder of rules as its reader would type it.
    """
    return "".join(f"{line}\n" for line in _lines(collation, rules))


def collation_as_json(collation: Collation, rules: str = "rules") -> str:
    """Return the same as JSON."""
    rulebook, every = collation.rulebook, collation.source.statements
    values = {
        "rulebook": {"title": rulebook.title, "version": rulebook.version},
        "source": collation.source.id,
        "statements": {"found": len(collation.found), "all": len(every)},
        "words": {"found": _words(collation.found), "all": _words(every)},
        "findings": [_value(*each, rules) for each in collation.damaged],
        "new": [{"line": each.line, "words": " ".join(each.words)} for each in collation.new],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _value(statement: Statement, sentence: Sentence, rules: str) -> dict[str, object]:
    return {
        "statement": statement.id,
        "outcome": sentence.outcome.value,
        "line": sentence.line,
        "reads": " ".join(sentence.words) if sentence.outcome is Outcome.CHANGED else "",
        "resting": [
            {"what": each.what, "file": file_of(each.place, rules), "line": each.place.line}
            for each in sentence.dependents
        ],
    }


def _lines(collation: Collation, rules: str) -> Iterator[str]:
    rulebook, every, found = collation.rulebook, collation.source.statements, collation.found
    yield f"{rulebook.title} {rulebook.version}"
    yield (
        f"{collation.source.title}: {len(found):,} of {len(every):,} statements, "
        f"{_words(found):,} of {_words(every):,} words"
    )
    if every and not found:
        yield "none of its statements stands in this copy: it is probably another document"
        return
    for statement, sentence in collation.damaged:
        yield from _damage(statement, sentence, rules)
    for new in collation.new:
        yield ""
        count = "1 new word" if len(new.words) == 1 else f"{len(new.words):,} new words"
        yield f"line {new.line}: {count}, of no statement: `{excerpt(new.words)}`"


def _damage(statement: Statement, sentence: Sentence, rules: str) -> Iterator[str]:
    yield ""
    yield f"{statement.id} {_outcome(sentence)}: `{statement.opens}` ({statement.section})"
    if sentence.outcome is Outcome.CHANGED:
        yield f"  was {statement.words} words, now {len(sentence.words)}: `{excerpt(sentence.words)}`"
    place = f"{file_of(statement.place, rules)}:{statement.place.line}"
    yield f"  {place}: says: {statement.says or statement.not_encoded}"
    yield "  resting on it:" if sentence.dependents else "  nothing rests on it"
    for each in sentence.dependents:
        yield f"    {file_of(each.place, rules)}:{each.place.line}: {each.what}"


def _outcome(sentence: Sentence) -> str:
    match sentence.outcome:
        case Outcome.CHANGED:
            return f"has changed, line {sentence.line}"
        case Outcome.MOVED:
            return f"stands out of order, line {sentence.line}"
        case _:
            return "has vanished"


def _words(statements: tuple[Statement, ...]) -> int:
    return sum(each.words for each in statements)
