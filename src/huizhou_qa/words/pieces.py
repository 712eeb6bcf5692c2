"""The pieces of a curve in words: the interval of each, and what a number in it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Piece
from huizhou_qa.words.bands import in_band
from huizhou_qa.words.leaves import steps_of
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.numbers import number, operand, points, worth
from huizhou_qa.words.phrases import NO_WORDS, run_on, say

ONE, ZERO = Fraction(1), Fraction(0)
# A line over up to this many whole numbers is written number by number.
FEW_NUMBERS = 2


def is_identity(piece: Piece) -> bool:
    """Whether a number is worth itself."""
    return piece.slope == 1 and not piece.intercept


def best_first(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces from the most points to the least."""
    return tuple(pieces) if _points_fall(pieces) else tuple(reversed(pieces))


def _points_fall(pieces: Sequence[Piece]) -> bool:
    first, last = pieces[0], pieces[-1]
    return first.points(first.over.high or ZERO) > last.points(last.over.low or ZERO)


def times(pieces: Sequence[Piece], weight: Fraction) -> tuple[Piece, ...]:
    """The same for so many times the points."""
    return tuple(Piece(piece.over, piece.intercept * weight, piece.slope * weight) for piece in pieces)


def at_most(domain: Interval, high: Fraction) -> tuple[Piece, ...]:
    """The number itself, but no more than another."""
    below, above = domain.split(high, edge_is_low=True)
    return tuple(Piece(over, *line) for over, line in ((below, (ZERO, ONE)), (above, (high, ZERO))) if over is not None)


def at_least(domain: Interval, low: Fraction) -> tuple[Piece, ...]:
    """The number itself, but no less than another."""
    below, above = domain.split(low, edge_is_low=False)
    return tuple(Piece(over, *line) for over, line in ((below, (low, ZERO)), (above, (ZERO, ONE))) if over is not None)


def over_numbers(pieces: Sequence[Piece], measure: Measured) -> tuple[Piece, ...]:
    """Pieces of a measure of whole numbers for texts: with whole ends, equal neighbours merged.

    A line over one or two numbers is as many points; one that takes off begins after the 0 that takes off nothing.
    """
    if not measure.whole:
        return tuple(pieces)
    found: list[Piece] = []
    for piece in pieces:
        over = piece.over.meet(measure.domain)
        whole = None if over is None else over.whole_numbers()
        for one in () if whole is None else _apart(whole, piece):
            last = found[-1] if found else None
            if last is not None and not last.slope and not one.slope and last.intercept == one.intercept:
                found[-1] = Piece(_together(last.over, one.over), one.intercept)
            else:
                found.append(one)
    return tuple(found)


def _apart(over: Interval, piece: Piece) -> Iterator[Piece]:
    low, high = over.low, over.high
    if piece.slope and low is not None and high is not None and high - low < FEW_NUMBERS:
        for at in dict.fromkeys((low, high)):
            yield Piece(Interval.exactly(at), piece.points(at))
    elif piece.slope < 0 and not piece.intercept and low == 0:
        yield Piece(Interval.exactly(ZERO), ZERO)
        yield Piece(Interval(ONE, high, low_closed=True, high_closed=over.high_closed), ZERO, piece.slope)
    else:
        yield Piece(over, piece.intercept, piece.slope)


def _together(left: Interval, right: Interval) -> Interval:
    return Interval(left.low, right.high, left.low_closed, right.high_closed)


def at_each_word(piece: Piece, measure: Measured) -> Iterator[Piece]:
    """A piece over yes and no as one for each: no line is drawn between them."""
    for at in reversed(range(len(measure.words))):
        if Fraction(at) in piece.over:
            yield Piece(Interval.exactly(Fraction(at)), piece.points(Fraction(at)))


def line(piece: Piece, of: Wording) -> Wording:
    """A piece's line: what it makes of the number that ``of`` stands for."""
    if is_identity(piece):
        return of
    slope = NO_WORDS if piece.slope == 1 else run_on(number(abs(piece.slope)), say("times"))
    if not piece.intercept:
        return run_on(say("negative") if piece.slope < 0 else NO_WORDS, slope, operand(of))
    return run_on(number(piece.intercept), say("minus" if piece.slope < 0 else "plus"), slope, operand(of))


def piece_in_words(piece: Piece, measure: Measured, most: Fraction | None) -> Wording:
    """A piece with its points; where ``most`` is 0, what takes off nothing earns nothing either."""
    over = in_band(piece.over, measure)
    if not piece.slope:
        flat = say("nothing_lost") if not piece.intercept and most == 0 else worth(piece.intercept)
        return say("band_worth", band=over, worth=flat)
    unit = measure.unit
    if piece.slope < 0 and not piece.intercept and unit.zh:
        return say("band_per_unit", band=over, one=steps_of(ONE, unit), points=points(-piece.slope))
    return say("band_line", band=over, line=line(piece, measure.called))
