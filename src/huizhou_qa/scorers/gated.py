"""``Gated`` (达到目标的得…分；未达到的…): conditions that decide the points before another rule applies.

In the text: 达到年度目标的得1.5分；未达到的，按实际比例乘以系数计分.

>>> from huizhou_qa.rules.derived import reaches, share
>>> from huizhou_qa.scorers import Gated, RatioTimesCoefficient, percent
>>> achieved, target = percent("achieved", "优良比例"), percent("target", "目标")
>>> rule = Gated((reaches(achieved, target),), "1.5", RatioTimesCoefficient(share(achieved, target), "1.05"))
>>> [str(rule.score({"achieved": rate, "target": 80}).points) for rate in (80, 72)]
['3/2', '189/200']

Where the conditions hold, the other rule is not read: with a target of 0 there would be no ratio.

>>> rule.score({"achieved": 0, "target": 0}).points
Fraction(3, 2)
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.fields.converters import by_field
from huizhou_qa.numbers.exact import exact
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.derived import when
from huizhou_qa.scorers.nodes import a_measure, conditions_of
from huizhou_qa.scorers.scorer import Scorer


@frozen(field_transformer=by_field)
class Gated(Scorer):
    """``points`` where all conditions hold; otherwise the points of another rule.

    Attributes:
        when: the conditions, at least one.
        points: the points where all conditions hold.
        otherwise: the rule that applies where a condition does not hold.
    """

    when: tuple[Condition, ...] = field(converter=conditions_of)
    points: Fraction = field(converter=exact)
    otherwise: Measure = field(converter=a_measure)

    @cached_property
    def said(self) -> Measure:
        return when(*self.when, points=self.points, otherwise=self.otherwise)
