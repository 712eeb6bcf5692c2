"""The styles of faces: legible in light and in dark, and headings that differ for the colour-blind too."""

from __future__ import annotations

import re

import pytest

from huizhou_qa.markup import fragment
from huizhou_qa.markup.style import _DARK, _LIGHT, HEADINGS, STYLE

# What stands on what.
TEXTS = (
    *(("ink", "ground"), ("soft", "ground"), ("lost", "ground"), ("veto", "ground"), ("open", "ground")),
    *(("on-veto", "veto"), ("ink", "of-veto"), ("ink", "of-open"), ("ink", "pale"), ("open", "of-open")),
    *(("on-g0", "g0"), ("on-g1", "g1"), ("on-g2", "g2")),
)
LEGIBLE, VISIBLE = 4.5, 3.0


def linear(colour: str) -> list[float]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]


def contrast(first: str, second: str) -> float:
    lights = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (first, second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("colours", [_LIGHT, _DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(colours: dict[str, str]) -> None:
    assert {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXTS} == {
        pair: pytest.approx(ratio)
        for pair in TEXTS
        if (ratio := contrast(colours[pair[0]], colours[pair[1]])) >= LEGIBLE
    }


@pytest.mark.parametrize("colours", [_LIGHT, _DARK], ids=["light", "dark"])
def test_the_colour_of_every_heading_can_be_seen_on_the_ground(colours: dict[str, str]) -> None:
    assert all(contrast(colours[f"h{place}"], colours["ground"]) >= VISIBLE - 0.05 for place in range(HEADINGS))


def test_both_themes_have_the_same_colours_and_the_styles_name_no_other() -> None:
    assert set(_LIGHT) == set(_DARK)
    assert set(re.findall(r"var\(--([\w-]+)\)", STYLE)) <= set(_LIGHT)


def test_styles_are_scoped_and_fetch_nothing() -> None:
    rules = re.sub(r"@media\([^)]*\)\{", "", STYLE)
    selectors = [one for group in re.findall(r"([^{}]+)\{", rules) for one in group.split(",")]
    assert all(".hq" in one for one in selectors)
    assert not re.search("url|import|http", STYLE)


def test_a_fragment_says_its_language_and_brings_its_styles() -> None:
    assert fragment("zh", "<").startswith('<div class="hq" lang="zh-CN"><style>')
    assert fragment("en", "<").endswith("</style>&lt;</div>")
