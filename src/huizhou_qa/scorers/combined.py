"""``SumOf``, ``BetterOf``, ``WorseOf``, ``Weighted``, ``Clamped``: combine several rules, or limit one.

In the text: 水平得分与进步得分取高者; 各部分相加; 乘以难度系数; 最低0分、最高10分.

>>> from huizhou_qa.rules.derived import scaled
>>> from huizhou_qa.scorers import BetterOf, Clamped, SumOf, Weighted, WorseOf, quantity
>>> level, growth = quantity("level", "水平", "分"), quantity("growth", "进步", "分")
>>> [str(rule((level, growth)).score({"level": 3, "growth": 4}).points) for rule in (SumOf, BetterOf, WorseOf)]
['7', '4', '3']
>>> Weighted(growth, "1.5").score({"growth": 4}).points
Fraction(6, 1)
>>> Clamped(scaled(growth, 2), 0, 10).score({"growth": 4}).points
Fraction(8, 1)

A limit itself can be reached:

>>> Clamped(scaled(growth, 2), 0, 10).score({"growth": 5}).points
Fraction(10, 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.fields.converters import above_zero, by_field, each
from huizhou_qa.numbers.exact import exact, plain
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.derived import clamped, greatest, least, scaled, total
from huizhou_qa.scorers.nodes import a_measure
from huizhou_qa.scorers.scorer import Scorer


def _parts(values: Iterable[Measure]) -> tuple[Measure, ...]:
    parts = each(values, a_measure)
    if not parts:
        raise SchemeError.of("", "empty", case="combination")
    return parts


@frozen(field_transformer=by_field)
class SumOf(Scorer):
    """The points of the parts added up."""

    parts: tuple[Measure, ...] = field(converter=_parts)

    @cached_property
    def said(self) -> Measure:
        return total(*self.parts)


@frozen(field_transformer=by_field)
class BetterOf(Scorer):
    """The points of the best part: level or improvement, whichever is more."""

    parts: tuple[Measure, ...] = field(converter=_parts)

    @cached_property
    def said(self) -> Measure:
        return greatest(*self.parts)


@frozen(field_transformer=by_field)
class WorseOf(Scorer):
    """The points of the worst part: the lower of two totals."""

    parts: tuple[Measure, ...] = field(converter=_parts)

    @cached_property
    def said(self) -> Measure:
        return least(*self.parts)


@frozen(field_transformer=by_field)
class Weighted(Scorer):
    """The points of one part times a weight above 0."""

    part: Measure = field(converter=a_measure)
    weight: Fraction = field(converter=above_zero)

    @cached_property
    def said(self) -> Measure:
        return scaled(self.part, self.weight)


@frozen(field_transformer=by_field)
class Clamped(Scorer):
    """The points of one part, clamped.

    Attributes:
        part: the rule.
        low: the least points.
        high: the most points, not below ``low``.
    """

    part: Measure = field(converter=a_measure)
    low: Fraction = field(converter=exact)
    high: Fraction = field(converter=exact)

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            low, high = plain(self.low), plain(self.high)
            raise SchemeError.of("/low", "out_of_order", case="limits", low=low, high=high)
        super().__attrs_post_init__()

    @cached_property
    def said(self) -> Measure:
        return clamped(self.part, self.low, self.high)
