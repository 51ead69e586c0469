"""Rule texts that hold anything: scripts, remote images, forms, formulas; all of it is shown as text."""

import json
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from engine.reading.load import SHIPPED
from tests.browser.serving import OPEN, Served, idle, open_page, serving
from tests.browser.test_policy import COLLECT, offences
from ui.visit import PAGES

pytestmark = pytest.mark.browser
SCRIPT = "<script>window.hurt = 1</script>"
HOSTILE = (
    f" {SCRIPT}<img src=x onerror='window.hurt = 1'><svg onload='window.hurt = 1'></style></script>"
    "<form action=//elsewhere.invalid><iframe src=//elsewhere.invalid></iframe>"
    "![a](https://elsewhere.invalid/a.png) [b](javascript:hurt=1) :red[c] :material/home: $x^2$ "
    "=HYPERLINK(1) {{ d }} ${e} %s &lt;f&gt; \u202e\u2066g"
)
FIELD = re.compile(
    r"^((?:- |  )*(?:label|name|says|title|help|text|notes|publisher): )([^\n|>{\[&*].*)$", re.MULTILINE
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the app with hostile texts in every place where a rule file holds one."""
    folder = tmp_path_factory.mktemp("hostile")
    rules = folder / "rules"
    shutil.copytree(SHIPPED, rules)
    for file in rules.rglob("*.yaml"):
        if not file.name.endswith(".test.yaml") and "samples" not in file.parts:
            text = FIELD.sub(_with_hostility, file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
    (folder / "home").mkdir()
    with serving(folder / "home", rules) as served:
        yield served


def _with_hostility(found: re.Match[str]) -> str:
    return found[1] + json.dumps(found[2].strip("\"'") + HOSTILE, ensure_ascii=False)


@pytest.fixture(scope="module")
def requests() -> list[str]:
    return []


@pytest.fixture(scope="module")
def page(browser: Browser, requests: list[str]) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(COLLECT)
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    yield page
    context.close()


@pytest.mark.parametrize("name", [*(name for name in PAGES if name != "left"), "plain"])
def test_hostile_rule_texts_are_shown_as_text(
    hostile: Served, page: Page, requests: list[str], name: str
) -> None:
    page.goto(f"{hostile.address}/{'' if name == 'start' else name}")
    if name == "plain":
        page.get_by_role("button", name="See all therapies").click()
        page.wait_for_selector("h1")
    else:
        idle(page)
    page.evaluate(OPEN)
    assert SCRIPT in page.locator("body").inner_text()
    assert page.evaluate("window.hurt") is None
    assert offences(page) == []
    assert page.locator("iframe, img[src='x'], form[action*='elsewhere']").count() == 0
    own = (hostile.address, hostile.address.replace("http", "ws", 1), "data:")
    assert [url for url in requests if not url.startswith(own)] == []


def test_a_visit_with_hostile_rule_texts_goes_to_its_end(hostile: Served, page: Page) -> None:
    open_page(page, f"{hostile.address}/questions")
    page.locator("main input[type=checkbox]").first.check()
    idle(page)
    page.get_by_role("button", name="Show my list now").click()
    page.wait_for_selector("h1:has-text('Your list')")
    idle(page)
    page.locator("button[value^='look-up ']").first.evaluate("element => element.click()")
    page.wait_for_selector("main.rules")
    assert SCRIPT in page.locator("main.rules").inner_text()
    assert page.evaluate("window.hurt") is None
    assert offences(page) == []
