"""The forms as JSON Schema, so that an editor helps while rules are written.

Run as `python -m engine.reading.json_schema FOLDER`.
"""

import json
import sys
from pathlib import Path

from engine.reading.forms import FORMS


def json_schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    return {f"{kind}.schema.json": _schema(kind) for kind in FORMS}


def _schema(kind: str) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **FORMS[kind].model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> None:
    """Write every schema into a folder, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in json_schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
