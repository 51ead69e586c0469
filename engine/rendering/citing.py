"""Statements and places as texts cite them, and standings and conclusions in words."""

from engine.audit.findings import Finding
from engine.rulebook import Cautions, Derives, Fits, Lists, Notes, Place, Rule, Rulebook, Shows, Statement


def cited(rulebook: Rulebook, statement: Statement) -> str:
    """Return the id of a statement and where it stands; the title of its document where there are several."""
    titles = {each.id: each.title for each in rulebook.sources}
    title = [titles[statement.source]] if len(titles) > 1 else []
    return ", ".join((statement.id, *title, statement.section))


def standing_in_words(rulebook: Rulebook, standing: str, alongside: str) -> str:
    """Return the label of a standing, with that of the companion that it goes together with."""
    companions = {each.id: each.label for each in rulebook.companions}
    return ", ".join(filter(None, (rulebook.standing[standing].label, companions.get(alongside))))


def concludes(rulebook: Rulebook, rule: Rule) -> tuple[str, str]:
    """Return what a rule does, and with what, in words."""
    match rule.concludes:
        case Lists(standing=name, alongside=alongside):
            return "lists", standing_in_words(rulebook, name, alongside)
        case Fits(wish=wish):
            return "fits", rulebook.term[wish].label
        case Cautions(text=text):
            return "cautions", text
        case Notes(text=text):
            return "notes", text
        case Derives(term=term):
            return "derives", rulebook.term[term].label
        case Shows(notice=notice):
            return "shows", rulebook.notice[notice].title


def file_of(place: Finding | Place, rules: str) -> str:
    """Return the file of a place, named below `rules/`, as the user of a folder of rules opens it."""
    below = place.file.removeprefix("rules/")
    return place.file if below == place.file else f"{rules}/{below}"


def located(place: Finding | Place, rules: str) -> str:
    """Return a place as `file:line`, likewise."""
    return f"{file_of(place, rules)}:{place.line}"
