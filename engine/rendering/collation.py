"""The damage of a copy that was held against the statements, for people and for other programs."""

from engine.audit.sources.collation import Collation, Sentence
from engine.document.layout import excerpt
from engine.document.places import Outcome
from engine.rendering.citing import file_of, located
from engine.rendering.pages import text
from engine.rulebook import Statement
from engine.serialization import indented


def collation_as_text(collation: Collation, rules: str = "rules") -> str:
    """Return the counts, and what is to be looked at, with what rests on it.

    `rules` is the folder of rules as its reader would type it.
    """
    return text("collation.jinja", collation=collation, rules=rules, located=located, excerpt=excerpt)


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
    return indented(values)


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


def _words(statements: tuple[Statement, ...]) -> int:
    return sum(each.words for each in statements)
