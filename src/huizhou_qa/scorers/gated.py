"""``Gated`` (达到目标的得…分；未达到的…): conditions that settle the points before another scorer is asked."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.ground.fields import by_field
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.measures import Condition, conditions_of
from huizhou_qa.ground.numbers import exact
from huizhou_qa.ground.rules import GatedRule, Scorer, a_scorer


@frozen(field_transformer=by_field)
class Gated(Scorer):
    """``points`` where all conditions hold; otherwise the scorer behind the gate."""

    when: tuple[Condition, ...] = field(converter=conditions_of)
    points: Fraction = field(converter=exact)
    otherwise: Scorer = field(converter=a_scorer)

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> GatedRule:
        return GatedRule(Gate(self.when, self.points), self.otherwise)
