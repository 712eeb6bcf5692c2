"""Where an axis is marked, and what its marks say.

A drawing leaves out what overlaps only where there are three marks or more, and keeps the last whatever it covers; and
it says a number with so many digits as if it were no longer. So both are worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from huizhou_qa.charts.frame import LABEL, breadth_of
from huizhou_qa.markup import minus
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.rounding import Rounding

# What is longer than so many characters is rounded to so many places, and says so.
LONGEST, PLACES = 6, 3
# About how broad a figure of a mark is, and what is left between two marks, in pixels.
FIGURE, BETWEEN = LABEL * 0.56, 6


def tick_text(value: Fraction) -> str:
    """A number at a mark: in full where that is short, else rounded with ≈ before it."""
    full = plain(value)
    if len(full) <= LONGEST and "/" not in full:
        return minus(full)
    return f"≈{minus(plain(Rounding(PLACES).rounded(value)))}"


def apart(numbers: Sequence[Fraction], at: Callable[[Fraction], float], room: float | None = None) -> list[Fraction]:
    """The numbers of which the marks do not touch, in their order; of those that do, the one given first.

    ``at`` says where a mark stands, in pixels; without ``room`` a mark needs the breadth of its text.
    """
    kept: list[Fraction] = []
    for one in numbers:
        if all(abs(at(one) - at(other)) >= (_room(one, other) if room is None else room) for other in kept):
            kept.append(one)
    return sorted(kept)


def _room(one: Fraction, other: Fraction) -> float:
    return (breadth_of(tick_text(one)) + breadth_of(tick_text(other))) / 2 * FIGURE + BETWEEN
