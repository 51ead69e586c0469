"""The about page: passages of the rulebook, the documents behind it, and how therapies are grouped."""

from dataclasses import dataclass
from datetime import date

from engine.rulebook import Rulebook, Source, Standing
from ui.texts import Say
from ui.views.citations import Line, line, marks
from ui.views.passages import Passage


@dataclass(frozen=True)
class About:
    """The whole page."""

    passages: tuple[Passage, ...]
    documents: tuple[Passage, ...]
    standings: Passage


def about(rulebook: Rulebook, say: Say) -> About:
    """Return everything that the about page shows."""
    return About(
        passages=tuple(
            Passage(each.id, each.title, tuple(line(rulebook, say, entry) for entry in each.entries))
            for each in rulebook.about
        ),
        documents=tuple(_document(say, each) for each in rulebook.sources),
        standings=Passage(
            "standings", say("about-standings"), tuple(_standing(say, each) for each in rulebook.standings)
        ),
    )


def _document(say: Say, source: Source) -> Passage:
    silent = sum(1 for each in source.statements if each.not_encoded)
    texts = (
        say("about-document-publisher", publisher=source.publisher),
        say("about-document-taken", date=date.fromisoformat(source.taken)),
        say("about-document-counts", count=len(source.statements), silent=silent),
        say("about-document-owner", owner=source.owner),
        say(
            "about-document-review",
            months=source.review_months,
            date=date.fromisoformat(source.next_review),
        ),
        source.limits,
    )
    return Passage(source.id, source.title, tuple(Line(text) for text in texts))


def _standing(say: Say, standing: Standing) -> Line:
    words = say("about-standing-wording", words="; ".join(standing.wording)) if standing.wording else ""
    text = say("about-standing", label=standing.label, says=standing.says, words=words)
    return Line(text, marks=marks(say, standing.editorial))
