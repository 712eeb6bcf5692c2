"""``RelativeToAverage`` (与全市平均值比较): the unit's figure as a multiple of the city average."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import one_of
from huizhou_qa.ground.curves import Bands, Curve, bands, flat
from huizhou_qa.ground.fields import by_field
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.inputs import Fact, a_fact, average_of, others_average_of
from huizhou_qa.ground.measures import Condition, Quotient
from huizhou_qa.ground.rules import CurveRule, GatedRule, Scorer

Over = Literal["all", "others"]

_OVERS: tuple[Over, ...] = ("all", "others")


@frozen(field_transformer=by_field)
class RelativeToAverage(Scorer):
    """A table of multiples of the city average, from left to right, and the points of each.

    ``over`` says whom the average is over: ``all`` the members, the unit itself among them, or only
    the ``others``, which needs the average as a pair of sum and members. Where the average is 0
    there is no multiple; any figure then reaches it (达到) and earns what the last band gives. The
    unit's figure is read all the same.
    """

    fact: Fact = field(converter=a_fact)
    multiples: Bands = field(converter=bands)
    over: Over = field(default="all", validator=one_of(_OVERS))

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> GatedRule:
        average = average_of(self.fact) if self.over == "all" else others_average_of(self.fact)
        curve = Curve(flat(self.multiples))
        no_average = (Condition(self.fact, self.fact.domain), Condition(average, "{0}"))
        return GatedRule(
            Gate(no_average, curve.pieces[-1].intercept),
            CurveRule(Quotient(self.fact, average), curve),
        )
