"""``ItemDeduction`` (扣分): so many points off, once or for each, from an item or from the total."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.fields import a_truth, above_zero, by_field
from huizhou_qa.ground.inputs import Measure, a_measure
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen(field_transformer=by_field)
class ItemDeduction(Scorer):
    """Points below 0 for a whole count: ``each`` off for each, or only ``once`` however many."""

    counted: Measure = field(converter=a_measure)
    each: Fraction = field(converter=above_zero)
    once: bool = field(default=False, converter=a_truth)

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> CurveRule:
        beyond = Piece("[1, ∞)", -self.each) if self.once else Piece("[1, ∞)", 0, -self.each)
        return CurveRule(self.counted, Curve((Piece("{0}", 0), beyond), whole=True))
