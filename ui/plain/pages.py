"""What a visitor of the plain pages gets for what was sent: one whole page."""

from collections.abc import Iterable
from datetime import date

from engine.moving import moved
from engine.options import Exploration
from engine.questionnaire import answer_sheet
from engine.rulebook import Therapy
from ui.drawing.parts import page_heading
from ui.markup import Html, element, join
from ui.plain import start as drawing_start
from ui.plain.cards import card
from ui.plain.document import Frame, document
from ui.plain.form import Field, Told, read, wanted
from ui.plain.listing import Listing as ListingPage
from ui.plain.listing import listing
from ui.plain.parts import ADDRESS
from ui.plain.questions import Asking, matters, question
from ui.plain.turning import Card, Listing, Step, turn
from ui.rulebooks import Edition
from ui.showing.cards import alternative_card, therapy_card
from ui.showing.everyday import find_options, searchable
from ui.showing.matters import matters as matters_view
from ui.showing.moves import MovesView, tried
from ui.showing.notices import beside, notices
from ui.showing.questionnaire import questionnaire
from ui.showing.results import results
from ui.showing.results import told as told_so_far
from ui.showing.stamp import stamp
from ui.showing.start import steps
from ui.texts import Texts, texts


class Pages:
    """The plain pages of one edition of the rules, on one day."""

    def __init__(self, edition: Edition, *, faulty: bool, today: date) -> None:
        """Take what is shown.

        Args:
            edition: the rules.
            faulty: whether an edit of the rule files is not shown, because it has faults.
            today: the day that the pages name.
        """
        self._edition, self._rulebook = edition, edition.rulebook
        self._say: Texts = texts(edition.rulebook.language)
        self._stamp = stamp(edition.rulebook, self._say, edition.fingerprint, today)
        self._faulty = faulty

    def start(self) -> str:
        """Return the first page."""
        exploration = self._edition.explore(frozenset())
        shown = notices(exploration, self._say, "start")
        main = drawing_start.start(shown, steps(self._rulebook, self._say), self._stamp, self._say)
        return self._document(exploration, "", main)

    def answered(self, fields: Iterable[Field]) -> str:
        """Return the page that a form leads to; its fields may hold anything."""
        fields = tuple(fields)
        told, place = turn(self._rulebook, read(self._rulebook, fields), wanted(fields))
        exploration = self._edition.explore(answer_sheet(self._rulebook, told.picks))
        match place:
            case Step():
                name, main = self._say("page-questions"), self._step(place, told, exploration)
            case Listing():
                name, main = self._say("page-list"), self._list(place, told, exploration)
            case Card(subject):
                name, main = self._say("plain-card"), self._card(subject, told)
        dropped = element("p", self._say("plain-dropped", count=told.dropped), role="alert", class_="notice")
        return self._document(exploration, name, dropped if told.dropped else None, main)

    def refused(self, why: str) -> str:
        """Return the page that says why something was not taken."""
        say = self._say
        again = element("p", element("a", say("plain-start"), href=ADDRESS))
        main = join([page_heading(say("plain-refused")), element("p", why), again])
        return self._document(self._edition.explore(frozenset()), say("plain-refused"), main)

    def _document(self, exploration: Exploration, name: str, *inside: str | None) -> str:
        crisis = notices(exploration, self._say, "every-page")
        frame = Frame(self._say, self._rulebook.title, crisis, self._stamp, self._faulty)
        return document(frame, name, *inside)

    def _step(self, step: Step, told: Told, exploration: Exploration) -> Html:
        say, rulebook, views = self._say, self._rulebook, questionnaire(self._rulebook, self._say)
        so_far = told_so_far(exploration, say) if exploration.answers else say("questions-told-nothing")
        last = matters_view(rulebook, say, exploration.answers)
        if step.number > len(views):
            return matters(last, told, so_far, say)
        view, asked = views[step.number - 1], rulebook.questions[step.number - 1]
        asking = Asking(
            view,
            count=last.number,
            so_far=so_far,
            beside=beside(exploration, say, view.id),
            searchable=searchable(asked),
            found=find_options(rulebook, asked, told.words) if step.searched and searchable(asked) else None,
        )
        return question(asking, told, say)

    def _list(self, place: Listing, told: Told, exploration: Exploration) -> Html:
        marked = tuple(each for each in told.matters if each in exploration.answers)
        view = results(exploration, self._say, told.order, marked)
        shown = ListingPage(view, self._moves(told, exploration), self._stamp, place.opened)
        return listing(shown, told, self._say)

    def _moves(self, told: Told, exploration: Exploration) -> MovesView | None:
        if told.before is None:
            return None
        before = self._edition.explore(answer_sheet(self._rulebook, told.before))
        return tried(moved(before, exploration), self._say)

    def _card(self, subject: str, told: Told) -> Html:
        found = self._rulebook.subject[subject]
        shown = therapy_card if isinstance(found, Therapy) else alternative_card
        return card(shown(self._rulebook, self._say, found), told, self._say)  # type: ignore[arg-type]
