"""``LinearDeduction`` (按比例扣分): full marks up to a line, and a deduction for every step beyond it.

In the text: 每少1个百分点扣0.3分，扣完为止; or 每超过1微克/立方米扣0.3分.

>>> from huizhou_qa.scorers import LinearDeduction, quantity
>>> dust = quantity("dust", "扬尘", "微克/立方米")
>>> rule = LinearDeduction(dust, full=3, line=35, worse="above", step=1, each="0.3", most=3)
>>> [str(rule.score({"dust": mean}).points) for mean in ("35", "36", "60")]
['3', '27/10', '0']

By default only complete steps cost points, and no more than ``most`` is deducted:

>>> [str(rule.score({"dust": mean}).points) for mean in ("35.99", "44.99", "45")]
['3', '3/10', '0']
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import one_of
from huizhou_qa.fields.converters import above_zero, by_field
from huizhou_qa.numbers.exact import exact
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.makings import PARTS_OF_STEPS, WORSE, PartOfStep, Steps, Worse
from huizhou_qa.scorers.nodes import a_measure, on_curve
from huizhou_qa.scorers.scorer import Scorer


@frozen(field_transformer=by_field)
class LinearDeduction(Scorer):
    """每少（超过）``step``扣``each``分，最多扣``most``分.

    Attributes:
        measure: the number that is compared with the line.
        full: the points up to the line, the line included.
        line: where full marks end.
        worse: the side of the line on which the number gets worse, ``below`` or ``above``.
        step: the width of a step, in units of the number, above 0.
        each: the points deducted for a step, above 0.
        most: the greatest deduction, above 0.
        part_of_step: the deduction for a part of a step: none (``whole``), that of a step (``started``), or its
            share (``prorata``).
    """

    measure: Measure = field(converter=a_measure)
    full: Fraction = field(converter=exact)
    line: Fraction = field(converter=exact)
    worse: Worse = field(validator=one_of(WORSE))
    step: Fraction = field(converter=above_zero)
    each: Fraction = field(converter=above_zero)
    most: Fraction = field(converter=above_zero)
    part_of_step: PartOfStep = field(default="whole", validator=one_of(PARTS_OF_STEPS))

    @cached_property
    def said(self) -> Measure:
        made = Steps(self.full, self.line, self.worse, self.step, self.each, self.most, self.part_of_step)
        return on_curve(self.measure, made)
