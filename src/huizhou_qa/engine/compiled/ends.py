"""The least and the most that a prepared number can be, worked out of those of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from huizhou_qa.engine.compiled.values import Ends, Value, ends_of
from huizhou_qa.rules.curves import Piece

ZERO = Fraction(0)


def ends_of_sum(terms: Sequence[tuple[Value, Fraction]], constant: Fraction) -> Ends:
    """Of a sum: a weight below 0 turns the ends of its term round."""
    low: Fraction | None = constant
    high: Fraction | None = constant
    for one, weight in terms:
        least, most = ends_of(one) if weight >= 0 else ends_of(one)[::-1]
        low = None if low is None or least is None else low + least * weight
        high = None if high is None or most is None else high + most * weight
    return low, high


def hull(several: Sequence[Ends]) -> Ends:
    """Of whichever of several it is."""
    lows, highs = zip(*several, strict=True)
    return None if None in lows else min(lows), None if None in highs else max(highs)


def ends_of_ordered(several: Sequence[Ends], start: int, stop: int) -> Ends:
    """Of the sum of the places from start to before stop: each place lies between the same of lows and of highs."""
    lows, highs = zip(*several, strict=True)
    # Without bound below, those come first; without bound above, last.
    unbounded_lows, unbounded_highs = lows.count(None), highs.count(None)
    low = sorted(one for one in lows if one is not None)
    high = sorted(one for one in highs if one is not None)
    return (
        None if start < unbounded_lows else sum(low[start - unbounded_lows : stop - unbounded_lows], ZERO),
        None if stop > len(highs) - unbounded_highs else sum(high[start:stop], ZERO),
    )


def ends_on(pieces: Sequence[Piece], ends: Ends) -> Ends:
    """The least and the most on the pieces, between the ends of what is read there."""
    low, high = ends
    found: list[Ends] = []
    for piece in pieces:
        start, stop = piece.over.low, piece.over.high
        start = low if start is None or (low is not None and low > start) else start
        stop = high if stop is None or (high is not None and high < stop) else stop
        if start is not None and stop is not None and start > stop:
            continue
        values = [_on(piece, end) for end in (start, stop)]
        found.append((values[0], values[1]) if piece.slope >= 0 else (values[1], values[0]))
    return hull(found)


def _on(piece: Piece, end: Fraction | None) -> Fraction | None:
    if not piece.slope:
        return piece.intercept
    return None if end is None else piece.points(end)


def lies_below(one: Value, other: Value) -> bool:
    """Whether the one is never above the other."""
    most, least = ends_of(one)[1], ends_of(other)[0]
    return most is not None and least is not None and most <= least
