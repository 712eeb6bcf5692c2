"""``Band`` (分档计分): the points depend on the interval that contains a number.

In the text: 10%（含）以下得1分，10%以上得0分; or 通报1次得0.5分，2次以上不得分.

>>> from huizhou_qa.scorers import Band, count, percent
>>> rule = Band(percent("failure_rate", "抽检不合格率"), {"[0, 10]": 1, "(10, 100]": 0})
>>> rule.score({"failure_rate": 10}).points
Fraction(1, 1)

Ends are open or closed, and no number is rounded before its band is chosen:

>>> rule.score({"failure_rate": "10.001"}).points
Fraction(0, 1)

Bands of a count list whole numbers:

>>> warnings = Band(count("warnings", "质量警示", "次"), {"{0}": 1, "{1}": "0.5", "[2, ∞)": 0})
>>> warnings.score({"warnings": 1}).points
Fraction(1, 2)
"""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from huizhou_qa.fields.converters import by_field
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.band_tables import PointsByInterval, table
from huizhou_qa.rules.makings import Bands
from huizhou_qa.scorers.nodes import a_measure, is_whole, on_curve
from huizhou_qa.scorers.scorer import Scorer


@frozen(field_transformer=by_field)
class Band(Scorer):
    """A table of intervals, from left to right, and the points of each.

    Attributes:
        measure: the number that is looked up.
        bands: intervals as mathematics writes them, and points: ``{"[0, 10]": 1, "(10, 100]": 0}``. They cover
            every number that the measure can be, once, and no other; raises SchemeError otherwise.
    """

    measure: Measure = field(converter=a_measure)
    bands: PointsByInterval = field(converter=table)

    @cached_property
    def said(self) -> Measure:
        return on_curve(self.measure, Bands(self.bands), whole=is_whole(self.measure))
