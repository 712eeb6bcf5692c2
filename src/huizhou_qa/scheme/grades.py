"""Grades (考核等级): the lines a total must reach, and the source they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, pointer
from huizhou_qa.ground.fields import a_name, a_text, by_field, each_of_kind
from huizhou_qa.ground.numbers import exact, plain
from huizhou_qa.ground.rounding import Rounding, rounding_or_none

_LINE = Wording("等级线（GradeLine）", "a GradeLine")
_CONDITION = Wording("等级条件（GradeCondition）", "a GradeCondition")


def _lines(values: Iterable[GradeLine]) -> tuple[GradeLine, ...]:
    return each_of_kind(values, GradeLine, _LINE)


def _conditions(values: Iterable[GradeCondition]) -> tuple[GradeCondition, ...]:
    return each_of_kind(values, GradeCondition, _CONDITION)


def _source(value: str) -> str:
    source = a_text(value)
    if not source:
        raise SchemeError.of("", "empty", case="source")
    return source


@frozen(field_transformer=by_field)
class GradeLine:
    """A grade and the least total that earns it, the total itself included."""

    grade: str = field(converter=a_name)
    at_least: Fraction = field(converter=exact)


@frozen(field_transformer=by_field)
class GradeCondition:
    """A grade is out of reach where a part of the tree has less than a share of its full marks."""

    grade: str = field(converter=a_name)
    part: str = field(converter=a_name)
    share: Fraction = field(converter=exact)


@frozen(field_transformer=by_field)
class GradeRule:
    """The grade of a total: the first line it reaches, from the best down; below all, ``lowest``.

    ``source`` names where the lines are from. ``rounding`` is applied to the total before it is
    held against the lines, if there is one. ``conditions`` look at shares of the full marks of
    parts of the tree, by heading or item id.
    """

    lines: tuple[GradeLine, ...] = field(converter=_lines)
    lowest: str = field(converter=a_name)
    source: str = field(converter=_source)
    rounding: Rounding | None = field(default=None, converter=rounding_or_none)
    conditions: tuple[GradeCondition, ...] = field(default=(), converter=_conditions)

    def __attrs_post_init__(self) -> None:
        if self.rounding is not None and self.rounding.stage != "total":
            raise SchemeError.of("/rounding", "wrong_stage", case="grades")
        for at, (better, worse) in enumerate(pairwise(self.lines), start=1):
            if better.at_least <= worse.at_least:
                lines = {"better": better.grade, "above": plain(better.at_least)}
                lines |= {"worse": worse.grade, "below": plain(worse.at_least)}
                raise SchemeError([Fault(pointer("lines", str(at)), "out_of_order", {"case": "grades", **lines})])
        if len(set(self.grades)) < len(self.grades):
            raise SchemeError.of("/lines", "repeated_grade", grades=self.grades)
        for at, condition in enumerate(self.conditions):
            if condition.grade not in self.grades[:-1]:
                where, known = pointer("conditions", str(at), "grade"), self.grades[:-1]
                raise SchemeError.of(where, "unknown_grade", grade=condition.grade, known=known)

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
