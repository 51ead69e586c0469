"""The picture of rules: what it shows, that no line passes through a box, and its markup."""

import re
from dataclasses import replace
from random import Random
from xml.etree import ElementTree as ET

import pytest

from engine.reading.load import load_rulebook
from engine.rendering.labels import wrapped
from engine.rendering.pictures.boxes import Box
from engine.rendering.pictures.layout import lay_out
from engine.rendering.pictures.lines import Line
from engine.rendering.pictures.parts import Graph, fitting, listing
from engine.rendering.pictures.picture import STROKES, draw
from engine.rulebook import Rulebook
from tests.rulebooks import derives, fits, is_a, lists, notes, random_rulebook, small_rulebook

HOSTILE = "</title><script>alert('x')</script> & \"quoted\""


def rain() -> Rulebook:
    """Return a small rulebook with one of everything that a picture shows."""
    return small_rulebook(
        is_a("drizzle", "rain"),
        derives("wet", ["rain", "outside"], "wet-coat"),
        lists("strong", ["wet-coat"], "drying", "first"),
        lists("weak", ["wet-coat"], "drying", "second"),
        lists("by-rain", ["rain"], "walking", "second"),
        fits("wish", ["be-outside"], "be-outside", "walking"),
        notes("noted", ["unseen"], "walking"),
    )


def keys(graph: Graph) -> tuple[list[str], list[str], list[str]]:
    """Return what stands in the three columns."""
    first = [item.key for _, items in graph.groups for item in items]
    return first, [item.key for item in graph.middle[1]], [item.key for item in graph.right[1]]


def test_terms_stand_left_derived_ones_between_and_therapies_right() -> None:
    graph = listing(rain())
    assert keys(graph) == (
        ["term drizzle", "term outside"],
        ["term rain", "term wet-coat"],
        ["therapy drying", "therapy walking"],
    )
    assert graph.description == (
        "2 terms on the left, 2 derived terms between, 2 therapies on the right. "
        "3 rules list a therapy and 2 rules derive a term."
    )


def test_rules_of_the_same_terms_and_end_are_one_line_of_the_strongest_standing() -> None:
    links = {(link.sources, link.target): link for link in listing(rain()).links}
    both = links[("term wet-coat",), "therapy drying"]
    assert both.standing == "first"
    assert both.says == "wet-coat: drying, first (strong); wet-coat: drying, second (weak)"
    assert links[("term rain", "term outside"), "term wet-coat"].standing == ""


def test_wishes_have_a_picture_of_their_own() -> None:
    graph = fitting(rain())
    assert keys(graph) == (["term be-outside"], [], ["therapy walking"])
    assert graph.plain_lines == ("goes with the wish, where the therapy is listed",)


def test_the_lines_of_several_terms_meet_in_a_dot() -> None:
    lines = {line.says: line for line in lay_out(listing(rain())).lines}
    joint = lines["rain and outside: wet-coat (wet)"]
    assert [part.arrow for part in joint.parts] == [False, False, True]
    assert {part.end for part in joint.parts[:2]} == {joint.dot}
    assert joint.parts[2].start == joint.dot


def test_the_same_rules_give_the_same_picture() -> None:
    assert draw(listing(rain())) == draw(listing(rain()))


@pytest.mark.parametrize("seed", [*range(60), None])
def test_boxes_do_not_overlap_and_lines_pass_none_of_them(seed: int | None) -> None:
    rulebook = load_rulebook() if seed is None else random_rulebook(Random(seed))
    for graph in (listing(rulebook), fitting(rulebook)):
        drawing = lay_out(graph)
        assert {box.key for box in drawing.boxes} == {key for column in keys(graph) for key in column}
        assert len(drawing.lines) == len(graph.links)
        for one in drawing.boxes:
            assert 0 <= one.x <= one.x + one.width <= drawing.width
            assert 0 <= one.y <= one.y + one.height <= drawing.height
            assert not any(overlap(one, other) for other in drawing.boxes if other is not one)
        lanes = [part.lane[2] for line in drawing.lines for part in line.parts if part.lane]
        assert all(0 < height < drawing.height for height in lanes)
        assert not [box.key for line in drawing.lines for box in drawing.boxes if passes_through(line, box)]


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes share a point."""
    across = one.x <= other.x + other.width and other.x <= one.x + one.width
    return across and one.y <= other.y + other.height and other.y <= one.y + one.height


def passes_through(line: Line, box: Box) -> bool:
    """Return whether the level part of a line, with which it passes a column, touches a box there."""
    lanes = (part.lane for part in line.parts if part.lane)
    return any(
        left < box.x + box.width and box.x < right and box.y <= height <= box.y + box.height
        for left, right, height in lanes
    )


def test_the_markup_is_well_formed_and_named() -> None:
    svg = draw(listing(rain()), "leads").svg
    root = ET.fromstring(svg)  # noqa: S314 -- our own markup
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "leads-title leads-description"
    ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("leads-") for each in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= set(ids)


def test_what_rule_files_say_is_never_markup() -> None:
    rulebook = rain()
    rulebook = replace(
        rulebook,
        terms=tuple(replace(each, label=HOSTILE, says=HOSTILE) for each in rulebook.terms),
        therapies=tuple(replace(each, name=HOSTILE) for each in rulebook.therapies),
        standings=tuple(replace(each, label=HOSTILE) for each in rulebook.standings),
        rules=tuple(replace(each, id=f"{HOSTILE} {each.id}") for each in rulebook.rules),
    )
    for graph in (listing(rulebook), fitting(rulebook)):
        tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(draw(graph).svg).iter()}  # noqa: S314
        assert tags <= {"svg", "title", "desc", "defs", "marker", "path", "g", "rect", "text", "circle"}


def test_a_rulebook_without_rules_has_an_empty_picture() -> None:
    assert listing(small_rulebook()).links == ()
    assert ET.fromstring(draw(listing(small_rulebook())).svg).attrib["role"] == "img"  # noqa: S314


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [colour for colour, _, _ in STROKES])
@pytest.mark.parametrize("ground", ["#ffffff", "#fdfdfb", "#15191c"])
def test_lines_can_be_seen_on_light_and_on_dark_ground(colour: str, ground: str) -> None:
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_standings_differ_in_their_strokes_too() -> None:
    assert len({(width, dashes) for _, width, dashes in STROKES}) == len(STROKES)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("short", ("short",)),
        ("", ("",)),
        ("one two three", ("one two", "three")),
        ("well-being/health", ("well-", "being/", "health")),
        ("abcdefghijkl", ("abcdefgh", "ijkl")),
        ("one two three four five six seven", ("one two", "three", "four…")),
    ],
)
def test_labels_are_broken_after_spaces_strokes_and_hyphens(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 8) == lines
