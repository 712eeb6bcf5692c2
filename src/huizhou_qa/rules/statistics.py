"""What a statistic of a cohort is: the mean, the most, the least or the place of a number, as an input of a rule.

It carries what it is a statistic of, so that whoever knows all members can compute it; of one unit alone its number is
given. How members are gone through is not known here.
"""

from __future__ import annotations

from typing import Literal, get_args

from attrs import field, frozen

from huizhou_qa.errors import one_of
from huizhou_qa.fields.converters import a_truth, by_field
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.operands import a_measure

Fold = Literal["mean", "most", "least", "place"]

FOLDS: tuple[Fold, ...] = get_args(Fold)


@frozen(field_transformer=by_field)
class StatisticInput(Input):
    """A statistic of a number over the members of a cohort, as an input.

    Attributes:
        measure: the number that it is a statistic of: a fact, a measure, a result computed before.
        fold: the mean, the most, the least, or the place (the most is first, equal ones share it, and the next
            place is left out).
        own: whether the unit itself counts.
    """

    measure: Measure = field(converter=a_measure, kw_only=True)
    fold: Fold = field(default="mean", validator=one_of(FOLDS), kw_only=True)
    own: bool = field(default=True, converter=a_truth, kw_only=True)
