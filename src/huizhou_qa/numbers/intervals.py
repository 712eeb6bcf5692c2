"""Intervals of exact numbers with open or closed ends.

Written as in mathematics: ``(10, 15]`` is above 10 and up to 15 (10-15（含）), ``[2, ∞)`` is 2 or
more (2以上, included), ``{100}`` is exactly 100. An infinite end is written ∞ or -∞.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import NumberError, SchemeError, Wording, described, is_a, refused
from huizhou_qa.numbers.exact import ExactNumber, exact, plain, plain_text, rational

_POINT = re.compile(r"\{(?P<at>[^{},]+)\}")
_RANGE = re.compile(r"(?P<left>[\[(]) *(?P<low>[^,\s]+) *, *(?P<high>[^,\s]+) *(?P<right>[\])])")
# Other spellings of ∞, in lower case and without a sign.
_INFINITIES = frozenset({"∞", "inf", "infinity", "infinite", "oo", "无穷", "无穷大", "无限", "无限大"})
_INTERVAL = Wording("区间（如'(10, 15]'）", "an interval, such as '(10, 15]'")
_TRUTH = Wording("True或False", "True or False")


def _bound(value: ExactNumber | None) -> Fraction | None:
    # Computed ends may be longer than any accepted input.
    return None if value is None else rational(value)


@frozen(repr=False, cache_hash=True)
class Interval:
    """All numbers between two ends.

    Attributes:
        low: the lower end; None where it is infinite.
        high: the upper end; None where it is infinite.
        low_closed: whether the lower end belongs to it; an infinite end never does.
        high_closed: whether the upper end belongs to it.
    """

    low: Fraction | None = field(converter=_bound)
    high: Fraction | None = field(converter=_bound)
    low_closed: bool
    high_closed: bool
    # The ends as numerator and denominator; a denominator of 0 is an infinite end, and compares so.
    _low_ratio: tuple[int, int] = field(init=False, repr=False, eq=False)
    _high_ratio: tuple[int, int] = field(init=False, repr=False, eq=False)

    @_low_ratio.default
    def _ratio_of_low(self) -> tuple[int, int]:
        return (-1, 0) if self.low is None else self.low.as_integer_ratio()

    @_high_ratio.default
    def _ratio_of_high(self) -> tuple[int, int]:
        return (1, 0) if self.high is None else self.high.as_integer_ratio()

    def __attrs_post_init__(self) -> None:
        for closed in (self.low_closed, self.high_closed):
            if type(closed) is not bool:
                raise refused(closed, _TRUTH)
        if (self.low is None and self.low_closed) or (self.high is None and self.high_closed):
            raise SchemeError.of("", "bad_interval", case="closed", given=str(self))
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed)):
            raise SchemeError.of("", "bad_interval", case="empty", given=self._written())

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Parses a text: ``(10, 15]``, ``[0, 10)``, ``[2, ∞)``, ``{100}``; raises SchemeError for anything else."""
        plain_one = plain_text(text)
        if plain_one is None:
            raise refused(text, _INTERVAL)
        if point := _POINT.fullmatch(plain_one):
            return cls.exactly(_number(point["at"]))
        written = _RANGE.fullmatch(plain_one)
        if written is None:
            raise SchemeError.of("", "bad_interval", given=described(plain_one))
        return cls(
            _end(written["low"], "-∞"),
            _end(written["high"], "∞"),
            low_closed=written["left"] == "[",
            high_closed=written["right"] == "]",
        )

    @classmethod
    def exactly(cls, value: Fraction) -> Interval:
        """The interval of a single number."""
        return cls(value, value, low_closed=True, high_closed=True)

    @property
    def is_single(self) -> bool:
        """Whether it is one number alone."""
        return self._low_ratio == self._high_ratio

    def __contains__(self, value: Fraction) -> bool:
        return self.holds(*value.as_integer_ratio())

    def holds(self, numerator: int, denominator: int) -> bool:
        """Whether it contains a number given as a ratio, the denominator above 0."""
        # Compared crosswise in whole numbers: fractions compare several times more slowly.
        low, of_low = self._low_ratio
        above_low = numerator * of_low - low * denominator
        if above_low < 0 or (above_low == 0 and not self.low_closed):
            return False
        high, of_high = self._high_ratio
        below_high = high * denominator - numerator * of_high
        return below_high > 0 or (below_high == 0 and self.high_closed)

    def whole_ends(self, scale: int) -> tuple[int | None, int | None]:
        """The least and the most whole number of 1/scale in it; None where that end is infinite.

        Where it holds none, the least is above the most.
        """
        low = high = None
        if self.low is not None:
            low = math.ceil(self.low * scale) if self.low_closed else math.floor(self.low * scale) + 1
        if self.high is not None:
            high = math.floor(self.high * scale) if self.high_closed else math.ceil(self.high * scale) - 1
        return low, high

    def reaches(self, value: Fraction) -> bool:
        """Whether it contains a number, or has it as an open end."""
        numerator, denominator = value.as_integer_ratio()
        (low, of_low), (high, of_high) = self._low_ratio, self._high_ratio
        return numerator * of_low >= low * denominator and numerator * of_high <= high * denominator

    def split(self, at: Fraction, *, edge_is_low: bool) -> tuple[Interval | None, Interval | None]:
        """The parts below and above a number, which belongs to one of them; an empty part is None."""
        high, high_closed = self.high, self.high_closed
        if high is None or at < high or (at == high and not edge_is_low):
            high, high_closed = at, edge_is_low
        low, low_closed = self.low, self.low_closed
        if low is None or at > low or (at == low and edge_is_low):
            low, low_closed = at, not edge_is_low
        return (
            _interval_or_none(self.low, high, low_closed=self.low_closed, high_closed=high_closed),
            _interval_or_none(low, self.high, low_closed=low_closed, high_closed=self.high_closed),
        )

    def meet(self, other: Interval) -> Interval | None:
        """The intersection; None where it is empty."""
        lower, upper = self if self._begins_after(other) else other, self if self._ends_before(other) else other
        if lower is upper:
            return lower
        return _interval_or_none(lower.low, upper.high, low_closed=lower.low_closed, high_closed=upper.high_closed)

    def _begins_after(self, other: Interval) -> bool:
        (low, of_low), (its, of_its) = self._low_ratio, other._low_ratio
        return low * of_its > its * of_low or (low * of_its == its * of_low and not self.low_closed)

    def _ends_before(self, other: Interval) -> bool:
        (high, of_high), (its, of_its) = self._high_ratio, other._high_ratio
        return high * of_its < its * of_high or (high * of_its == its * of_high and not self.high_closed)

    def whole_numbers(self) -> Interval | None:
        """The interval from its first whole number to its last; None where it has none."""
        low = None if self.low is None else Fraction(first_whole(self.low, closed=self.low_closed))
        high = None if self.high is None else Fraction(last_whole(self.high, closed=self.high_closed))
        return _interval_or_none(low, high, low_closed=low is not None, high_closed=high is not None)

    def __repr__(self) -> str:
        return f"Interval.parse('{self}')"

    def __str__(self) -> str:
        return f"{{{plain(self.low)}}}" if self.low is not None and self.low == self.high else self._written()

    def _written(self) -> str:
        low = "-∞" if self.low is None else plain(self.low)
        high = "∞" if self.high is None else plain(self.high)
        return f"{'[' if self.low_closed else '('}{low}, {high}{']' if self.high_closed else ')'}"


