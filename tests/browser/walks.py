"""Three people on their way, from the start page to what they came for: the same with each carrier."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import idle, pick, press


def row(page: Page, name: str) -> Locator:
    """Return the row of an option on the list."""
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=name, exact=True))


def onward(page: Page, then: str) -> None:
    """Go on to the next question."""
    press(page, "Next", then)


def tap(page: Page, button: Locator) -> None:
    """Press a button, and wait for the answer."""
    button.click()
    idle(page)


def worried_about_a_child(page: Page) -> None:
    """Search for ADHD, find play therapy and what it rests on, and take it on the handout."""
    press(page, "Start the questions", "Which topics")
    page.get_by_label("Find it in your own words").fill("ADHD")
    page.keyboard.press("Enter")
    tap(page, page.locator("#found").get_by_role("button", name="Attention-deficit/hyperactivity"))
    onward(page, "Who is it for?")
    pick(page, "For my child, or a child I care for")
    press(page, "Show my list now", "Your list")
    assert "Attention-deficit/hyperactivity disorder (ADHD)" in page.locator(".chosen").inner_text()
    assert "For my child, or a child I care for" in page.locator(".chosen").inner_text()
    play = row(page, "Play therapy")
    play.locator("summary").first.click()
    expect(play.get_by_text("S126").first).to_be_visible()
    expect(page.get_by_text("consent", exact=False).first).to_be_visible()
    tap(page, play.get_by_role("button", name="Handout"))
    press(page, "Handout", "Your handout")
    expect(page.get_by_role("heading", name="Play therapy")).to_be_visible()


def told_ocd(page: Page) -> None:
    """Answer that there is OCD and no wish for medication, and take two therapies on the handout."""
    press(page, "Start the questions", "Which topics")
    pick(page, "Obsessive-compulsive disorder (OCD)")
    for then in ("Who is it for?", "Does any of this play a part?", "How do you see medication?"):
        onward(page, then)
    pick(page, "Prefer no medication")
    press(page, "Show my list now", "Your list")
    for name in ("Cognitive behavioral therapy", "Exposure therapy"):
        tap(page, row(page, name).get_by_role("button", name="Handout"))
    press(page, "Handout", "Your handout")
    expect(page.get_by_text("do not stop or change a medication without a clinician").first).to_be_visible()


def clinician(page: Page) -> None:
    """Set two sample sheets side by side, and see what differs and why."""
    press(page, "For clinicians", "For clinicians")
    for side, title in (
        ("First sheet", "Problems with alcohol, and nothing else"),
        ("Second sheet", "Problems with alcohol, and depression"),
    ):
        page.get_by_label(side).select_option(title)
    tap(page, page.get_by_role("button", name="Show these two"))
    differs = page.get_by_role("region", name="What differs, and why")
    expect(differs.get_by_text("Only on the second sheet: Depression")).to_be_visible()
    change = differs.get_by_role("listitem").filter(has_text="Dual diagnosis services").first
    expect(change.get_by_text("Because of: Depression; Problems with alcohol or drugs").first).to_be_visible()
    change.locator("summary").first.click()
    expect(
        change.locator("button[value='look-up rule:dual-diagnosis-for-co-occurring-disorders']")
    ).to_be_visible()
