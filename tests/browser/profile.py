"""The profile of a browser on the disk, and which answers stand in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.browser.serving import ARGUMENTS, BRIEF

TOPICS = {
    "obsessive-compulsive-disorder": "Obsessive-compulsive disorder (OCD)",
    "chronic-suicidality": "Thoughts of suicide that keep coming back",
}
TYPED = "kleptomania-of-mine"


@contextmanager
def visiting(
    playwright: Playwright, chromium: str, profile: Path, *, bypass_csp: bool = True
) -> Iterator[Page]:
    """Start a browser that keeps its profile in a folder, and close it."""
    start = playwright.chromium.launch_persistent_context
    context = start(profile, executable_path=chromium, args=[*ARGUMENTS, BRIEF], bypass_csp=bypass_csp)
    yield context.pages[0]
    context.close()


def answers_in(profile: Path) -> list[str]:
    """Return which answers stand in a profile, in either encoding that browsers write, each with its file."""
    told = [*TOPICS, *TOPICS.values(), TYPED]
    return sorted(
        f"{each} in {file.relative_to(profile)}"
        for file in profile.rglob("*")
        if file.is_file() and not file.is_symlink()
        for content in [file.read_bytes()]
        for each in told
        if each.encode() in content or each.encode("utf-16-le") in content or _in_a_form(each) in content
    )


def _in_a_form(text: str) -> bytes:
    return text.replace(" ", "+").replace("(", "%28").replace(")", "%29").encode()
