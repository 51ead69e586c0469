"""A page on paper."""

import io

from playwright.sync_api import Page
from pypdf import PdfReader


def printed(page: Page, size: str = "") -> PdfReader:
    """Return the sheets of a page, of a size by name, or as its style wants them."""
    page.emulate_media(media="print")
    made = page.pdf(format=size) if size else page.pdf(prefer_css_page_size=True)
    return PdfReader(io.BytesIO(made))
