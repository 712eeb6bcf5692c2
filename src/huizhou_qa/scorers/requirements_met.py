"""``RequirementsMet`` (全部达到的得…分，否则不得分): points where every requirement holds, else none.

In the text: 一次验收合格率大中型达100%、其他达98%以上的得2分，否则不得分.

>>> from huizhou_qa.rules import Within
>>> from huizhou_qa.scorers import RequirementsMet, percent
>>> large, other = percent("large", "大中型工程合格率"), percent("other", "其他工程合格率")
>>> asked = (Within(large, "{100}"), Within(other, "[98, 100]"))
>>> [str(RequirementsMet(asked, 2).score({"large": 100, "other": rate}).points) for rate in (98, "97.9")]
['2', '0']

A requirement with nothing to measure can count as met, unless there was nothing to measure at all:

>>> lenient = RequirementsMet(asked, 2, empty="satisfied")
>>> lenient.score({"large": {"nothing": "无大中型工程"}, "other": 98}).points
Fraction(2, 1)
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import one_of
from huizhou_qa.fields.converters import by_field
from huizhou_qa.numbers.exact import exact
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.conditions import AllOf, Present, Within
from huizhou_qa.rules.derived import any_of, scaled, where_present
from huizhou_qa.rules.measures import Choose, NothingToMeasure, NumberOf
from huizhou_qa.scorers.nodes import conditions_of
from huizhou_qa.scorers.scorer import Scorer

Empty = Literal["needed", "satisfied"]

_EMPTIES: tuple[Empty, ...] = ("needed", "satisfied")


@frozen(field_transformer=by_field)
class RequirementsMet(Scorer):
    """``points`` where all conditions hold, otherwise 0.

    Attributes:
        conditions: the requirements, at least one.
        points: the points where all of them hold.
        empty: the treatment of a condition with nothing to measure: ``needed`` leaves the rule
            undetermined, ``satisfied`` counts it as met unless there was nothing to measure at all.
    """

    conditions: tuple[Condition, ...] = field(converter=conditions_of)
    points: Fraction = field(converter=exact)
    empty: Empty = field(default="needed", validator=one_of(_EMPTIES))

    @cached_property
    def said(self) -> Measure:
        if self.empty == "needed":
            return scaled(NumberOf(AllOf(self.conditions)), self.points)
        asked = [(_measured(condition), condition) for condition in self.conditions]
        lenient = AllOf(tuple(where_present(measure, condition) for measure, condition in asked))
        some = any_of(*(Present(measure) for measure, _ in asked))
        return Choose(some, scaled(NumberOf(lenient), self.points), NothingToMeasure("none of these"))


def _measured(condition: Condition) -> Measure:
    """The measure that must be present for a condition to apply: that of an interval, or everything that it reads."""
    return condition.number if isinstance(condition, Within) else NumberOf(condition)
