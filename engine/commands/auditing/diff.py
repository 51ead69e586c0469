"""`audit diff`: what a change to the rules does to answer sheets."""

from typing import Annotated

import typer

from engine.audit.changes.difference import difference
from engine.audit.changes.revisions import Compared, folder_of_revisions, load_state
from engine.commands.arguments import Output, Rules
from engine.commands.outcomes import watching
from engine.rendering.difference import difference_as_json, difference_as_text


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A folder of rules, or a git revision of it.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Likewise.")],
    rules: Rules | None = None,
    output: Output = "text",
) -> None:
    """Show which answer sheets get something else: the smallest example for each change, by therapy.

    Exact: it says that no answer sheet gets a different list if, and only if, that is so,
    for sheets that may name any term, derived ones too, and for each conclusion by itself.
    A sheet gets something else if it lists, notes, fits, shows or derives anything else,
    or if its list stands in another order of standings.
    The order among therapies of one standing with as many wishes that fit is not compared.
    Which answers the questionnaire offers is not compared either, but named among the texts.

    A revision is one of the folder that is named beside it;
    of two revisions, one of --rules, of `rules` where you are, or of the rules that came with the program.

    Exit status: 1 if any sheet gets something else, else 0.
    """
    folder = folder_of_revisions((old, new), rules)
    before, after = load_state(old, folder), load_state(new, folder)
    found = difference(before, after, watching("Comparing"))
    compared = (Compared.of(old, folder, before), Compared.of(new, folder, after))
    render = difference_as_json if output == "json" else difference_as_text
    typer.echo(render(found, compared), nl=False)
    raise typer.Exit(1 if found.changes else 0)