def _end(text: str, infinite: str) -> Fraction | None:
    """An end; None where it is infinite."""
    if text == infinite:
        return None
    if text.lstrip("+-＋－−").casefold() in _INFINITIES:
        raise SchemeError.of("", "bad_interval", case="infinity", given=described(text), write=infinite)
    return _number(text)


def _number(text: str) -> Fraction:
    try:
        return exact(text)
    except NumberError:
        raise SchemeError.of("", "bad_interval", case="end", given=described(text)) from None


def _interval_or_none(
    low: Fraction | None, high: Fraction | None, *, low_closed: bool, high_closed: bool
) -> Interval | None:
    if low is not None and high is not None and (low > high or (low == high and not (low_closed and high_closed))):
        return None
    return Interval(low, high, low_closed, high_closed)


def last_whole(high: Fraction, *, closed: bool) -> int:
    """The last whole number up to an end."""
    return math.floor(high) if closed else math.ceil(high) - 1


def first_whole(low: Fraction, *, closed: bool) -> int:
    """The first whole number from an end."""
    return math.ceil(low) if closed else math.floor(low) + 1


def interval(value: Interval | str) -> Interval:
    """An interval, given as itself or as text."""
    text = plain_text(value)
    if text is not None:
        return Interval.parse(text)
    if is_a(value, Interval):
        return value
    raise refused(value, _INTERVAL)
