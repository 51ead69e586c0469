"""The page that starts the app: ours, readable at once, with what Streamlit needs to start at its end.

A style sheet or a script in its head would hold back the first sight of it, so they come last.
"""

import re
from base64 import b64encode
from hashlib import sha256

from engine.errors import TreatmentOptionsError

NEEDED = re.compile(
    r'<script>.*?</script>|<script\s[^>]*\ssrc="[^"]+"[^>]*></script>'
    r'|<link\s[^>]*rel="modulepreload"[^>]*>',
    re.DOTALL,
)
"""The tags of Streamlit's page that start it: not its look, which is not shown, nor its words to programs."""
ORIGIN = """<script>window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  MAIN_PAGE_BASE_URL: location.pathname.startsWith("/rules/") ? location.href : location.origin,
};</script>"""
"""Tells Streamlit where it is served, which it would search for; the address of a rule is the start to it."""
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
RELATIVE = re.compile(r'(href|src)="\./')


def starting(shipped: str) -> str:
    """Return the tags by which Streamlit's page starts it.

    Raises:
        TreatmentOptionsError: the page is not built as expected.
    """
    found = NEEDED.findall(RELATIVE.sub(r'\1="/', shipped))
    if not any('type="module"' in each for each in found) or '<div id="root">' not in shipped:
        message = "the page of this version of Streamlit is not built as expected"
        raise TreatmentOptionsError(f"{message}; install the locked version")
    return "\n".join((ORIGIN, *found))


def script_hashes(tags: str) -> tuple[str, ...]:
    """Return the fingerprints of the scripts that are written in a page, as a policy names them."""
    return tuple(
        f"sha256-{b64encode(sha256(each.encode()).digest()).decode()}" for each in SCRIPT.findall(tags)
    )
