"""What every scorer is: a few words of a text that say a rule. It is a node like any other."""

from __future__ import annotations

from abc import ABC, abstractmethod

from huizhou_qa.errors import Wording
from huizhou_qa.ground.fields import a_truth, refused
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.rules.arithmetic import Arithmetic, Condition, Measure, N, T
from huizhou_qa.rules.curves import Curve, Making
from huizhou_qa.rules.inputs import ANY_NUMBER
from huizhou_qa.rules.measures import OnCurve

_CONDITION = Wording("条件（如within(…)）", "a condition, such as within(…)")
_MAKING = Wording("分档、阶梯等（如Bands(…)）", "what a curve is made of, such as Bands(…)")
_MEASURE = Wording("度量（如percent(…)）", "a measure, such as percent(…)")


def a_measure(value: Measure) -> Measure:
    """The measure itself; raises SchemeError for anything that no arithmetic can read."""
    if not callable(getattr(type(value), "under", None)):
        raise refused(value, _MEASURE)
    return value


def a_condition(value: Condition) -> Condition:
    """The condition itself; raises SchemeError for anything that no arithmetic can read."""
    if not callable(getattr(type(value), "under", None)):
        raise refused(value, _CONDITION)
    return value


class Scorer(ABC):
    """Something that says a rule in the words of a text."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        # What cannot be meant is refused when it is written, not when it is scored.
        self.rule()

    @property
    @abstractmethod
    def said(self) -> Measure:
        """The rule, made once for each scorer."""

    def rule(self) -> Measure:
        """The rule, in the operations of the language."""
        return self.said

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The points, as this arithmetic has them."""
        return self.said.under(arithmetic)


def range_of(measure: Measure) -> Interval:
    """An interval that every number of a measure lies in."""
    return a_measure(measure).under(Bounds({})).hull or ANY_NUMBER


def on_curve(measure: Measure, made: Making, *, whole: bool = False) -> OnCurve:
    """A measure on a curve over the whole range of the measure."""
    if not callable(getattr(type(made), "pieces", None)):
        raise refused(made, _MAKING)
    return OnCurve(measure, Curve(range_of(measure), made, a_truth(whole)))
