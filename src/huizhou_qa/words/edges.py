"""The numbers at which a rule changes what it gives, beside what they are numbers of: a pass rate, 96% or more.

What it gives there is no concern of this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.exact import Exact
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.curves import Curve
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.bands import band
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.phrase import Phrase
from huizhou_qa.words.truths import ConditionInWords


class EdgeInWords(NamedTuple):
    """What a rule reads, and its numbers from an edge on."""

    of: Wording
    numbers: Wording


def edge_in_words(node: Measure, readings: Mapping[str, str], at: Fraction, *, included: bool) -> EdgeInWords | None:
    """The numbers from an edge of a rule on, or those above it where it is not ``included``, and what they are of.

    None where it is an edge of several things that the rule reads, or of none.
    """
    asked = _Asking(Exact({}, readings))
    node.under(asked)
    found = {_called(of): of for of, over in asked.held_against if of.leaves and at in _edges(over, of.domain)}
    if len(found) != 1:
        return None
    ((called, of),) = found.items()
    beyond = Interval(at, None, low_closed=included, high_closed=False)
    return EdgeInWords(called, band(beyond, of))


def _called(of: Measured) -> Wording:
    """A number as its formula, or the percentage that is read as a share of one."""
    return of.formula if of.share is None else of.share.label


def _edges(over: Interval, domain: Interval) -> set[Fraction | None]:
    """The ends of an interval, but for those where nothing lies beyond."""
    below, above = (over.low, over.low_closed), (over.high, over.high_closed)
    ends = {over.low if below != (domain.low, domain.low_closed) else None}
    return ends | {over.high if above != (domain.high, domain.high_closed) else None}


@frozen(eq=False)
class _Asking(Words):
    """The arithmetic of words, which notes what is held against which numbers.

    Attributes:
        held_against: what is read, and numbers that it may be among, as often as it is asked.
    """

    held_against: list[tuple[Measured, Interval]] = field(init=False, factory=list)

    def on_curve(self, number_: Phrase, curve: Curve) -> Phrase:
        """As words have it; every piece is noted."""
        self.held_against.extend((number_.measure, piece.over) for piece in curve.pieces)
        return super().on_curve(number_, curve)

    def within(self, number_: Phrase, over: Interval) -> ConditionInWords:
        """As words have it, and noted."""
        self.held_against.append((number_.measure, over))
        return super().within(number_, over)
