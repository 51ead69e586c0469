"""The search of topics: its groups and topics exist, and each phrase is written as it can be read."""

from collections.abc import Iterable, Mapping

from engine.finding.phrases import PART, Group, PhraseError, elements
from engine.finding.words import plain_words
from engine.reading.forms.search import ReplyForm, SearchForm
from engine.reading.linking.documents import Documents
from engine.reading.nearest import quoted, suggestion
from engine.reading.references import Position
from engine.reading.short_forms import members
from engine.rulebook import Reply, Search

HOW = "; write words, `(one|another)`, and `<group>` for a group that stands above"


def search(here: Position, documents: Documents) -> Search:
    """Return the search; what is wrong is noted in the references of the position."""
    form: SearchForm = here.document.form
    groups: dict[str, Group] = {}
    for name, phrases in form.groups.items():
        _check(here.below("groups", name), phrases, groups)
        groups[name] = Group(())
    return here.made(
        Search,
        form,
        alike=tuple((first, *others) for first, others in form.alike.items()),
        endings=tuple((old, tuple(new)) for old, new in form.endings.items()),
        groups=tuple((name, tuple(phrases)) for name, phrases in form.groups.items()),
        replies=tuple(_reply(*each, groups, documents) for each in here.each(form.replies, "replies")),
    )


def _reply(here: Position, form: ReplyForm, groups: Mapping[str, Group], documents: Documents) -> Reply:
    _check(here.below("phrases"), form.phrases, groups)
    _check(here.below("alone"), form.alone, groups)
    kinds, topics = documents.kinds_of_terms, here.below("topics").many("term", form.topics)
    notices = {notice.id for _, notice in members(documents.notices.form.root)}
    for position, topic in here.each(topics, "topics"):
        if kinds.get(topic, "topic") != "topic":
            position.fault(f"the term {quoted(topic)} is a {kinds[topic]}; a search leads to topics alone")
    for position, name in here.each(form.notices, "notices"):
        if name not in notices:
            position.fault(f"unknown notice {quoted(name)}{suggestion(name, notices)}")
    return here.made(Reply, form, topics=topics)


def _check(here: Position, phrases: Iterable[str], groups: Mapping[str, Group]) -> None:
    """Note a fault for each phrase that cannot be read; a group may name those above it."""
    for position, phrase in here.each(phrases):
        try:
            elements(phrase, plain_words, groups)
        except PhraseError as error:
            position.fault(f"{quoted(phrase)} {error}{_near(phrase, groups)}")


def _near(phrase: str, groups: Mapping[str, Group]) -> str:
    """Return what a phrase may have meant, if it names a group that is not known."""
    named = (part["group"] for part in PART.finditer(phrase))
    unknown = next((each for each in named if each is not None and each not in groups), "")
    return suggestion(unknown, groups) or HOW
