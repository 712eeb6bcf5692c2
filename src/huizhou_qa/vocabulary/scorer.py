"""What every scorer is: a few words of a text that say a rule. It is a node like any other."""

from __future__ import annotations

from abc import ABC, abstractmethod

from huizhou_qa.ground.intervals import Interval
from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.rules.arithmetic import Arithmetic, Measure, N, T
from huizhou_qa.rules.curves import Curve, Making
from huizhou_qa.rules.inputs import ANY_NUMBER
from huizhou_qa.rules.measures import OnCurve


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
    return measure.under(Bounds({})).hull or ANY_NUMBER


def on_curve(measure: Measure, made: Making, *, whole: bool = False) -> OnCurve:
    """A measure on a curve over the whole range of the measure."""
    return OnCurve(measure, Curve(range_of(measure), made, whole))
