r"""Whether the number format of a spreadsheet's cell shows a hundred times what the cell holds.

A format has up to four sections, parted by semicolons: for positive numbers, negative ones, zero and
text, or for whatever a condition in brackets says. A percent sign in the section in force multiplies by
100, but not one that is quoted (0.0"%"), escaped (0.0\%), the width of a space (0.0_%) or what a cell
is filled up with (0.0*%).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

TEXT_SECTION = 4

# What counts as one piece of a format; a percent sign, a semicolon or an @ only counts where it stands alone.
_PIECE = re.compile(r'"[^"]*(?:"|$)|[\\_*].|\[[^\]]*\]|.', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*\]")
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class Section(NamedTuple):
    """A section of a format: its percent signs, whether it is for text, and its condition, if it has one."""

    percents: int
    is_text: bool
    condition: tuple[str, Decimal] | None

    def holds(self, value: Decimal) -> bool:
        """Whether the condition holds of a value; a section without one asks nothing."""
        return self.condition is None or _HOLDS[self.condition[0]](value, self.condition[1])


def percent_signs(number_format: str, value: Decimal) -> int | None:
    """How often a value is multiplied by 100 to be shown; None where the format does not settle it.

    >>> percent_signs("0.0%", Decimal("0.965")), percent_signs('0.0"%"', Decimal("96.5"))
    (1, 0)
    >>> percent_signs("0%;0.0", Decimal(-1)), percent_signs("[>1]0.0;0.0%", Decimal("0.965"))
    (0, 1)
    """
    sections = sections_of(number_format)
    if len({section.percents for section in sections}) == 1:
        return sections[0].percents
    in_force = section_of(sections, value)
    return None if in_force is None else in_force.percents


def sections_of(number_format: str) -> list[Section]:
    """The sections for numbers, in their order."""
    pieces: list[list[str]] = [[]]
    for piece in _PIECE.findall(number_format):
        if piece == ";":
            pieces.append([])
        else:
            pieces[-1].append(piece)
    sections = [Section(one.count("%"), "@" in one, _condition(one)) for one in pieces]
    if len(sections) == TEXT_SECTION or (len(sections) > 1 and sections[-1].is_text):
        return sections[:-1]
    return sections


def section_of(sections: list[Section], value: Decimal) -> Section | None:
    """The section of several that shows a value; None where that is unknown."""
    if len(sections) >= TEXT_SECTION:
        return None
    if not any(section.condition for section in sections):
        positive, negative, *zero = sections
        return negative if value < 0 else positive if value > 0 else (zero or [positive])[0]
    *asking, last = sections
    if last.condition is None and all(section.condition for section in asking):
        return next((section for section in asking if section.holds(value)), last)
    # Programs differ in what a section without a condition is for where others around it have one.
    first = sections[0]
    return first if first.condition and first.holds(value) else None


def _condition(pieces: list[str]) -> tuple[str, Decimal] | None:
    found = next(filter(None, map(_CONDITION.fullmatch, pieces)), None)
    return (found[1], Decimal(found[2])) if found else None
