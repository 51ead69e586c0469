"""Names across files: each defined once, each use of one checked, each fault at its line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from engine.errors import Fault
from engine.reading.documents import Document
from engine.reading.forms.parts import EntryForm, Founded, TextEntry, is_sentence
from engine.reading.nearest import quoted, suggestion
from engine.reading.short_forms import Lookup, members, named, written_out
from engine.rulebook import Entry, Place

T = TypeVar("T")


@dataclass
class References:
    """Every name of a rulebook and every fault that was found so far."""

    #: where each name is defined, by what it names: `defined["term"]["child"]`
    defined: dict[str, dict[str, str]] = field(default_factory=dict)
    #: the statements that carry no fact, so that nothing may rest on them
    silent: set[str] = field(default_factory=set)
    lookup: Lookup = field(default_factory=Lookup)  #: what short forms are written out from
    #: the names of which it was said already, where a short form lists them, that nothing has them
    told: set[tuple[str, str]] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)  #: what is wrong

    def names(self, what: str) -> tuple[str, ...]:
        """Return every name of that sort, in the order of definition."""
        return tuple(self.defined.get(what, {}))


@dataclass(frozen=True)
class Position:
    """Where in a document the work is.

    A method that checks names hands them back as they are, so that building and checking are one walk.
    """

    document: Document[Any]
    references: References
    path: tuple[str | int, ...] = ()

    def below(self, *steps: str | int) -> "Position":
        """Return the position some steps further down."""
        return replace(self, path=(*self.path, *steps))

    def each(self, forms: Iterable[Any], *steps: str | int) -> "Iterator[tuple[Position, Any]]":
        """Return the items of a list, each with its position; short forms are written out into plain ones."""
        for way, form in members(forms):
            here = self.below(*steps, *way)
            yield from ((here, plain) for plain in here.written_out(form))

    def written_out(self, form: Any) -> Iterator[Any]:  # noqa: ANN401 -- a form of any kind
        """Return the plain forms that a form here stands for, after checking the names that only it holds."""
        for below, what, name in named(form):
            self.below(*below).one(what, name)
            self.references.told.add((what, name))
        for plain in written_out(form, self.references.lookup):
            self.refuse_unfounded(plain)
            yield plain

    def made(self, kind: Callable[..., T], form: Any, **own: object) -> T:  # noqa: ANN401 -- a form of any kind
        """Return a value of the rulebook that is written here.

        Each of its fields is what `own` says, or else what the form has by the same name:
        a list as a tuple, nothing as an empty text, and citations after checking them.
        """
        values = {"place": self.place, **own}
        for name in {each.name for each in fields(kind)} - values.keys():  # type: ignore[arg-type]
            value = getattr(form, name)
            values[name] = "" if value is None else tuple(value) if isinstance(value, list) else value
        if "cites" in values and "cites" not in own:
            values["cites"] = self.below("cites").cites(form.cites)
        return kind(**values)

    @property
    def place(self) -> Place:
        """Return the place that the rulebook keeps."""
        return self.document.place(*self.path)

    def fault(self, message: str) -> None:
        """Note what is wrong here."""
        self.references.faults.append(self.document.fault(message, *self.path))

    def define(self, what: str, name: str) -> None:
        """Note a name that is defined here; a second definition is a fault."""
        names = self.references.defined.setdefault(what, {})
        if name in names:
            self.fault(f"the {what} {quoted(name)} is defined a second time; the first is {names[name]}")
            return
        here = self.document.fault("", *self.path)
        names[name] = f"{here.file}:{here.line}"

    def one(self, what: str, name: str) -> str:
        """Return a name after checking that it is defined."""
        if name not in self.references.defined.get(what, {}) and (what, name) not in self.references.told:
            near = suggestion(name, self.references.names(what)) or self._elsewhere(name)
            self.fault(f"unknown {what} {quoted(name)}{near}")
        return name

    def many(self, what: str, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names of a list after checking that each is defined and stands there once."""
        listed = tuple(names)
        for number, name in enumerate(listed):
            here = self.below(number)
            here.one(what, name)
            if name in listed[:number]:
                here.fault(f"{quoted(name)} stands here twice; leave out one")
        return listed

    def cites(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Return the statements of a list after checking that each is defined and carries a fact."""
        listed = self.many("statement", statements)
        for number, statement in enumerate(listed):
            self.below(number).refuse_silent(statement)
        return listed

    def refuse_silent(self, statement: str) -> None:
        """Note a fault if the statement carries no fact."""
        if statement in self.references.silent:
            self.fault(
                f"the statement `{statement}` carries no fact (`not-encoded`), so nothing can rest on it"
            )

    def entries(self, entries: Iterable[EntryForm], editorial: str = "") -> tuple[Entry, ...]:
        """Return the entries of a card row or a passage; texts without an own reason get `editorial`."""
        return tuple(here.entry(form, editorial) for here, form in self.each(entries))

    def entry(self, form: EntryForm, editorial: str) -> Entry:
        """Return one entry."""
        if isinstance(form, TextEntry) or is_sentence(form):
            text, own = (form.text, form.editorial) if isinstance(form, TextEntry) else (form, None)
            if not (own or editorial):
                self.fault("a text of ours needs `editorial` with the reason, here or once for all of them")
            return Entry("", text, own or editorial, self.place)
        statement, _, reading = form.partition("/")
        self.one("statement", statement)
        self.refuse_silent(statement)
        if reading:
            self.one("reading", form)
        return Entry(statement, "", self.references.lookup.readings.get(form, ""), self.place)

    def refuse_unfounded(self, form: object) -> None:
        """Note a fault if the form rests neither on a statement nor on a reason of ours."""
        if isinstance(form, Founded) and not form.cites and form.editorial is None:
            self.fault("needs `cites` with the statements it rests on, or `editorial` with the reason")

    def _elsewhere(self, name: str) -> str:
        """Return a hint if the name is defined, but names something else."""
        others = [what for what, names in self.references.defined.items() if name in names]
        return "".join(f"; `{name}` is {'an' if what[0] in 'aeiou' else 'a'} {what}" for what in others[:1])
