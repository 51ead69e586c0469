"""The answers that a command is given, and a word on what was left out of them."""

import typer

from engine.reading.answers import read_answers
from engine.rulebook import Rulebook


def answers_in(source: str, rulebook: Rulebook) -> frozenset[str]:
    """Return the answers in a file, or in standard input for `-`; tell on standard error what was left out.

    Raises:
        AnswersError: the sheet cannot be used; it carries every fault.
    """
    read = read_answers(source, rulebook)
    for each in read.left_out:
        typer.echo(str(each), err=True)
    return read.has
