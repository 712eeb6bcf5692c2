"""``RatioTimesCoefficient`` (按实际比例乘以系数计分): a ratio below 1 is worth its share of a coefficient."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.fields import above_zero, by_field
from huizhou_qa.ground.inputs import Measure, a_measure
from huizhou_qa.ground.numbers import exact, plain
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen(field_transformer=by_field)
class RatioTimesCoefficient(Scorer):
    """The ratio times the coefficient, and ``full`` where the ratio is 1 or more.

    ``ratio`` measures what was achieved against what counts as all of it, 1 being all. A text
    that gives more for reaching it than the coefficient makes the curve jump there; without a
    jump ``full`` is the coefficient itself.
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
        high = self.ratio.domain.high
        if high is not None and high > 1:
            raise SchemeError.of("/ratio", "ratio_above_one", most=plain(high))
        self.rule()

    def rule(self) -> CurveRule:
        return CurveRule(self.ratio, Curve((Piece("[0, 1)", 0, self.coefficient), Piece("[1, ∞)", self.full))))
