"""``CappedCount`` (计数得分，最高得…分): so many points for each, up to a cap."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.fields import above_zero, by_field, each, placed, refused
from huizhou_qa.ground.inputs import Measure, a_measure
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import Term, WeightedSum
from huizhou_qa.ground.numbers import ExactNumber
from huizhou_qa.ground.rules import CurveRule, Scorer

_PAIR = Wording("度量与每个得分的一对", "a pair of a measure and the points of one")


def _counted(values: Iterable[tuple[Measure, ExactNumber]]) -> tuple[tuple[Measure, Fraction], ...]:
    pairs = each(values, _pair)
    if not pairs:
        raise SchemeError.of("", "empty", case="counted")
    return pairs


def _pair(value: tuple[Measure, ExactNumber]) -> tuple[Measure, Fraction]:
    if type(value) is not tuple or len(value) != len(("measure", "points")):
        raise refused(value, _PAIR)
    measure, points = value
    return placed("/0", a_measure, measure), placed("/1", above_zero, points)


@frozen(field_transformer=by_field)
class CappedCount(Scorer):
    """Each thing counted earns its points, all of them together no more than ``cap``.

    ``counted`` pairs what is counted with the points of one: a national standard 2, a provincial
    one 1. Points each must be above 0.
    """

    counted: tuple[tuple[Measure, Fraction], ...] = field(converter=_counted)
    cap: Fraction = field(converter=above_zero)

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> CurveRule:
        earned = WeightedSum(tuple(Term(measure, each) for measure, each in self.counted))
        up_to_cap = Interval(0, self.cap, low_closed=True, high_closed=True)
        beyond = Interval(self.cap, None, low_closed=False, high_closed=False)
        return CurveRule(earned, Curve((Piece(up_to_cap, 0, 1), Piece(beyond, self.cap))))
