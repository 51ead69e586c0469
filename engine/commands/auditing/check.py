"""`audit check`: what is wrong inside a rulebook."""

from pathlib import Path
from typing import Annotated

import typer

from engine.audit.check import check_everything
from engine.audit.checks.samples_and_catalogue import check_catalogue, check_samples
from engine.audit.sources.foundations import Editorial, editorials
from engine.commands.arguments import DEFAULT_RULES, Output, Rules
from engine.commands.outcomes import as_values, count_in_words, print_findings
from engine.reading.catalogue import read_catalogue
from engine.reading.folder import shown
from engine.reading.load import load_folder
from engine.rendering.citing import file_of, located
from engine.serialization import indented

ListEditorials = Annotated[
    bool, typer.Option("--editorials", help="List what is ours and not the source's, with the reasons.")
]
Texts = Annotated[
    list[Path] | None,
    typer.Option(
        "--texts",
        metavar="FOLDER",
        help="Other visible texts, in Fluent and in the language of the rules; may be given several times.",
    ),
]


def check(
    list_editorials: ListEditorials = False,
    texts: Texts = None,
    rules: Rules = DEFAULT_RULES,
    output: Output = "text",
) -> None:
    """Find what is wrong inside a rulebook: format, references, loose ends, words, dates, reviews.

    Exact, over sheets that may name any term, derived ones too, each conclusion by itself:
    redundant, masked and dead rules.
    Exact, over the sheets that the questionnaire can give: rules out of reach.
    Heuristics: missing scenarios, near misses and the reading level.
    With --texts, texts outside the rules are held to their words, length of sentences and reading level too.
    That rules are not yet reviewed is a remark: shown and counted, but no reason for exit status 1.
    """
    folder = load_folder(rules)
    catalogue = [file for each in texts or () for file in read_catalogue(each)]
    book, marks = folder.rulebook, editorials(folder.rulebook)
    findings = (
        *check_everything(book, folder.scenarios, folder.words, folder.stamps),
        *check_samples(book, folder.samples, folder.words),
        *check_catalogue(book, catalogue, folder.words),
    )
    if output == "json":
        values = {
            "findings": as_values(findings, shown(rules)),
            "editorials": [_as_value(each, shown(rules)) for each in marks],
        }
        typer.echo(indented(values), nl=False)
    else:
        print_findings(findings, rules)
        for mark in marks if list_editorials else ():
            typer.echo(f"{located(mark.place, shown(rules))}: editorial: {mark.what}: {mark.reason}")
        others = f", {sum(len(each.texts) for each in catalogue)} other texts" if catalogue else ""
        typer.echo(
            f"{len(book.statement)} statements, {len(book.therapies)} therapies, {len(book.rules)} rules, "
            f"{len(folder.scenarios)} scenarios, {len(marks)} editorials{others}: {count_in_words(findings)}"
        )
    raise typer.Exit(0 if all(each.is_remark for each in findings) else 1)


def _as_value(mark: Editorial, rules: str) -> dict[str, object]:
    file = file_of(mark.place, rules)
    return {"file": file, "line": mark.place.line, "what": mark.what, "reason": mark.reason}
