"""Several inputs of a unit that move at once: between which totals they may bring it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from huizhou_qa.analysis.moving.following import RulesByPath, followers, rested_on, simplified_rules
from huizhou_qa.analysis.moving.joined_again import JoinedAgain, joined_again, work_out
from huizhou_qa.analysis.moving.one_input import Moving, perhaps_left_out
from huizhou_qa.analysis.moving.over_an_interval import OverInterval, Spread, spread_fixed
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Span
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.agreements import Exclusion
from huizhou_qa.scheme.program.building import TOTAL


@frozen(eq=False, slots=False)
class MovingTogether:
    """Several inputs of a unit as they move.

    Attributes:
        unit: the unit.
        inputs: each as it moves while the others stand.
    """

    unit: Unit
    inputs: tuple[Moving, ...]

    @cached_property
    def _excluding(self) -> dict[Exclusion, None]:
        paths = {moving.leaf.path for moving in self.inputs}
        every = dict.fromkeys(one for moving in self.inputs for one in moving.excluding)
        return {one: None for one in every if one.excluded.path not in paths}

    @cached_property
    def _rules(self) -> RulesByPath:
        """The rules of what follows and the total rests on, with everything else worked out."""
        unit, means = self.unit, dict(mean for moving in self.inputs for mean in moving.means)
        moved = frozenset().union(*(moving.moved for moving in self.inputs))
        out = moved.union(one.excluded.path for one in self._excluding)
        rules = ((entry.leaf.path, entry.node) for entry in followers(unit.scheme.program, out, unit.scheme.readings))
        exact = Exact(unit.written, unit.scheme.readings)
        return rested_on(simplified_rules((*means.items(), *rules), out, exact), TOTAL.path)

    @cached_property
    def _joined_again(self) -> Mapping[str, JoinedAgain]:
        moved = frozenset().union(*(moving.moved for moving in self.inputs))
        return joined_again(self._rules, moved.union(one.excluded.path for one in self._excluding))

    def may_come_above(self, total: Fraction, at: Mapping[Input, Interval]) -> bool:
        """Whether the inputs, some of them in these intervals and the others anywhere, may bring a greater total."""
        moving = {one.leaf.path: _spread(at.get(one.leaf, one.domain)) for one in self.inputs}
        arithmetic = OverInterval(moving, Exact(self.unit.written, self.unit.scheme.readings))
        moving |= {one.excluded.path: perhaps_left_out(one, arithmetic) for one in self._excluding}
        work_out(self._rules, moving, arithmetic, lambda: self._joined_again)
        span = arithmetic.read(TOTAL).span
        return bool(span.over) and (span.high is None or span.high > total)


def _spread(over: Interval) -> Spread:
    """An input in an interval, of several that move: nothing is said of the way in which it goes."""
    return spread_fixed(over.low) if over.is_single and over.low is not None else Spread(Span((over,)))
