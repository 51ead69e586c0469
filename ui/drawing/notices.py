"""Notices: the crisis block and every other one."""

from engine.rulebook import Contact
from ui.drawing.parts import marks, references
from ui.markup import Html, bullets, disclosure, element, join
from ui.showing.notices import NoticeView


def notices(views: tuple[NoticeView, ...]) -> Html:
    """Return notices, one below the other."""
    return join(notice(view) for view in views)


def notice(view: NoticeView) -> Html:
    """Return a notice; one that an answer brought up is told to screen readers at once."""
    return element(
        "section",
        element("p", view.title, class_="notice-title"),
        element("p", view.text, Html(" "), references(view.citations)),
        _contacts(view) if view.contacts else None,
        *marks(view.marks),
        class_="notice help" if view.contacts else "notice",
        role="alert" if view.prompted else None,
        aria_label=view.title,
    )


def _contacts(view: NoticeView) -> Html:
    explained = [element("p", element("strong", each.region), Html(" "), each.says) for each in view.contacts]
    checked = element("p", view.checked, class_="quiet") if view.checked else None
    return join(
        [
            element("div", *(_contact(each) for each in view.contacts), class_="contacts"),
            disclosure(view.contacts_more, *explained, checked, class_="more"),
        ]
    )


def _contact(contact: Contact) -> Html:
    links = [element("a", label, href=address, class_="contact") for label, address in contact.links]
    ways = bullets(links) if links else element("p", contact.says)
    return element("div", element("p", contact.region, class_="region"), ways)
