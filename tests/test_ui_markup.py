"""Markup and labels: what authors write is shown as they wrote it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markdown import plain
from ui.markup import Html, bullets, disclosure, element, join


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _shown(markup: str) -> str:
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return parser.text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"])))
def test_every_text_is_shown_as_it_is_written(text: str) -> None:
    assert _shown(element("p", text)) == text


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("p", "a < b", Html("<br>")) == "<p>a &lt; b<br></p>"


def test_attributes_are_escaped_and_may_stand_without_a_value() -> None:
    made = element("details", class_='a"b', open=True, hidden=False, title=None, aria_label="c")
    assert made == '<details class="a&quot;b" open aria-label="c"></details>'


def test_what_is_none_is_left_out() -> None:
    assert join(["a", None, "b"]) == "ab"


def test_bullets_and_disclosures() -> None:
    assert bullets(["a", "b"]) == "<ul><li>a</li><li>b</li></ul>"
    assert disclosure("more", "a", class_="x") == '<details class="x"><summary>more</summary>a</details>'


@pytest.mark.parametrize(
    ("label", "escaped"),
    [
        ("*bold* _and_ `code`", r"\*bold\* \_and\_ \`code\`"),
        ("[a link](https://example.org)", r"\[a link\](https\://example.org)"),
        ("<b>tag</b> &amp;", r"\<b\>tag\</b\> \&amp;"),
        (":red[colour] :material/home: :smile:", r"\:red\[colour\] \:material/home: \:smile:"),
        ("$x^2$ ~~gone~~ a|b", r"\$x^2\$ \~\~gone\~\~ a\|b"),
        ("# not a heading", r"\# not a heading"),
        ("- not a list", r"\- not a list"),
        ("1. not a list", r"1\. not a list"),
        ("a\\b\nc", r"a\\b c"),
    ],
)
def test_what_markdown_would_read_is_escaped_in_a_label(label: str, escaped: str) -> None:
    assert plain(label) == escaped


def test_an_ordinary_label_stays_as_it_is_for_screen_readers() -> None:
    assert plain("Worry, fear (and more): what's new?") == "Worry, fear (and more): what's new?"
