"""``ItemDeduction`` (扣分): so many points off, once or for each, from an item or from the total."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.inputs import Measure
from huizhou_qa.ground.numbers import exact
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen
class ItemDeduction(Scorer):
    """Points below 0 for a whole count: ``each`` off for each, or only ``once`` however many."""

    counted: Measure
    each: Fraction = field(converter=exact)
    once: bool = False

    def __attrs_post_init__(self) -> None:
        if self.each <= 0:
            raise SchemeError("what is taken off must be above 0; the deduction itself makes it negative")
        self.rule()

    def rule(self) -> CurveRule:
        beyond = Piece("[1, ∞)", -self.each) if self.once else Piece("[1, ∞)", 0, -self.each)
        return CurveRule(self.counted, Curve((Piece("{0}", 0), beyond), whole=True))
