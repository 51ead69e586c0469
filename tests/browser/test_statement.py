"""The accessibility statement tells the truth: what it says is tested is tested here and beside."""

import ast
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import OPEN, idle, pick, press

pytestmark = pytest.mark.browser
MOVING = """() => [...document.querySelectorAll('.page *')]
    .filter(each => getComputedStyle(each).transitionDuration.split(', ').some(time => time !== '0s')
        || getComputedStyle(each).animationName !== 'none')
    .map(each => each.tagName)"""
GROUND = "each => getComputedStyle(each).outlineStyle"
OCD = "Obsessive-compulsive disorder (OCD)"


def test_nothing_is_left_out_of_any_check_by_axe() -> None:
    for module in sorted(Path(__file__).parent.glob("*.py")):
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "Axe().run":
                assert (len(call.args), call.keywords) == (1, []), f"{module.name}:{call.lineno}"


def test_nothing_moves_when_less_motion_is_asked_for(visitor: Visitor) -> None:
    page = _answered(visitor)
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(OPEN)
    assert page.evaluate(MOVING) == []


def test_in_the_systems_own_colors_what_is_picked_and_what_has_the_focus_can_be_told(
    visitor: Visitor,
) -> None:
    page = visitor("questions")
    page.emulate_media(forced_colors="active")
    pick(page, OCD)
    grounds = [
        page.locator(f".option:has-text('{name}')").first.evaluate(GROUND)
        for name in (OCD, "Bipolar disorder")
    ]
    assert grounds[0] != grounds[1]
    page.keyboard.press("Tab")
    focused = "document.activeElement.closest('.option') ?? document.activeElement"
    outline = page.evaluate(f"getComputedStyle({focused}).outlineStyle")
    assert outline == "solid"


def _answered(visitor: Visitor) -> Page:
    page = visitor("questions")
    pick(page, OCD)
    press(page, "Show my list now", "Your list")
    return page


def test_no_single_key_loses_an_answer_or_opens_anything(visitor: Visitor) -> None:
    page = _answered(visitor)
    page.locator("h1").focus()
    for key in "rc":
        page.keyboard.press(key)
        page.wait_for_timeout(500)
        idle(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert OCD in page.locator(".chosen").inner_text()
