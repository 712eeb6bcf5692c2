"""``CappedCount`` (计数得分，最高得…分): so many points for each, up to a cap."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.inputs import Measure
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import Term, WeightedSum
from huizhou_qa.ground.numbers import ExactNumber, exact
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen
class CappedCount(Scorer):
    """Each thing counted earns its points, all of them together no more than ``cap``.

    ``counted`` pairs what is counted with the points of one: a national standard 2, a provincial
    one 1. Points each must be above 0.
    """

    counted: tuple[tuple[Measure, ExactNumber], ...]
    cap: Fraction = field(converter=exact)

    def __attrs_post_init__(self) -> None:
        if self.cap <= 0 or any(exact(each) <= 0 for _, each in self.counted):
            raise SchemeError("the cap and the points of each thing counted must be above 0")
        self.rule()

    def rule(self) -> CurveRule:
        earned = WeightedSum(tuple(Term(measure, each) for measure, each in self.counted))
        up_to_cap = Interval(0, self.cap, low_closed=True, high_closed=True)
        beyond = Interval(self.cap, None, low_closed=False, high_closed=False)
        return CurveRule(earned, Curve((Piece(up_to_cap, 0, 1), Piece(beyond, self.cap))))
