"""A folder of rules, from beginning to end: every file, every fault of the run, and the checked rulebook."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import Fault, RulebookError
from engine.reading import scenarios as reading_scenarios
from engine.reading.documents import Document, read_document
from engine.reading.folder import NEEDED, RuleFile, rule_files, shown
from engine.reading.forms import FORMS
from engine.reading.linking import Documents, link
from engine.reading.linking.meaning import source
from engine.reading.nearest import quoted
from engine.reading.plain_text import read_text
from engine.reading.references import Position, References
from engine.rule_folder import Avoided, BannedWords, Exempt, Inferring, RuleFolder, Scenario, Stamp
from engine.rulebook import Rulebook

SHIPPED = Path(__file__).parents[2] / "rules"  #: the rules that travel with the program
LEANED_ON = {*NEEDED, "source", "derivations", "shared", "contacts", "search"}
"""Kinds of files without which the names in the others cannot be checked."""

MAY_LACK = ("derivations", "shared", "contacts", "alternatives", "about", "search")
"""Kinds of files that a rulebook is made of, and that it may lack."""

Read = dict[str, dict[str, Document[Any]]]


def load_rulebook(folder: Path = SHIPPED) -> Rulebook:
    """Return the checked rulebook of a folder.

    Raises:
        RulebookError: something is wrong in the files; it carries every fault of the run.
    """
    return load_folder(folder).rulebook


def load_folder(folder: Path = SHIPPED) -> RuleFolder:
    """Return everything that a folder of rules holds, checked.

    Raises:
        RulebookError: something is wrong in the files; it carries every fault of the run.
    """
    files, faults = rule_files(folder)
    read: dict[str, dict[str, Document[Any]]] = {kind: {} for kind in FORMS}
    unread: set[tuple[str, str]] = set()
    for file in files:
        document, found = _read(file)
        faults += found
        if document is None:
            unread.add((file.kind, file.id))
        else:
            read[file.kind][file.id] = document
    references = References()
    made = _made(read, unread, references)
    faults += references.faults
    if made is None or faults:
        raise RulebookError(tuple(faults))
    return made


def load_statements(folder: Path) -> Rulebook:
    """Return a rulebook of the sources of a folder and nothing else, whatever stands in the other files.

    Raises:
        RulebookError: there is no source, or something is wrong in one; it carries every fault of them.
    """
    files = [each for each in rule_files(folder)[0] if each.kind == "source"]
    faults = [] if files else [Fault(shown(folder), 0, "has no file in `sources`; write one to begin with")]
    references = References()
    sources = []
    for file in files:
        document, found = _read(file)
        faults += found
        if document is not None:
            sources.append(source(file.id, Position(document, references)))
            for here, form in Position(document, references).each(document.form.statements, "statements"):
                here.define("statement", form.id)
    faults += references.faults
    if faults:
        raise RulebookError(tuple(faults))
    return Rulebook("Statements of", shown(folder), "en", tuple(sources), *[()] * 11)


def _read(file: RuleFile) -> tuple[Document[Any] | None, list[Fault]]:
    text = read_text(file.path, file.name)
    if isinstance(text, Fault):
        return None, [text]
    return read_document(FORMS[file.kind], text, file.nominal, file.name)


def _made(read: Read, unread: set[tuple[str, str]], references: References) -> RuleFolder | None:
    """Return what the files amount to, or None if a file is at fault that the others lean on.

    A therapy that is at fault keeps its name, so that it causes no faults elsewhere.
    """
    one = {kind: next(iter(found.values()), None) for kind, found in read.items()}
    if any(one[kind] is None for kind in (*NEEDED, "source")) or any(kind in LEANED_ON for kind, _ in unread):
        return None
    single: dict[str, Any] = {kind: one[kind] for kind in (*NEEDED, *MAY_LACK)}
    documents = Documents(
        **single,
        sources=read["source"],
        therapies=read["therapy"],
        unread_therapies=tuple(sorted(name for kind, name in unread if kind == "therapy")),
    )
    rulebook = link(documents, references)
    scenarios = tuple(_scenarios(read, rulebook, references))
    samples = tuple(
        reading_scenarios.sample(name, Position(document, references), rulebook)
        for name, document in read["sample"].items()
    )
    words, stamps = _words(one["words"]), _stamps(one["reviews"], references)
    return RuleFolder(rulebook, scenarios, words, stamps, samples)


def _scenarios(read: Read, rulebook: Rulebook, references: References) -> Iterator[Scenario]:
    for name, document in read["therapy.test"].items():
        here = Position(document, references)
        if name in read["therapy"]:
            yield from reading_scenarios.therapy_scenarios(name, here, rulebook)
        elif name not in references.names("therapy"):
            here.fault(f"there is no file `{name}.yaml` beside it that it could test")
    for kind, scenarios in reading_scenarios.BY_KIND.items():
        for document in read[kind].values():
            yield from scenarios(Position(document, references), rulebook)


def _stamps(document: Document[Any] | None, references: References) -> tuple[Stamp, ...]:
    """Return the review stamps; a stamp of a rule that is no more is no fault, but a finding of an audit."""
    made: dict[tuple[str, str], Stamp] = {}
    if document is not None:
        for here, form in Position(document, references).each(document.form.root):
            if (form.rule, form.by) in made:
                here.fault(f"{quoted(form.by)} stamps {quoted(form.rule)} a second time; leave out one")
            made[form.rule, form.by] = here.made(Stamp, form)
    return tuple(made.values())


def _words(document: Document[Any] | None) -> BannedWords:
    if document is None:
        return BannedWords()
    form = document.form
    return BannedWords(
        avoid=tuple(Avoided((each.word, *each.forms), each.instead) for each in form.avoid),
        exempt=tuple(Exempt(each.phrase, each.reason) for each in form.exempt),
        infer=tuple(Inferring((each.word, *each.forms), each.reason) for each in form.infer),
    )
