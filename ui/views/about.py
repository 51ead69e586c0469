"""The about page: passages of the rulebook, how therapies are grouped, the documents, and the standards."""

from dataclasses import dataclass
from datetime import date

from engine.rulebook import Source, Standing
from ui.context import PRIVATE, Context
from ui.texts import Say
from ui.views.citations import Line, line, marks
from ui.views.passages import Passage
from ui.views.privacy import privacy
from ui.views.reading_level import in_words, reading_level
from ui.views.standards import StandardsView, read_tests, standards


@dataclass(frozen=True)
class AboutView:
    """The whole page."""

    title: str
    #: where answers are, in the private edition; those of the rulebook, and how therapies are grouped
    passages: tuple[Passage, ...]
    documents_title: str
    documents: tuple[Passage, ...]  #: the documents that the rules are taken from
    reading: Passage  #: how hard the pages are to read
    standards: StandardsView


def about(context: Context) -> AboutView:
    """Return the page; it is made once for each rulebook and carrier."""
    return context.edition.once(("about", context.setting.carrier), lambda: _about(context))


def _about(context: Context) -> AboutView:
    rulebook, say = context.rulebook, context.say
    return AboutView(
        title=say("about-title"),
        passages=(
            *(privacy(context).passages[:2] if context.setting.carrier == PRIVATE else ()),
            *(
                Passage(each.id, each.title, tuple(line(rulebook, say, entry) for entry in each.entries))
                for each in rulebook.about
            ),
            Passage(
                "standings",
                say("about-standings"),
                tuple(_standing(say, each) for each in rulebook.standings),
            ),
        ),
        documents_title=say("about-documents"),
        documents=tuple(_document(say, each) for each in rulebook.sources),
        reading=in_words(say, reading_level(context.edition)),
        standards=standards(say, read_tests()),
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
