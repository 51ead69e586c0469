"""A file is held against its form; whatever does not fit is told in the author's own terms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.errors import Fault
from engine.reading.parsed import Content, Parsed, Path
from engine.reading.shapes import MOST
from engine.reading.wording import (
    A_LIST,
    A_MAPPING,
    A_TEXT,
    named,
    not_one_of,
    unknown_key,
    wrong_shape,
    wrong_text,
)
from engine.reading.yaml_text import read_yaml
from engine.rulebook import Place

F = TypeVar("F", bound=BaseModel)
MOST_BUILT = 2_000  #: how many are looked at; each takes two kilobytes


@dataclass(frozen=True)
class Document(Generic[F]):
    """A file that has its form."""

    form: F  #: what stands in it
    file: str  #: how the rulebook names it: `rules/therapies/x.yaml`, wherever the folder lies
    name: str  #: how messages name it: the path that the author would open
    yaml: Parsed  #: the lines of everything in it

    def place(self, *path: str | int) -> Place:
        """Return where a value stands."""
        return Place(self.file, self.yaml.line(path))

    def fault(self, message: str, *path: str | int) -> Fault:
        """Return what is wrong with a value, at its line."""
        return Fault(self.name, self.yaml.line(path), message)


def read_document(form: type[F], text: str, file: str, name: str) -> tuple[Document[F] | None, list[Fault]]:
    """Return a document, or None, and everything that is wrong with it.

    The rulebook calls it by `file`, messages call it by `name`.
    """
    return fitted(form, read_yaml(text, name), file, name)


def fitted(form: type[F], yaml: Parsed, file: str, name: str) -> tuple[Document[F] | None, list[Fault]]:
    """Return a document of what was read already, or None, and everything that is wrong with it."""
    if yaml.content is None:
        return None, yaml.faults or [Fault(name, 0, "holds nothing but comments")]
    try:
        return Document(form.model_validate(yaml.content), file, name, yaml), yaml.faults
    except ValidationError as error:
        if error.error_count() > MOST_BUILT:
            message = f"does not have the form of such a file, at {error.error_count():,} places"
            return None, [*yaml.faults, Fault(name, 0, message)]
        details = error.errors(include_url=False, include_context=True)
        told = [_fault(each, form, yaml, name) for each in details[:MOST]]
        if len(details) > MOST:
            told.append(Fault(name, told[-1].line, f"there are {len(details) - MOST:,} more faults below"))
        return None, yaml.faults + told


def _fault(error: ErrorDetails, form: type[BaseModel], yaml: Parsed, name: str) -> Fault:
    location = error["loc"]
    of_key = location[-1:] == ("[key]",)
    path = _path(yaml.content, location[:-1] if of_key else location)
    return Fault(name, yaml.line(path), _message(error, form, path[:-1] if of_key else path))


def _path(content: Content | None, location: tuple[int | str, ...]) -> Path:
    """Return the path in the file, without the names of alternatives that pydantic puts in between."""
    path: list[str | int] = []
    for number, step in enumerate(location):
        last = number == len(location) - 1
        if isinstance(content, dict) and isinstance(step, str) and (step in content or last):
            content = content.get(step)
            path.append(step)
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            content = content[step]
            path.append(step)
    return tuple(path)


def _message(error: ErrorDetails, form: type[BaseModel], path: Path) -> str:
    """Return a message that names no internal type."""
    key, value = named(path)
    wording = MESSAGES.get(error["type"])
    return (
        wording(Misfit(key, value, error["input"], error.get("ctx", {}), form))
        if wording
        else f"{value}: {error['msg']}"
    )


@dataclass(frozen=True)
class Misfit:
    """One thing that does not fit."""

    key: str  #: the key at which it stands, in backticks
    value: str  #: the same, or that it is an item of a list there
    found: object  #: what stands there
    context: dict[str, Any]  #: what pydantic adds
    form: type[BaseModel]  #: what the file must look like


def _wrong_shape(shape: str) -> "Wording":
    return lambda misfit: wrong_shape(misfit.value, misfit.found, shape)


def _unknown_key(misfit: Misfit) -> str:
    return unknown_key(misfit.key, _keys(misfit.form))


def _not_one_of(misfit: Misfit) -> str:
    expected = str(misfit.context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
    return not_one_of(misfit.key, str(misfit.found), expected)


Wording = Callable[[Misfit], str]
MESSAGES: dict[str, Wording] = {
    "missing": lambda misfit: f"{misfit.key} is missing",
    "extra_forbidden": _unknown_key,
    "literal_error": _not_one_of,
    "string_pattern_mismatch": lambda misfit: wrong_text(
        misfit.key, str(misfit.found), _meaning(misfit.form, str(misfit.context["pattern"]))
    ),
    "too_short": lambda misfit: f"{misfit.key} is an empty list; write at least one item",
    "string_type": _wrong_shape(A_TEXT),
    "list_type": _wrong_shape(A_LIST),
    "dict_type": _wrong_shape(A_MAPPING),
    "model_type": _wrong_shape(A_MAPPING),
    "model_attributes_type": _wrong_shape(A_MAPPING),
    "value_error": lambda misfit: str(misfit.context["error"]),
}
"""Our words for what pydantic found, by its own name for it."""


@cache
def _keys(form: type[BaseModel]) -> frozenset[str]:
    """Return every key that a form knows at any depth."""
    return frozenset(key for schema in _objects(form) for key in schema.get("properties", {}))


def _meaning(form: type[BaseModel], pattern: str) -> str:
    """Return in words what a pattern of the form wants."""
    found = (
        each["description"]
        for each in _parts(form.model_json_schema())
        if each.get("pattern") == pattern and "description" in each
    )
    return next(found, "look at `rules/FIELDS.md`")


def _objects(form: type[BaseModel]) -> list[dict[str, dict[str, object]]]:
    schema = form.model_json_schema()
    return [schema, *schema.get("$defs", {}).values()]


def _parts(schema: object) -> Iterator[dict[str, str]]:
    if isinstance(schema, dict):
        yield schema
        for each in schema.values():
            yield from _parts(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _parts(each)
