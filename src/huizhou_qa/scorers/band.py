"""``Band`` (分档计分): which interval a number falls in decides the points."""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.ground.curves import Bands, Curve, bands, flat
from huizhou_qa.ground.fields import by_field
from huizhou_qa.ground.inputs import Measure, a_measure
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen(field_transformer=by_field)
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

    measure: Measure = field(converter=a_measure)
    bands: Bands = field(converter=bands)

    def __attrs_post_init__(self) -> None:
        covered = self.rule().curve.domain
        if covered != self.measure.domain:
            needed = str(self.measure.domain)
            raise SchemeError.of("/bands", "beyond_the_measure", covered=str(covered), needed=needed)

    def rule(self) -> CurveRule:
        return CurveRule(self.measure, Curve(flat(self.bands), whole=self.measure.whole))
