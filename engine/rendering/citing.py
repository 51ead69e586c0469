"""A statement as texts for a terminal cite it: with its section and, of several documents, which one."""

from engine.rulebook import Rulebook, Statement


def cited(rulebook: Rulebook, statement: Statement) -> str:
    """Return the id of a statement and where it stands; the title of its document where there are several."""
    titles = {each.id: each.title for each in rulebook.sources}
    title = [titles[statement.source]] if len(titles) > 1 else []
    return ", ".join((statement.id, *title, statement.section))
