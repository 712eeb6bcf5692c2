"""``RelativeToAverage`` (与全市平均值比较): the unit's figure as a multiple of the city average."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from huizhou_qa.ground.curves import Curve, flat
from huizhou_qa.ground.frozen_mapping import FrozenMapping
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.inputs import Fact, average_of
from huizhou_qa.ground.measures import Condition, Quotient
from huizhou_qa.ground.numbers import ExactNumber
from huizhou_qa.ground.rules import CurveRule, GatedRule, Scorer


def _frozen(bands: Mapping[str, ExactNumber]) -> FrozenMapping[str, ExactNumber]:
    return FrozenMapping(bands)


@frozen
class RelativeToAverage(Scorer):
    """A table of multiples of the city average, from left to right, and the points of each.

    Where the average is 0 there is no multiple; any figure then reaches it (达到) and earns what
    the last band gives. The unit's figure is read all the same.
    """

    fact: Fact
    multiples: FrozenMapping[str, ExactNumber] = field(converter=_frozen)

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> GatedRule:
        average = average_of(self.fact)
        curve = Curve(flat(self.multiples))
        no_average = (Condition(self.fact, self.fact.domain), Condition(average, "{0}"))
        return GatedRule(
            Gate(no_average, curve.pieces[-1].intercept),
            CurveRule(Quotient(self.fact, average), curve),
        )
