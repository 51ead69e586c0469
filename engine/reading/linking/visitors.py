"""Notices, questions and the about page."""

from collections.abc import Iterator, Mapping

from engine.reading.documents import Document
from engine.reading.forms.visitors import ChoiceForm, ContactForm, ContactsForm, QuestionForm, TermChoiceForm
from engine.reading.references import Position
from engine.rulebook import Choice, ChoiceGroup, Contact, Notice, Passage, Question


def notices(here: Position, contacts: Document[ContactsForm] | None) -> Iterator[Notice]:
    """Return the notices; the contacts of one were tried on the earliest day on which one of them was."""
    days = {form.id: form.checked for form in contacts.form.root} if contacts else {}
    named = dict(_named(Position(contacts, here.references))) if contacts else {}
    for position, form in here.each(here.document.form.root):
        own = [_contact(*each, named) for each in position.each(form.contacts, "contacts")]
        tried = {form.checked, *(days.get(each) for each in form.contacts if isinstance(each, str))}
        there, checked = tuple(each for each in own if each), min(filter(None, tried), default="")
        yield position.made(Notice, form, contacts=there, checked=checked)


def _named(contacts: Position) -> Iterator[tuple[str, Contact]]:
    for here, form in contacts.each(contacts.document.form.root):
        yield form.id, _written(here, form)


def _contact(here: Position, form: ContactForm | str, named: Mapping[str, Contact]) -> Contact | None:
    """Return a contact that stands in a notice, by its name or written out; None if nothing has the name."""
    if isinstance(form, str):
        return named.get(here.one("contact", form))
    return _written(here, form)


def _written(here: Position, form: ContactForm) -> Contact:
    return here.made(Contact, form, links=tuple((link.label, link.to) for link in form.links))


def questions(here: Position, labels: Mapping[str, str]) -> Iterator[Question]:
    """Return the questions; options for a term take its label."""
    for position, form in here.each(here.document.form.root):
        _refuse_repeated_options(position, form)
        groups = tuple(
            ChoiceGroup(
                group.label or "",
                tuple(_choice(*each, labels) for each in below.each(group.choices, "choices")),
            )
            for below, group in position.each(form.groups, "groups")
        )
        yield position.made(Question, form, groups=groups)


def _choice(here: Position, form: ChoiceForm, labels: Mapping[str, str]) -> Choice:
    if isinstance(form, TermChoiceForm):
        term = here.below("term").one("term", form.term)
        return here.made(Choice, form, id=term, label=labels.get(term, term), gives=(term,))
    return here.made(Choice, form, gives=here.below("gives").many("term", form.gives))


def _refuse_repeated_options(here: Position, form: QuestionForm) -> None:
    seen = set()
    for group, each in here.each(form.groups, "groups"):
        for position, choice in group.each(each.choices, "choices"):
            name = choice.term if isinstance(choice, TermChoiceForm) else choice.id
            if name in seen:
                position.fault(f"the option `{name}` stands twice in this question")
            seen.add(name)


def passages(here: Position) -> Iterator[Passage]:
    """Return the passages of the about page."""
    for position, form in here.each(here.document.form.root):
        entries = position.below("entries").entries(form.entries, form.editorial or "")
        yield position.made(Passage, form, entries=entries)
