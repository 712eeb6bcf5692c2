"""``Band`` (分档计分): which interval a number falls in decides the points."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from huizhou_qa.ground.curves import Curve, flat
from huizhou_qa.ground.frozen_mapping import FrozenMapping
from huizhou_qa.ground.inputs import Measure
from huizhou_qa.ground.numbers import ExactNumber
from huizhou_qa.ground.rules import CurveRule, Scorer


def _frozen(bands: Mapping[str, ExactNumber]) -> FrozenMapping[str, ExactNumber]:
    return FrozenMapping(bands)


@frozen
class Band(Scorer):
    """A table of intervals, from left to right, and the points of each.

    ``bands`` maps intervals as mathematics writes them to points: ``{"[0, 10]": 1, "(10, 100]": 0}``.
    They must cover every number that the measure can take, once. Raises SchemeError otherwise.

    >>> from huizhou_qa.scorers import Band
    >>> from huizhou_qa.ground.inputs import percent
    >>> rate = percent("city_sampling_failure_rate", "市抽发现率")
    >>> Band(rate, {"[0, 10]": 1, "(10, 100]": 0}).score({"city_sampling_failure_rate": 10}).points
    Fraction(1, 1)
    """

    measure: Measure
    bands: FrozenMapping[str, ExactNumber] = field(converter=_frozen)

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> CurveRule:
        return CurveRule(self.measure, Curve(flat(self.bands), whole=self.measure.whole))
