"""``RelativeToAverage`` (与平均值比较): a unit's figure as a multiple of the average of a cohort.

In the text: 达到平均值的得4分；在平均值50%以上的得2分；低于平均值50%的得1分.

>>> from huizhou_qa.scorers import RelativeToAverage, quantity
>>> index = quantity("index", "综合指数", "")
>>> rule = RelativeToAverage(index, {"[0, 0.5)": 1, "[0.5, 1)": 2, "[1, ∞)": 4})
>>> rule.score({"index": 5}, averages={"index": 10}).points
Fraction(2, 1)

Where the average is 0 there is no multiple; any figure then reaches it (达到) and earns the points of the last band:

>>> rule.score({"index": 0}, averages={"index": 0}).points
Fraction(4, 1)

A fact that may lie below 0 is refused: of an average below 0 the better figure is the lesser multiple. What can be
scored of it is its difference from the mean, ``difference(fact, mean_of(fact))``.
"""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, expect, one_of
from huizhou_qa.fields.converters import a_wording, by_field
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.band_tables import PointsByInterval, table
from huizhou_qa.rules.conditions import Within
from huizhou_qa.rules.derived import exactly, when
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.makings import Bands
from huizhou_qa.rules.measures import Quotient
from huizhou_qa.rules.ranges import AT_LEAST_ZERO
from huizhou_qa.scorers.nodes import on_curve
from huizhou_qa.scorers.scorer import Scorer
from huizhou_qa.scorers.statistics import AVERAGE, OVERS, CountedOver, average_of, others_average_of

_FACT = Wording("数据项（如percent(…)）", "a fact, such as percent(…)")


def _a_fact(value: Input) -> Input:
    fact = expect(value, Input, _FACT)
    if fact.range.meet(AT_LEAST_ZERO) != fact.range:
        raise SchemeError.of("", "below_zero", case="multiple", over=str(fact.range))
    return fact


@frozen(field_transformer=by_field)
class RelativeToAverage(Scorer):
    """A table of multiples of the average, from left to right, and the points of each.

    Attributes:
        fact: the unit's figure; it is needed even where the average alone decides the points.
        multiples: intervals of multiples, and points: ``{"[0, 1)": 1, "[1, ∞)": 4}``.
        over: the members of the average: ``all``, including the unit itself, or only the ``others``,
            which needs the average as a pair of sum and members.
        called: the prefix of the fact's label in the name of the average; no part of the rule.
    """

    fact: Input = field(converter=_a_fact)
    multiples: PointsByInterval = field(converter=table)
    over: CountedOver = field(default="all", validator=one_of(OVERS))
    called: Wording = field(default=AVERAGE, eq=False, converter=a_wording)

    @cached_property
    def said(self) -> Measure:
        average = (average_of if self.over == "all" else others_average_of)(self.fact, self.called)
        known = Within(self.fact, self.fact.range)
        multiple = on_curve(Quotient(self.fact, average), Bands(self.multiples))
        best = multiple.curve.pieces[-1].intercept
        return when(known, exactly(average, 0), points=best, otherwise=multiple)
