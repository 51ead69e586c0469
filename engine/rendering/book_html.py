"""A copy of a document as a book, as one HTML page."""

from engine.audit.sources.book import Book, Mark
from engine.rendering.pages import page
from engine.serialization import fingerprint


def render_book_html(book: Book) -> str:
    """Return the book as a page that holds all it needs; every text in it is escaped."""
    return page(
        "book.html.jinja",
        book=book,
        fingerprint=fingerprint(book.rulebook),
        another_document=not book.count(Mark.AS_IT_WAS),
    )
