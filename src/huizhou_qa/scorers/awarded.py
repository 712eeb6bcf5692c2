"""``Awarded`` (评定得分) and ``Rating`` (五级评价): points that people give, taken as they are given."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.fields import above_zero, by_field, each, of_kind
from huizhou_qa.ground.inputs import LEVEL, Fact, Mark, a_fact
from huizhou_qa.ground.measures import Term, WeightedSum
from huizhou_qa.ground.rules import CurveRule, Scorer

_MARK = Wording("评分项（如mark(…)）", "a mark, such as mark(…)")


def _a_mark(value: Mark) -> Mark:
    return of_kind(value, Mark, _MARK)


@frozen(field_transformer=by_field)
class Awarded(Scorer):
    """The mark that a department or a panel awards, from 0 to the mark's most."""

    mark: Mark = field(converter=_a_mark)

    def rule(self) -> CurveRule:
        return CurveRule(self.mark, Curve((Piece(self.mark.domain, 0, 1),)))


def _fact(value: Fact) -> Fact:
    if a_fact(value).kind != LEVEL:
        raise SchemeError.of("", "wrong_kind", case="ratings", label=Wording(value.label, value.name))
    return value


def _ratings(values: Iterable[Fact]) -> tuple[Fact, ...]:
    ratings = each(values, _fact)
    if not ratings:
        raise SchemeError.of("", "empty", case="ratings")
    return ratings


@frozen(field_transformer=by_field)
class Rating(Scorer):
    """Ratings on the five levels (好 5, 较好 4, 一般 3, 差 2, 非常差 1), added up and weighted."""

    ratings: tuple[Fact, ...] = field(converter=_ratings)
    weight: Fraction = field(converter=above_zero, default=Fraction(1))

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> CurveRule:
        total = WeightedSum(tuple(Term(rating, self.weight) for rating in self.ratings))
        return CurveRule(total, Curve((Piece(total.domain, 0, 1),)))
