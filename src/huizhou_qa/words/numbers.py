"""How numbers, points and formulas are written: in full where that is short, else about, and never across an end."""

from __future__ import annotations

import re
from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.exact import is_whole, plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words.phrases import run_on, say

LONGEST_EXACT = 18
FEWEST_PLACES, MOST_PLACES = 6, 64
# Numerator and denominator of what is looked at as a decimal fraction at all: about 120 digits.
MOST_BITS = 400
TO_WHOLE = GridRounding(1)
OPERATORS = frozenset("＋+−÷×")
# A number of 0 or more, as ``number`` writes it in either language.
NUMBER = re.compile(r"(约|略大于|略小于|about |slightly (more|less) than )?[0-9]+(\.[0-9]+)?")


def number(value: Fraction, within: Interval = ANY_NUMBER) -> Wording:
    """The number in full where that is short, else rounded and marked 约, still within the interval given.

    What is not a whole number never reads as one: most ends of intervals are whole numbers. Where half up never
    stays within, as of 2/3 in [0, 2/3), it is rounded the other way; where no rounding keeps it so, the text names the
    nearest rounded number (略大于).
    """
    exactly = in_full(value)
    if exactly is not None and len(exactly) <= LONGEST_EXACT:
        return Wording(exactly, exactly)
    for places in range(FEWEST_PLACES, MOST_PLACES):
        rounded = to_places(value, places)
        if rounded in within and (is_whole(value) or not is_whole(rounded)):
            return say("about", number=signed(rounded)) if rounded != value else run_on(signed(rounded))
    return _beside(value, within) if exactly is None else run_on(exactly)


def _beside(value: Fraction, within: Interval) -> Wording:
    """A number that every rounding puts out of its interval: rounded the other way, where that is not far off."""
    rounded = to_places(value, FEWEST_PLACES)
    other = rounded + Fraction(1 if rounded < value else -1, 10**FEWEST_PLACES)
    is_rounded = abs(rounded - value) * 10**MOST_PLACES > 1 and not is_whole(rounded)
    return say("about", number=signed(other)) if is_rounded and other in within else next_to(value)


def in_full(value: Fraction) -> str | None:
    """The number as a decimal fraction without any rounding; None where there is none, or it is very long."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS:
        return None
    written = signed(value)
    return None if "/" in written else written


def next_to(value: Fraction) -> Wording:
    """A number by the rounded one that it all but is."""
    rounded = to_places(value, FEWEST_PLACES)
    return say("just_above" if value > rounded else "just_below", number=signed(rounded))


def to_places(value: Fraction, places: int) -> Fraction:
    """The number with so many decimal places, half up."""
    return Fraction(TO_WHOLE.multiple(value * 10**places), 10**places)


def signed(value: Fraction) -> str:
    """The number with the sign of a printed text."""
    return plain(value).replace("-", "−")


def points(value: Fraction) -> Wording:
    """A number of points: 1.5分, 1.5 points."""
    return say("point" if value == 1 else "points", number=number(value))


def worth(value: Fraction) -> Wording:
    """What is earned or lost: 得1.5分, 不得分, 扣1分."""
    if not value:
        return say("no_points")
    return say("earns", points=points(value)) if value > 0 else say("loses", points=points(-value))


def operand(text: Wording) -> Wording:
    """What stands beside a sign of arithmetic, in brackets where it could be read otherwise.

    That is where it holds a sign itself, as a number below 0 does, or is a label that begins or ends with
    a figure.
    """
    bracketed = say("bracketed", text=text)
    return Wording(
        bracketed.zh if _could_be_misread(text.zh) else text.zh, bracketed.en if _could_be_misread(text.en) else text.en
    )


def _could_be_misread(text: str) -> bool:
    if NUMBER.fullmatch(text):
        return False
    return text[:1].isdigit() or text[-1:].isdigit() or bool(OPERATORS.intersection(text))
