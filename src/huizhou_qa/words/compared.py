"""Two numbers that are compared, in words: that one reaches the other, exceeds it, falls below it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.words.bands import side_of
from huizhou_qa.words.leaves import Beside
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.phrases import say

# What the difference of two numbers lies in, as what stands between them: where it does, and where it does not.
BETWEEN: Mapping[Interval, tuple[str, str]] = MappingProxyType(
    {
        Interval.parse("[0, ∞)"): ("reaches", "does_not_reach"),
        Interval.parse("(-∞, 0]"): ("does_not_exceed", "exceeds"),
        Interval.parse("(0, ∞)"): ("exceeds", "exceeds_not"),
        Interval.parse("(-∞, 0)"): ("falls_below", "is_not_below"),
    }
)


@frozen
class Compared:
    """Two numbers, and what stands between them where the comparison holds and where it does not.

    Attributes:
        left: the number that is compared.
        right: what it is compared to.
        verbs: the names of both phrases.
    """

    left: Measured
    right: Measured
    verbs: tuple[str, str]

    def requirement(self) -> Wording:
        """What is required."""
        return say("compared", left=self.left.named, verb=say(self.verbs[0]), right=self.right.named)

    def found(self, beside: Beside, *, held: bool) -> Wording:
        """What was read for both, and whether the comparison holds."""
        left, right = _apart(self.left, self.right, beside), _apart(self.right, self.left, beside)
        right = right if self.right.leaf is None else self.right.leaf.with_article(right)
        return say("compared_found", left=left, verb=say(self.verbs[0 if held else 1]), right=right)


def compared_in(measure: Measured, over: Interval) -> Compared | None:
    """The two numbers that a measure is the difference of, where that it lies in an interval compares them."""
    verbs = BETWEEN.get(over)
    return None if measure.compared is None or verbs is None else Compared(*measure.compared, verbs)


def _apart(one: Measured, other: Measured, beside: Beside) -> Wording:
    """What was read for a number, which is not written as another one that it is not."""
    # Both are numbers where their difference is one.
    values = [found for found in (one.value, other.value) if isinstance(found, Fraction)]
    return one.stated(beside, side_of(Interval.exactly(values[-1]), values[0]))
