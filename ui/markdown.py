"""Text for the labels of widgets, which Streamlit reads as Markdown."""

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~$@|]|:(?=\S)|(?<=\bwww)\.|(?<=^\d)[.)]|^[#+-]")


def plain(text: str) -> str:
    """Return a text that Markdown shows as it stands.

    Only what would mean something is escaped, since screen readers are given the label of a group unread.
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
