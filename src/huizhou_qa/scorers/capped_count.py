"""``CappedCount`` (计数得分，最高得…分): points for each counted item, up to a cap.

In the text: 每参与制定1项国家标准得2分，1项省标准得1分，最高得4分.

>>> from huizhou_qa.scorers import CappedCount, count
>>> national, provincial = count("national", "国家标准", "项"), count("provincial", "省标准", "项")
>>> rule = CappedCount([(national, 2), (provincial, 1)], cap=4)
>>> rule.score({"national": 1, "provincial": 1}).points
Fraction(3, 1)

The cap applies to the sum:

>>> rule.score({"national": 1, "provincial": 9}).points
Fraction(4, 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording
from huizhou_qa.fields.converters import above_zero, by_field, each, placed
from huizhou_qa.numbers.exact import ExactNumber
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.derived import at_most, weighted
from huizhou_qa.rules.operands import a_pair
from huizhou_qa.scorers.nodes import a_measure, never_below_zero
from huizhou_qa.scorers.scorer import Scorer

_PAIR = Wording("度量与每个得分的一对", "a pair of a measure and the points of one")


def _counted(given: Iterable[tuple[Measure, ExactNumber]]) -> tuple[tuple[Measure, Fraction], ...]:
    pairs = each(given, _pair)
    if not pairs:
        raise SchemeError.of("", "empty", case="counted")
    return pairs


def _pair(given: tuple[Measure, ExactNumber]) -> tuple[Measure, Fraction]:
    measure, points = a_pair(given, _PAIR)
    return placed("/0", _a_count, measure), placed("/1", above_zero, points)


def _a_count(value: Measure) -> Measure:
    return never_below_zero(a_measure(value))


@frozen(field_transformer=by_field)
class CappedCount(Scorer):
    """Every counted item earns its points, and the sum is capped.

    Attributes:
        counted: pairs of a count and the points for one, each above 0.
        cap: the maximum of the sum, above 0.
    """

    counted: tuple[tuple[Measure, Fraction], ...] = field(converter=_counted)
    cap: Fraction = field(converter=above_zero)

    @cached_property
    def said(self) -> Measure:
        return at_most(weighted(*self.counted), self.cap)
