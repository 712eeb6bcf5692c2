"""Grades (考核等级): the lines a total must reach, and the source they come from.

A grade is a number in the scheme's program: its place among the grades, the best being 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Protocol

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, pointer
from huizhou_qa.fields.converters import a_name, a_text, by_field, each_of_kind
from huizhou_qa.numbers.exact import exact, plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import (
    Choose,
    Condition,
    Constant,
    Curve,
    Input,
    Measure,
    NumberOf,
    OnCurve,
    Piece,
    Pieces,
    Within,
)
from huizhou_qa.rules.derived import exactly, weighted, when
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.scheme.marks.joining import MarksPresent
from huizhou_qa.scheme.marks.rounding import Rounding, rounding_or_none
from huizhou_qa.scorers.nodes import a_condition


class Part(Protocol):
    """A part of the tree of marks that a condition may look at."""

    @property
    def max_points(self) -> Fraction:
        """Its full marks."""

    @property
    def entry(self) -> Input:
        """The entry of its points."""

    @property
    def marks(self) -> MarksPresent:
        """The full marks of what of it is present."""


_LINE = Wording("等级线（GradeLine）", "a GradeLine")
_ASKS = Wording("等级条件（GradeAsks）", "a GradeAsks")
_CONDITION = Wording("等级条件（GradeCondition）", "a GradeCondition")


def _lines(values: Iterable[GradeLine]) -> tuple[GradeLine, ...]:
    return each_of_kind(values, GradeLine, _LINE)


def _conditions(values: Iterable[GradeCondition]) -> tuple[GradeCondition, ...]:
    return each_of_kind(values, GradeCondition, _CONDITION)


def _asks(values: Iterable[GradeAsks]) -> tuple[GradeAsks, ...]:
    return each_of_kind(values, GradeAsks, _ASKS)


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
    """A grade is out of reach where a part of the tree has less than a share of its full marks.

    Full marks are those of what is present: what is absent (缺项) bars nobody.
    """

    grade: str = field(converter=a_name)
    part: str = field(converter=a_name)
    share: Fraction = field(converter=exact)


@frozen(field_transformer=by_field)
class GradeAsks:
    """A grade is out of reach where a condition does not hold: on the place in the cohort, a fact, incidents.

    Attributes:
        grade: the grade.
        condition: what must hold.
        told: what papers say of it (名次为第1、2名).
    """

    grade: str = field(converter=a_name)
    condition: Condition = field(converter=a_condition)
    told: str = field(converter=a_name)


@frozen(field_transformer=by_field)
class GradeRule:
    """The grade of a total: the first line it reaches, from the best down; below all, ``lowest``.

    ``source`` names where the lines are from. ``rounding`` is applied to the total before it is
    held against the lines, if there is one. ``conditions`` look at shares of the full marks of
    parts of the tree, by heading or item id, and ``asks`` at anything else. A grade whose conditions do not hold is
    out of reach; the next one whose hold is given.
    """

    lines: tuple[GradeLine, ...] = field(converter=_lines)
    lowest: str = field(converter=a_name)
    source: str = field(converter=_source)
    rounding: Rounding | None = field(default=None, converter=rounding_or_none)
    conditions: tuple[GradeCondition, ...] = field(default=(), converter=_conditions)
    asks: tuple[GradeAsks, ...] = field(default=(), converter=_asks)

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
        asked = [(pointer("conditions", str(at), "grade"), one.grade) for at, one in enumerate(self.conditions)]
        asked += [(pointer("asks", str(at), "grade"), one.grade) for at, one in enumerate(self.asks)]
        for where, grade in asked:
            if grade not in self.grades[:-1]:
                raise SchemeError.of(where, "unknown_grade", grade=grade, known=self.grades[:-1])

    @property
    def rules(self) -> tuple[Measure, ...]:
        """What it asks beside the total and parts of the tree, as 1 or 0."""
        return tuple(NumberOf(one.condition) for one in self.asks)

    @property
    def grades(self) -> tuple[str, ...]:
        """All grades, the best first."""
        return (*(line.grade for line in self.lines), self.lowest)

    def by_score(self, total: Measure) -> Measure:
        """The place, among the grades, of the first line that the total reaches; the best is 0."""
        graded = total if self.rounding is None else self.rounding.of(total)
        return OnCurve(graded, Curve(ANY_NUMBER, Pieces(tuple(self._pieces()))))

    def allowed(self, by_score: Measure, parts: Mapping[str, Part]) -> Measure:
        """The same, or the next grade whose conditions hold; ``parts`` are those that conditions name, by id."""
        open_from: Measure = Constant(len(self.lines))
        found = by_score
        for at, line in reversed(list(enumerate(self.lines))):
            shares = [_reaches(parts[one.part], one.share) for one in self.conditions if one.grade == line.grade]
            asked = (*shares, *(one.condition for one in self.asks if one.grade == line.grade))
            open_from = when(*asked, points=Constant(at), otherwise=open_from) if asked else Constant(at)
            found = Choose(exactly(by_score, at), open_from, found) if asked else found
        return found

    def _pieces(self) -> Iterator[Piece]:
        """The totals of each grade, the lowest first, with its place."""
        ends = [None, *(line.at_least for line in reversed(self.lines)), None]
        for at, (low, high) in enumerate(pairwise(ends)):
            over = Interval(low, high, low_closed=low is not None, high_closed=False)
            yield Piece(over, Fraction(len(self.lines) - at))


def _reaches(part: Part, share: Fraction) -> Condition:
    """That a part has at least this share of the full marks of what of it is present."""
    present = part.marks.times(-share)
    return Within(weighted((part.entry, 1), *present.terms, plus=present.constant), "[0, ∞)")
