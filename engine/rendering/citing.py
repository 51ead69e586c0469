"""Statements as texts for a terminal cite them, and standings in words."""

from engine.rulebook import Rulebook, Statement


def cited(rulebook: Rulebook, statement: Statement) -> str:
    """Return the id of a statement and where it stands; the title of its document where there are several."""
    titles = {each.id: each.title for each in rulebook.sources}
    title = [titles[statement.source]] if len(titles) > 1 else []
    return ", ".join((statement.id, *title, statement.section))


def standing_in_words(rulebook: Rulebook, standing: str, alongside: str) -> str:
    """Return the label of a standing, with that of the companion that it goes together with."""
    companions = {each.id: each.label for each in rulebook.companions}
    return ", ".join(filter(None, (rulebook.standing[standing].label, companions.get(alongside))))
