"""Numbers that are known to lie between two ends, and no better."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import NumberError
from huizhou_qa.numbers.exact import plain, rational
from huizhou_qa.numbers.intervals import Interval


@frozen(repr=False)
class Between:
    """A number that lies between two ends, both included; which one it is nobody knows yet.

    It is what evidence writes as ``{"from": 34, "to": 37}``. No rule can be scored with it; ``bounds`` takes it for
    any number from the one end to the other.

    Attributes:
        low: the lower end.
        high: the upper end, above the lower one; raises NumberError (``empty_interval``) otherwise.
    """

    low: Fraction = field(converter=rational)
    high: Fraction = field(converter=rational)

    def __attrs_post_init__(self) -> None:
        if self.low >= self.high:
            case = "point" if self.low == self.high else "reversed"
            raise NumberError.of("", "empty_interval", case=case, low=plain(self.low), high=plain(self.high))

    @property
    def interval(self) -> Interval:
        """All numbers that it may be."""
        return Interval(self.low, self.high, low_closed=True, high_closed=True)

    def __repr__(self) -> str:
        return f"Between({plain(self.low)}, {plain(self.high)})"
