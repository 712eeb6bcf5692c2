"""Where words have room in a drawing: on the side of their place on which they cross the least of what is drawn.

How broad words are is known roughly here; a test opens the charts in a browser and sees that none lies on another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from huizhou_qa.charts.frame import SUBTITLE, WIDTH, breadth_of

Point = tuple[float, float]

# How far words stand from their place, in pixels.
ASIDE, ABOVE = 14, 16
# About how broad a Latin letter of words is, and how far apart the points of a line are looked at.
LETTER, APART = SUBTITLE * 0.56, 6
# Half the height of words with the dots that must not touch them.
HALF = SUBTITLE / 2 + 4
# A word outside the drawing is worse than one that crosses anything in it.
OUTSIDE = 1000


@frozen
class WordsSide:
    """The side of its place on which a text stands."""

    right: bool
    above: bool


@frozen
class Plot:
    """A drawing of so many pixels in height by the numbers at its sides."""

    x: Sequence[float]
    y: Sequence[float]
    height: int

    def at(self, x: float, y: float) -> Point:
        """A place in pixels, from the left and from the top."""
        (left, right), (bottom, top) = self.x, self.y
        return (x - left) / (right - left) * WIDTH, (top - y) / (top - bottom) * self.height

    def line(self, start: Point, end: Point) -> Iterator[Point]:
        """Points along a line between two places, near enough to each other that no word fits between them."""
        (left, first), (right, last) = self.at(*start), self.at(*end)
        parts = max(1, math.ceil(max(abs(right - left), abs(last - first)) / APART))
        for step in range(parts + 1):
            yield left + (right - left) * step / parts, first + (last - first) * step / parts

    def side(self, text: str, at: Point, taken: Iterable[Point]) -> tuple[WordsSide, tuple[Point, ...]]:
        """The side on which a text at a place has most room, and the points that it takes then."""
        drawn, (x, _) = tuple(taken), self.at(*at)
        rightwards = x * 2 < WIDTH
        sides = [WordsSide(right, above) for above in (True, False) for right in (rightwards, not rightwards)]
        side = min(sides, key=lambda one: self._crossed(self._box(text, at, one), drawn))
        return side, tuple(_within(self._box(text, at, side)))

    def _box(self, text: str, at: Point, side: WordsSide) -> tuple[Point, Point]:
        x, y = self.at(*at)
        breadth, middle = breadth_of(text) * LETTER, y - ABOVE if side.above else y + ABOVE
        left = x + ASIDE if side.right else x - ASIDE - breadth
        return (left, middle - HALF), (left + breadth, middle + HALF)

    def _crossed(self, box: tuple[Point, Point], drawn: Sequence[Point]) -> int:
        (left, top), (right, bottom) = box
        outside = left < 0 or right > WIDTH or top < 0 or bottom > self.height
        return OUTSIDE * outside + sum(left <= x <= right and top <= y <= bottom for x, y in drawn)


def _within(box: tuple[Point, Point]) -> Iterator[Point]:
    """Points of a box so dense that no other text lies between them."""
    (left, top), (right, bottom) = box
    for step in range(math.ceil((right - left) / APART) + 1):
        yield from ((left + step * APART, y) for y in (top, (top + bottom) / 2, bottom))
