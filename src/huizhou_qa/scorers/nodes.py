"""Checks of the nodes that scorers take: measures, conditions, and curves over the whole range of a measure."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.errors import SchemeError, Wording, refused
from huizhou_qa.fields.converters import a_truth, each
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import ATruth, Bounds, Wholes
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.curves import Curve, Making
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.measures import OnCurve
from huizhou_qa.rules.operands import CONDITION, MEASURE, is_node
from huizhou_qa.rules.ranges import ANY_NUMBER, AT_LEAST_ZERO


def a_measure(value: Measure, expected: Wording = MEASURE) -> Measure:
    """Returns the measure; raises SchemeError for a condition, and for anything that is no node."""
    if not is_node(value) or (type(value) is not Input and isinstance(value.under(Wholes()), ATruth)):
        raise refused(value, expected)
    return value


def a_condition(value: Condition) -> Condition:
    """Returns the condition; raises SchemeError for a measure, and for anything that is no node."""
    if not is_node(value) or not isinstance(value.under(Wholes()), ATruth):
        raise refused(value, CONDITION)
    return value


def conditions_of(values: Iterable[Condition]) -> tuple[Condition, ...]:
    """Conditions, at least one; raises SchemeError for anything else."""
    conditions = each(values, a_condition)
    if not conditions:
        raise SchemeError.of("", "empty", case="conditions")
    return conditions


def is_whole(measure: Measure) -> bool:
    """Whether every number of a measure is whole."""
    return measure.under(Wholes())


def range_of(measure: Measure) -> Interval:
    """An interval that every number of a measure lies in."""
    return a_measure(measure).under(Bounds({})).hull or ANY_NUMBER


def never_below_zero(measure: Measure) -> Measure:
    """Returns the measure; raises SchemeError for one that may be below 0, unlike a count."""
    over = range_of(measure)
    if over.meet(AT_LEAST_ZERO) != over:
        raise SchemeError.of("", "below_zero", case="measure", over=str(over))
    return measure


def on_curve(measure: Measure, made: Making, *, whole: bool = False) -> OnCurve:
    """A measure on a curve over all that the measure can be; of a ``whole`` curve, that is whole numbers only."""
    if a_truth(whole) and not is_whole(a_measure(measure)):
        raise SchemeError.of("/measure", "not_whole", case="curve")
    return OnCurve(measure, Curve(range_of(measure), made, whole))
