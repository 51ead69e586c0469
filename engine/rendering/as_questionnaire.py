"""The questionnaire as JSON, with the terms that each option gives."""

import json
from typing import Any

from engine.rulebook import Choice, Question, Rulebook
from engine.serialization import fingerprint


def render_questionnaire(rulebook: Rulebook) -> str:
    """Return the questionnaire as JSON, indented, ending with a line end."""
    plain = {
        "rulebook": {
            "title": rulebook.title,
            "version": rulebook.version,
            "fingerprint": fingerprint(rulebook),
            "language": rulebook.language,
        },
        "questions": [_question(each) for each in rulebook.questions],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": question.title,
        "help": question.help or None,
        "why": question.why,
        "choose": question.choose,
        "groups": [
            {"label": group.label or None, "choices": [_choice(each) for each in group.choices]}
            for group in question.groups
        ],
        "cites": list(question.cites),
        "editorial": question.editorial or None,
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "id": choice.id,
        "label": choice.label,
        "help": choice.help or None,
        "gives": list(choice.gives),
    }
