"""``RatioTimesCoefficient`` (按实际比例乘以系数计分): a ratio below 1 is worth its share of a coefficient."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.inputs import Measure
from huizhou_qa.ground.numbers import exact, plain
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen
class RatioTimesCoefficient(Scorer):
    """The ratio times the coefficient, and ``full`` where the ratio is 1 or more.

    ``ratio`` measures what was achieved against what counts as all of it, 1 being all. A text
    that gives more for reaching it than the coefficient makes the curve jump there; without a
    jump ``full`` is the coefficient itself.
    """

    ratio: Measure
    coefficient: Fraction = field(converter=exact)
    full: Fraction = field(converter=exact)

    @full.default
    def _no_jump(self) -> Fraction:
        return self.coefficient

    def __attrs_post_init__(self) -> None:
        if self.coefficient <= 0 or self.full < self.coefficient:
            raise SchemeError("a coefficient is above 0, and reaching all is worth no less than it")
        high = self.ratio.domain.high
        if high is not None and high > 1:
            raise SchemeError(f"a ratio is at most 1, this one may be {plain(high)}; divide percent points by 100")
        self.rule()

    def rule(self) -> CurveRule:
        return CurveRule(self.ratio, Curve((Piece("[0, 1)", 0, self.coefficient), Piece("[1, ∞)", self.full))))
