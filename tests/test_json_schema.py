"""The JSON Schemas beside the rules: up to date, right for every rule file, and named in its first line."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from engine.reading.folder import rule_files
from engine.reading.json_schema import json_schemas, write
from engine.reading.load import SHIPPED
from engine.reading.yaml_text import read_yaml

FILES, _ = rule_files(SHIPPED)
SCHEMAS: dict[str, dict[str, Any]] = {name: json.loads(text) for name, text in json_schemas().items()}


def test_the_schemas_in_the_folder_are_those_of_the_forms() -> None:
    found = {path.name: path.read_text(encoding="utf-8") for path in (SHIPPED / "schema").iterdir()}
    assert found == json_schemas()


def test_schemas_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    write(tmp_path / "new" / "schema")
    found = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new/schema").iterdir()}
    assert found == json_schemas()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.nominal)
def test_every_rule_file_names_its_schema_in_its_first_line_and_has_its_form(file: Any) -> None:  # noqa: ANN401 -- pytest hands it on
    text, schema = file.path.read_text(encoding="utf-8"), f"{file.kind}.schema.json"
    errors = Draft202012Validator(SCHEMAS[schema]).iter_errors(read_yaml(text, file.name).content)
    assert [error.message for error in errors] == []
    mark, _, named = text.split("\n")[0].partition("=")
    assert mark == "# yaml-language-server: $schema"
    assert (file.path.parent / named).resolve() == SHIPPED / "schema" / schema


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("answers", {"has": ["x"]}, True),
        ("answers", {"has": "x"}, False),
        ("answers", {"had": ["x"]}, False),
        ("derivations", [{"id": "a", "has": ["b"], "derives": "c", "cites": ["S001"]}], True),
        ("derivations", [{"id": "a", "has": [], "derives": "c", "cites": ["S001"]}], False),
        ("derivations", [{"id": "a", "has": ["b"], "derives": "c", "cites": ["s1"]}], False),
        ("derivations", [{"id": "a", "has": ["b"], "derives": "c", "editorial": " "}], False),
        ("rulebook", {"title": "a", "version": "1", "language": "en"}, True),
        ("rulebook", {"title": "a", "version": "1", "language": "en", "more": "b"}, False),
    ],
)
def test_a_schema_takes_what_its_form_takes(kind: str, content: object, expected: bool) -> None:
    assert Draft202012Validator(SCHEMAS[f"{kind}.schema.json"]).is_valid(content) is expected
