"""The ranges that inputs commonly have: those that inputs are made with, and by which their kind is told."""

from __future__ import annotations

from huizhou_qa.numbers.intervals import Interval

ANY_NUMBER = Interval.parse("(-∞, ∞)")
AT_LEAST_ZERO = Interval.parse("[0, ∞)")
FROM_ONE = Interval.parse("[1, ∞)")
PERCENT = Interval.parse("[0, 100]")
LEVELS = Interval.parse("[1, 5]")
TRUTH = Interval.parse("[0, 1]")
