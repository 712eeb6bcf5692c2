"""``Gated`` (达到目标的得…分；未达到的…): conditions that settle the points before another scorer is asked."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.measures import Condition
from huizhou_qa.ground.numbers import exact
from huizhou_qa.ground.rules import GatedRule, Scorer


@frozen
class Gated(Scorer):
    """``points`` where all conditions hold; otherwise the scorer behind the gate."""

    when: tuple[Condition, ...]
    points: Fraction = field(converter=exact)
    otherwise: Scorer

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> GatedRule:
        return GatedRule(Gate(self.when, self.points), self.otherwise)
