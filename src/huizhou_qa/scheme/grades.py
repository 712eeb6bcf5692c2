"""Grades (考核等级): the lines a total must reach, and the source they come from."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.numbers import exact, plain
from huizhou_qa.ground.rounding import Rounding


@frozen
class GradeLine:
    """A grade and the least total that earns it, the total itself included."""

    grade: str
    at_least: Fraction = field(converter=exact)


@frozen
class GradeCondition:
    """A grade is out of reach where a part of the tree has less than a share of its full marks."""

    grade: str
    part: str
    share: Fraction = field(converter=exact)


@frozen
class GradeRule:
    """The grade of a total: the first line it reaches, from the best down; below all, ``lowest``.

    ``source`` names where the lines are from. ``rounding`` is applied to the total before it is
    held against the lines, if there is one. ``conditions`` look at shares of the full marks of
    parts of the tree, by heading or item id.
    """

    lines: tuple[GradeLine, ...]
    lowest: str
    source: str
    rounding: Rounding | None = None
    conditions: tuple[GradeCondition, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.rounding is not None and self.rounding.stage != "total":
            raise SchemeError("a grade rule rounds the total; a scheme rounds each clause")
        if not self.source:
            raise SchemeError("grade lines need the name of their source")
        for better, worse in pairwise(self.lines):
            if better.at_least <= worse.at_least:
                above, below = (
                    f"{better.grade} from {plain(better.at_least)}",
                    f"{worse.grade} from {plain(worse.at_least)}",
                )
                raise SchemeError(f"{above} is not above {below}")
        if len(set(self.grades)) < len(self.grades):
            raise SchemeError(f"a grade stands twice among {', '.join(self.grades)}")
        for condition in self.conditions:
            if condition.grade not in self.grades[:-1]:
                raise SchemeError(f"no line gives grade {condition.grade}, so nothing can be asked for it")

    @property
    def grades(self) -> tuple[str, ...]:
        """All grades, the best first."""
        return (*(line.grade for line in self.lines), self.lowest)

    def grade(self, total: Fraction, shares: Mapping[str, Fraction]) -> str:
        """The grade of a total; ``shares`` are of the full marks, by the ids that conditions name."""
        if self.rounding is not None:
            total = self.rounding.rounded(total)
        barred = {one.grade for one in self.conditions if shares[one.part] < one.share}
        for line in self.lines:
            if total >= line.at_least and line.grade not in barred:
                return line.grade
        return self.lowest
