"""``RatioTimesCoefficient`` (按实际比例乘以系数计分): a ratio below 1 earns its share of a coefficient.

In the text: 达标的得1.5分；未达标的按比例乘以系数1.2计分.

>>> from huizhou_qa.rules.derived import scaled
>>> from huizhou_qa.scorers import RatioTimesCoefficient, percent
>>> rule = RatioTimesCoefficient(scaled(percent("compliance", "达标率"), "0.01"), "1.2", full="1.5")
>>> rule.score({"compliance": 100}).points
Fraction(3, 2)

Just below 1 it earns just less than the coefficient, even if ``full`` is more:

>>> rule.score({"compliance": 99}).points
Fraction(297, 250)
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.fields.converters import above_zero, by_field
from huizhou_qa.numbers.exact import exact, plain
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.makings import Proportion
from huizhou_qa.scorers.nodes import a_measure, on_curve, range_of
from huizhou_qa.scorers.scorer import Scorer


@frozen(field_transformer=by_field)
class RatioTimesCoefficient(Scorer):
    """The ratio times the coefficient, and ``full`` where the ratio is 1 or more.

    Attributes:
        ratio: the achieved part of a target, 1 being all of it.
        coefficient: the factor of the ratio, above 0.
        full: the points from 1 on, no less than the coefficient; without it, the coefficient itself.
    """

    ratio: Measure = field(converter=a_measure)
    coefficient: Fraction = field(converter=above_zero)
    full: Fraction = field(converter=exact)

    @full.default
    def _no_jump(self) -> Fraction:
        return self.coefficient

    def __attrs_post_init__(self) -> None:
        if self.full < self.coefficient:
            full, coefficient = plain(self.full), plain(self.coefficient)
            raise SchemeError.of("/full", "full_below_coefficient", full=full, coefficient=coefficient)
        high = range_of(self.ratio).high
        if high is not None and high > 1:
            raise SchemeError.of("/ratio", "ratio_above_one", most=plain(high))
        super().__attrs_post_init__()

    @cached_property
    def said(self) -> Measure:
        return on_curve(self.ratio, Proportion(self.coefficient, self.full))
