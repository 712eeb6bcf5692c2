"""``Awarded`` (评定得分) and ``Rating`` (五级评价): points that people give, taken as they are given."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.inputs import LEVEL, Fact, Mark
from huizhou_qa.ground.measures import Term, WeightedSum
from huizhou_qa.ground.numbers import exact
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen
class Awarded(Scorer):
    """The mark that a department or a panel awards, from 0 to the mark's most."""

    mark: Mark

    def rule(self) -> CurveRule:
        return CurveRule(self.mark, Curve((Piece(self.mark.domain, 0, 1),)))


@frozen
class Rating(Scorer):
    """Ratings on the five levels (好 5, 较好 4, 一般 3, 差 2, 非常差 1), added up and weighted."""

    ratings: tuple[Fact, ...]
    weight: Fraction = field(converter=exact, default=Fraction(1))

    def __attrs_post_init__(self) -> None:
        if self.weight <= 0 or not self.ratings or any(rating.kind != LEVEL for rating in self.ratings):
            raise SchemeError("a rating needs at least one fact on the five levels and a weight above 0")
        self.rule()

    def rule(self) -> CurveRule:
        total = WeightedSum(tuple(Term(rating, self.weight) for rating in self.ratings))
        return CurveRule(total, Curve((Piece(total.domain, 0, 1),)))
