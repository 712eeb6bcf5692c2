"""``Awarded`` (评定得分) and ``Rating`` (五级评价): points that people award.

In the text: 由牵头部门按评价结果计分; or 好、较好、一般、差、非常差 on a sheet of the on-site check.

>>> from huizhou_qa.scorers import Awarded, Rating, level, mark
>>> Awarded(mark("5", "水利建设质量情况得分", 4)).score({}, marks={"5": "3.85"}).points
Fraction(77, 20)
>>> halves = (level("first", "前半"), level("second", "后半"))
>>> Rating(halves).score({"first": 5, "second": 4}).points
Fraction(9, 1)

The lowest level is 1, so that no rating is worth nothing:

>>> Rating(halves, 2).score({"first": 1, "second": 1}).points
Fraction(4, 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, expect, refused
from huizhou_qa.fields.converters import above_zero, by_field, each
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.derived import weighted
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import LEVELS
from huizhou_qa.rules.sections import MARKS
from huizhou_qa.scorers.scorer import Scorer

_FACT = Wording("数据项（如percent(…)）", "a fact, such as percent(…)")
_MARK = Wording("评分项（如mark(…)）", "a mark, such as mark(…)")


def _a_mark(value: Input) -> Input:
    if expect(value, Input, _MARK).section != MARKS:
        raise refused(value, _MARK)
    return value


@frozen(field_transformer=by_field)
class Awarded(Scorer):
    """The mark that a department or a panel awards, from 0 to its most; equal to the mark alone."""

    mark: Input = field(converter=_a_mark)

    @cached_property
    def said(self) -> Measure:
        return self.mark


def _rating(value: Input) -> Input:
    if (expect(value, Input, _FACT).range, value.whole) != (LEVELS, True):
        raise SchemeError.of("", "wrong_kind", case="ratings", label=Wording(value.label.zh or value.name, value.name))
    return value


def _ratings(values: Iterable[Input]) -> tuple[Input, ...]:
    ratings = each(values, _rating)
    if not ratings:
        raise SchemeError.of("", "empty", case="ratings")
    return ratings


@frozen(field_transformer=by_field)
class Rating(Scorer):
    """Ratings on five levels, from 5 for the best to 1, added up and weighted.

    Attributes:
        ratings: levels, at least one.
        weight: the factor of their sum, above 0.
    """

    ratings: tuple[Input, ...] = field(converter=_ratings)
    weight: Fraction = field(converter=above_zero, default=Fraction(1))

    @cached_property
    def said(self) -> Measure:
        return weighted(*((rating, self.weight) for rating in self.ratings))
