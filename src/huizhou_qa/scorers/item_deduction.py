"""``ItemDeduction`` (扣分): deducts points, once or for each case, from an item or from the total.

In the text: 每发生1件扣10分; or 未按期建成的扣1分.

>>> from huizhou_qa.scorers import ItemDeduction, count
>>> overdue = count("overdue", "超期未建成", "个")
>>> ItemDeduction(overdue, 1).score({"overdue": 3}).points
Fraction(-3, 1)
>>> ItemDeduction(overdue, 1, once=True).score({"overdue": 3}).points
Fraction(-1, 1)

Where nothing is counted, nothing is deducted:

>>> ItemDeduction(overdue, 1, once=True).score({"overdue": 0}).points
Fraction(0, 1)
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.fields.converters import a_truth, above_zero, by_field
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.derived import at_most, scaled
from huizhou_qa.scorers.nodes import a_measure, is_whole, never_below_zero
from huizhou_qa.scorers.scorer import Scorer


def _a_count(value: Measure) -> Measure:
    counted = never_below_zero(a_measure(value))
    if not is_whole(counted):
        raise SchemeError.of("", "not_whole", case="curve")
    return counted


@frozen(field_transformer=by_field)
class ItemDeduction(Scorer):
    """Points below 0 for a whole count.

    Attributes:
        counted: the count, a measure of whole numbers.
        each: the points deducted for one, given above 0.
        once: whether the points are deducted only once for any count above 0.
    """

    counted: Measure = field(converter=_a_count)
    each: Fraction = field(converter=above_zero)
    once: bool = field(default=False, converter=a_truth)

    @cached_property
    def said(self) -> Measure:
        return scaled(at_most(self.counted, 1) if self.once else self.counted, -self.each)
